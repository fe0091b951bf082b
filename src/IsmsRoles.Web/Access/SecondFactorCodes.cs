using System.Security.Cryptography;
using System.Text;
using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Domain.Audit.Events;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using OtpNet;

namespace IsmsRoles.Web.Access;

/// <summary>Authenticator codes (RFC 6238: SHA-1, six digits, thirty seconds) and recovery codes: made, and accepted once.</summary>
public sealed class SecondFactorCodes(
    IDbContextFactory<RegisterDbContext> contexts, Ledger ledger, IDataProtectionProvider protection, TimeProvider clock, ILogger<SecondFactorCodes> log)
{
    public const string AuthenticatorCode = "authenticator code";
    public const string RecoveryCodeName = "recovery code";

    // A clock may be a step early or late; more would only help guessing.
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    private readonly IDataProtector _keys = protection.CreateProtector("IsmsRoles.AuthenticatorKey");

    /// <summary>160 random bits, as RFC 4226 section 4 asks for, in Base32.</summary>
    public static string NewKey() => Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(20));

    public string Protect(string key) => _keys.Protect(key);

    /// <summary>The time step a code was made for, or null where it is not one of the key's codes now.</summary>
    public long? StepOf(string key, string? typed) =>
        new Totp(Base32Encoding.ToBytes(key)).VerifyTotp(clock.GetUtcNow().UtcDateTime, Digits(typed), out var step, Window) ? step : null;

    /// <summary>Accepts an authenticator or a recovery code, once.</summary>
    /// <returns>What it was, or null where it was neither or was used before.</returns>
    public async Task<string?> AcceptAsync(Guid accountId, string? typed, CancellationToken cancellation)
    {
        var code = Digits(typed);
        return code.Length == 6 && code.All(char.IsAsciiDigit)
            ? await AcceptAuthenticatorAsync(accountId, code, cancellation) ? AuthenticatorCode : null
            : await AcceptRecoveryAsync(accountId, typed, cancellation) ? RecoveryCodeName : null;
    }

    /// <summary>Ten codes, and the rows that keep their hashes. 80 random bits each.</summary>
    public static (IReadOnlyList<string> Codes, IReadOnlyList<RecoveryCode> Rows) NewRecoveryCodes(Guid accountId)
    {
        var codes = Enumerable.Range(0, RecoveryCode.Number).Select(_ => Grouped(Base32Encoding.ToString(RandomNumberGenerator.GetBytes(10)))).ToList();
        return (codes, [.. codes.Select(c => new RecoveryCode(accountId, Hash(accountId, c)))]);
    }

    private async Task<bool> AcceptAuthenticatorAsync(Guid accountId, string code, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var factor = await db.SecondFactors.AsNoTracking().SingleOrDefaultAsync(f => f.AccountId == accountId && f.Kind == SecondFactorKind.Authenticator, cancellation);
        if (factor is null || StepOf(Unprotect(factor), code) is not { } step)
        {
            return false;
        }

        // One command decides between two requests with the same code.
        var now = clock.GetUtcNow().UtcDateTime;
        return await db.SecondFactors
            .Where(f => f.Id == factor.Id && f.LastStep < step)
            .ExecuteUpdateAsync(f => f.SetProperty(x => x.LastStep, step).SetProperty(x => x.UsedAt, now), cancellation) == 1;
    }

    private string Unprotect(SecondFactor factor)
    {
        try
        {
            return _keys.Unprotect(factor.ProtectedKey!);
        }
        catch (CryptographicException e)
        {
            log.LogError(e, "The authenticator key of account {Account} cannot be read: the keys it was encrypted with are gone", factor.AccountId);
            return NewKey(); // whose codes nobody has
        }
    }

    private async Task<bool> AcceptRecoveryAsync(Guid accountId, string? typed, CancellationToken cancellation)
    {
        var hash = Hash(accountId, typed);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.RecoveryCodes.AnyAsync(c => c.Hash == hash && c.UsedAt == null, cancellation))
        {
            return false;
        }

        return await ledger.As("Whoever had the password").ChangeAsync(
            async change =>
            {
                if (await change.Db.RecoveryCodes.SingleOrDefaultAsync(c => c.Hash == hash && c.UsedAt == null, cancellation) is not { } code)
                {
                    return false;
                }

                code.Use(change.Now);
                var left = await change.Db.RecoveryCodes.CountAsync(c => c.AccountId == accountId && c.UsedAt == null && c.Id != code.Id, cancellation);
                var account = await change.Db.Users.SingleAsync(a => a.Id == accountId, cancellation);
                account.Note(new RecoveryCodeUsed(accountId, account.Email!, left));
                return true;
            },
            cancellation);
    }

    private static string Hash(Guid accountId, string? code)
    {
        var plain = new string([.. (code ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{accountId:N} {plain}")));
    }

    private static string Grouped(string code) => string.Join('-', code.Chunk(4).Select(part => new string(part)));

    private static string Digits(string? typed) => new([.. (typed ?? "").Where(c => !char.IsWhiteSpace(c))]);
}
