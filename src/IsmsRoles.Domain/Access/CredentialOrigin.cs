namespace IsmsRoles.Domain.Access;

/// <summary>What somebody did that put another in possession of an account, or said whose account it is.</summary>
public enum OriginKind
{
    /// <summary>Set a password without a link: set-up, or a program on the server.</summary>
    Password,

    /// <summary>Issued the one-time link that the password was set through.</summary>
    PasswordLink,

    /// <summary>Took the account's second factors away.</summary>
    SecondFactorReset,

    /// <summary>Linked the account to its person.</summary>
    PersonLink,
}

/// <summary>What makes an origin worth printing beside a signature (rule 8).</summary>
public enum OriginInterest
{
    None,

    /// <summary>Who submitted the version, before submitting it.</summary>
    Submitter,

    /// <summary>Who holds a new or changed assignment in the version.</summary>
    Appointee,
}

/// <summary>
/// Who stands behind an account: one act from outside, by whom and when. What the holder does signed in, such as changing
/// their own password, is none and erases none.
/// </summary>
/// <param name="AccountId">Null for the application itself, such as a command on the server.</param>
/// <param name="Name">The person's name, the account's e-mail address, or the name the application acted under.</param>
/// <param name="At">When the act was done, UTC: for a link when it was issued, not when it was used.</param>
public sealed record CredentialOrigin(OriginKind Kind, Guid? AccountId, Guid? PersonId, string Name, DateTime At)
{
    public OriginInterest Interest { get; init; }

    public static CredentialOrigin By(Actor actor, OriginKind kind, DateTime at) =>
        new(kind, actor.AccountId, actor.PersonId, actor.Name, at);

    /// <summary>"Ana Ruiz issued the password link".</summary>
    public string InWords() => Kind switch
    {
        OriginKind.PasswordLink => $"{Name} issued the password link",
        OriginKind.SecondFactorReset => $"{Name} reset the second factor",
        OriginKind.PersonLink => $"{Name} linked the account to its person",
        _ => $"{Name} set the password",
    };
}
