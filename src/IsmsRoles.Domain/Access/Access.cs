namespace IsmsRoles.Domain.Access;

/// <summary>What an account may do in the application. Every signed-in account is a Member without any flag.</summary>
[Flags]
public enum AccessRight
{
    Member = 0,

    /// <summary>Keeps accounts and settings.</summary>
    Administrator = 1,

    /// <summary>Edits the register and submits versions.</summary>
    Manager = 2,

    /// <summary>May be asked to sign. Whether a signature counts is decided by rule 5, not by this flag.</summary>
    Approver = 4,

    /// <summary>Reads and downloads everything, changes nothing.</summary>
    Auditor = 8,
}

/// <summary>
/// Who acts, as the account stands inside the transaction that changes the register: an account and the person it is
/// linked to, or the system itself (set-up, background work, a command on the server).
/// </summary>
public sealed record Actor(Guid? AccountId, Guid? PersonId, string Name, AccessRight Access)
{
    /// <summary>Who stands behind every credential the account can sign with, and behind its link to a person (rule 8).</summary>
    public IReadOnlyList<CredentialOrigin> Behind { get; init; } = [];

    /// <summary>Whether the account has an authenticator or a passkey.</summary>
    public bool HasSecondFactor { get; init; }

    /// <summary>The application acting on its own, with the reason for it as its name ("Set-up", "Document maker").</summary>
    public static Actor System(string name) =>
        new(null, null, name, AccessRight.Administrator | AccessRight.Manager);

    public bool Can(AccessRight right) => (Access & right) == right;

    public void Demand(AccessRight right)
    {
        if (!Can(right))
        {
            throw new RuleBrokenException($"Only {Article(right)} may do this, and your account is not one. Ask an administrator.");
        }
    }

    /// <summary>Rule 6: only an account linked to a person submits or signs.</summary>
    public Guid DemandPerson() =>
        PersonId ?? throw new RuleBrokenException(
            "Your account is not linked to a person, so nobody could tell who signed. Ask an administrator to link it first.");

    private static string Article(AccessRight right) => right switch
    {
        AccessRight.Administrator => "an Administrator",
        AccessRight.Manager => "a Manager",
        AccessRight.Approver => "an Approver",
        AccessRight.Auditor => "an Auditor",
        _ => "somebody signed in",
    };
}
