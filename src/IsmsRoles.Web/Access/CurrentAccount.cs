using IsmsRoles.Data;
using IsmsRoles.Domain.Access;

namespace IsmsRoles.Web.Access;

/// <summary>Who makes this request, as the account stands now: filled when the session cookie is checked, not from the cookie.</summary>
public sealed class CurrentAccount : IActorSource
{
    private AccountFacts? _facts;

    public bool IsSignedIn => _facts is not null;

    public Guid? AccountId => _facts?.Id;

    public Guid? PersonId => _facts?.PersonId;

    /// <summary>The linked person's name, or the e-mail address.</summary>
    public string Name => _facts?.PersonName ?? _facts?.Email ?? "";

    public string Email => _facts?.Email ?? "";

    public AccessRight Access => _facts?.Access ?? AccessRight.Member;

    public string? SystemName => null;

    public bool IsManager => Can(AccessRight.Manager);

    public bool IsApprover => Can(AccessRight.Approver);

    public bool IsAdministrator => Can(AccessRight.Administrator);

    public bool IsAuditor => Can(AccessRight.Auditor);

    /// <summary>Everyone but a plain Member reads the live register.</summary>
    public bool ReadsRegister => IsSignedIn && Access != AccessRight.Member;

    internal void Take(AccountFacts facts) => _facts = facts;

    private bool Can(AccessRight right) => IsSignedIn && (Access & right) == right;
}

internal sealed record AccountFacts(Guid Id, Guid? PersonId, string? PersonName, string Email, AccessRight Access, string? SecurityStamp);
