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

    /// <summary>Tells this session from others of the same account.</summary>
    public string? SessionId { get; private set; }

    public AccessRight Access => _facts?.Access ?? AccessRight.Member;

    public string? SystemName => null;

    public bool IsManager => Can(AccessRight.Manager);

    public bool IsApprover => Can(AccessRight.Approver);

    public bool IsAdministrator => Can(AccessRight.Administrator);

    public bool IsAuditor => Can(AccessRight.Auditor);

    /// <summary>Everyone but a plain Member reads the live register.</summary>
    public bool ReadsRegister => IsSignedIn && Access != AccessRight.Member;

    /// <summary>As the domain asks about them.</summary>
    public Actor Actor => new(AccountId, PersonId, Name, Access);

    internal void Take(AccountFacts facts, string? sessionId) => (_facts, SessionId) = (facts, sessionId);

    private bool Can(AccessRight right) => IsSignedIn && (Access & right) == right;
}
