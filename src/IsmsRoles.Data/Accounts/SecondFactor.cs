using IsmsRoles.Domain;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.People;

namespace IsmsRoles.Data.Accounts;

public enum SecondFactorKind
{
    /// <summary>An application that shows six digits for every thirty seconds (RFC 6238).</summary>
    Authenticator,

    /// <summary>A key pair in a device (WebAuthn), unlocked there: two factors by itself.</summary>
    Passkey,
}

/// <summary>
/// An authenticator or a passkey of an account. Of a passkey Identity's own table has the public key; this row has its name
/// and who stood behind the password it was added with.
/// </summary>
public sealed class SecondFactor
{
    public const int NameMaxLength = 60;
    public const int MostPasskeys = 10;
    public const int CredentialIdMaxLength = 1023; // WebAuthn level 3, section 4

    private SecondFactor() => Name = ""; // for EF Core

    private SecondFactor(Account account, SecondFactorKind kind, string name, DateTime at) =>
        (AccountId, Kind, Name, AddedAt, Origin) = (account.Id, kind, name, at, account.PasswordOrigin);

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid AccountId { get; private init; }

    public SecondFactorKind Kind { get; private init; }

    public string Name { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime AddedAt { get; private init; }

    /// <summary>UTC; null until it was used.</summary>
    public DateTime? UsedAt { get; private set; }

    /// <summary>Who stood behind the account's password when this was added.</summary>
    public CredentialOrigin? Origin { get; private set; }

#pragma warning disable CA1819 // bytes as they are stored
    /// <summary>A passkey's credential identifier.</summary>
    public byte[]? CredentialId { get; private init; }
#pragma warning restore CA1819

    /// <summary>An authenticator's key, encrypted by the application.</summary>
    public string? ProtectedKey { get; private init; }

    /// <summary>The last time step a code was accepted for; that one and older ones are refused (RFC 6238, 5.2).</summary>
    public long LastStep { get; private set; }

    /// <param name="step">Of the code that proved the set-up: it cannot be used again.</param>
    public static SecondFactor Authenticator(Account account, SecondFactor? other, string protectedKey, long step, DateTime at)
    {
        if (other is not null)
        {
            throw new RuleBrokenException("This account has an authenticator already. Remove it first.", "Code");
        }

        account.Note(new AuthenticatorAdded(account.Id, account.Email!));
        return new(account, SecondFactorKind.Authenticator, "Authenticator", at) { ProtectedKey = protectedKey, LastStep = step };
    }

    /// <param name="others">How many passkeys the account has.</param>
    public static SecondFactor Passkey(Account account, int others, string? name, byte[] credentialId, DateTime at)
    {
        if (others >= MostPasskeys)
        {
            throw new RuleBrokenException($"An account has at most {MostPasskeys} passkeys. Remove one first.");
        }

        var checkedName = CheckedName(name);
        account.Note(new PasskeyAdded(account.Id, account.Email!, checkedName));
        return new(account, SecondFactorKind.Passkey, checkedName, at) { CredentialId = credentialId };
    }

    public void Rename(Account account, string? name)
    {
        var (old, now) = (Name, CheckedName(name));
        if (old != now)
        {
            Name = now;
            account.Note(new PasskeyRenamed(account.Id, account.Email!, old, now));
        }
    }

    /// <summary>Leaves the event of its removal; whoever removes it deletes the row.</summary>
    public void NoteRemoval(Account account) => account.Note(
        Kind == SecondFactorKind.Passkey ? new PasskeyRemoved(account.Id, account.Email!, Name) : new AuthenticatorRemoved(account.Id, account.Email!),
        endsSessions: true);

    /// <summary>Part of a person's erasure: another name stands where theirs did, also where the holder named a passkey after them.</summary>
    internal void Forget(Func<CredentialOrigin?, CredentialOrigin?> forgotten, Mentions mentions, string name) =>
        (Origin, Name) = (forgotten(Origin), mentions.Replace(Name, name, NameMaxLength)!);

    private static string CheckedName(string? name) =>
        Text.Required(name, NameMaxLength, "Give the passkey a name, such as: work phone.", "Name");
}

/// <summary>One of ten codes that stand in for a lost second factor, once each. Only its hash is kept.</summary>
public sealed class RecoveryCode
{
    public const int Number = 10;

    private RecoveryCode() => Hash = ""; // for EF Core

    public RecoveryCode(Guid accountId, string hash) => (AccountId, Hash) = (accountId, hash);

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid AccountId { get; private init; }

    /// <summary>SHA-256 of account and code, hexadecimal; a code has 80 random bits, so nobody finds it from its hash.</summary>
    public string Hash { get; private init; }

    /// <summary>UTC; null while unused.</summary>
    public DateTime? UsedAt { get; private set; }

    public void Use(DateTime at) => UsedAt = at;
}

/// <summary>A passkey challenge that was answered: the unique key refuses a second answer. Kept until the challenge has expired.</summary>
public sealed class UsedChallenge(string hash, DateTime expiresAt)
{
    /// <summary>SHA-256 of the challenge, hexadecimal.</summary>
    public string Hash { get; private init; } = hash;

    /// <summary>UTC.</summary>
    public DateTime ExpiresAt { get; private init; } = expiresAt;
}
