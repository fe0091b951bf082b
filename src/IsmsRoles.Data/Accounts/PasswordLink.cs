using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Access;

namespace IsmsRoles.Data.Accounts;

/// <summary>A one-time link that sets an account's password. Only its hash is kept; it works once and not for long.</summary>
public sealed class PasswordLink : IBearsOrigin
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(72);

    private PasswordLink() => TokenHash = "";

    private PasswordLink(Guid accountId, string tokenHash, DateTime expiresAt) =>
        (AccountId, TokenHash, ExpiresAt) = (accountId, tokenHash, expiresAt);

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid AccountId { get; private init; }

    /// <summary>SHA-256 of the token, hexadecimal.</summary>
    public string TokenHash { get; private init; }

    /// <summary>Who issued it and when; the password set through it has this origin.</summary>
    public CredentialOrigin? Issued { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime ExpiresAt { get; private init; }

    /// <summary>UTC; null while unused.</summary>
    public DateTime? UsedAt { get; private set; }

    /// <summary>Makes a link and the token that goes into its address; the token is known only now. 256 bits.</summary>
    public static (PasswordLink Link, string Token) Issue(Account account, DateTime at)
    {
        if (!account.IsOpen)
        {
            throw new RuleBrokenException("This account is closed. Reopen it before issuing a link.");
        }

        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        account.NotePasswordLink();
        return (new(account.Id, Hash(token), at + Lifetime), token);
    }

    public static string Hash(string? token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token ?? "")));

    public bool WorksAt(DateTime at) => UsedAt is null && at < ExpiresAt;

    public void Use(DateTime at)
    {
        if (!WorksAt(at))
        {
            throw new RuleBrokenException("This link was used already or has expired. Ask an administrator for a new one.");
        }

        UsedAt = at;
    }

    /// <summary>Ends an older link when a newer one is issued.</summary>
    public void Expire(DateTime at) => UsedAt ??= at;

    /// <summary>Part of a person's erasure: another name stands where theirs did.</summary>
    internal void Forget(Func<CredentialOrigin?, CredentialOrigin?> forgotten) => Issued = forgotten(Issued);

    void IBearsOrigin.Stamp(Actor actor, DateTime at) => Issued ??= CredentialOrigin.By(actor, OriginKind.PasswordLink, at);
}
