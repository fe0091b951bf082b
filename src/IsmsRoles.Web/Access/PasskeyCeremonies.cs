using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Access;

/// <summary>
/// Passkey challenges (WebAuthn level 3). A challenge is for one purpose, which names the session, the account and what is
/// signed; it lives five minutes in an encrypted cookie of this browser and can be answered once.
/// </summary>
public sealed class PasskeyCeremonies(
    IPasskeyHandler<Account> handler,
    IDbContextFactory<RegisterDbContext> contexts,
    IDatabaseErrors errors,
    IDataProtectionProvider protection,
    IHttpContextAccessor http,
    TimeProvider clock,
    ILogger<PasskeyCeremonies> log)
{
    public const string Cookie = "ismsroles-passkey";

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly IDataProtector _protector = protection.CreateProtector("IsmsRoles.PasskeyChallenge");

    private HttpContext Http => http.HttpContext!;

    /// <summary>Options for <c>navigator.credentials.get</c>.</summary>
    /// <param name="account">Whose passkeys are asked for; null for whoever answers.</param>
    public async Task<string> AskAsync(Account? account, string purpose)
    {
        var options = await handler.MakeRequestOptionsAsync(account, Http);
        Keep(purpose, options.AssertionState!);
        return options.RequestOptionsJson;
    }

    /// <summary>Options for <c>navigator.credentials.create</c>.</summary>
    /// <param name="note">What the answer needs to know, kept with the challenge.</param>
    public async Task<string> AskForNewAsync(Account account, string displayName, string purpose, string note)
    {
        var options = await handler.MakeCreationOptionsAsync(new() { Id = account.Id.ToString(), Name = account.Email!, DisplayName = displayName }, Http);
        Keep(purpose, options.AttestationState!, note);
        return options.CreationOptionsJson;
    }

    /// <returns>Whose passkey answered, or null where the answer does not count.</returns>
    public async Task<Account?> AnswerAsync(string? credential, string purpose, CancellationToken cancellation)
    {
        if (await TakeAsync(credential, purpose, cancellation) is not { } kept)
        {
            return null;
        }

        var result = await handler.PerformAssertionAsync(new() { HttpContext = Http, CredentialJson = credential!, AssertionState = kept.State });
        if (!result.Succeeded)
        {
            log.LogWarning("A passkey was refused: {Reason}", result.Failure.Message);
            return null;
        }

        await NoteUseAsync(result.Passkey, cancellation);
        return result.User;
    }

    /// <returns>The new passkey and the note kept with its challenge, or null where the answer does not count.</returns>
    public async Task<(UserPasskeyInfo Passkey, string Note)?> AnswerWithNewAsync(string? credential, string purpose, CancellationToken cancellation)
    {
        if (await TakeAsync(credential, purpose, cancellation) is not { } kept)
        {
            return null;
        }

        var result = await handler.PerformAttestationAsync(new() { HttpContext = Http, CredentialJson = credential!, AttestationState = kept.State });
        if (!result.Succeeded)
        {
            log.LogWarning("A new passkey was refused: {Reason}", result.Failure.Message);
            return null;
        }

        return (result.Passkey, kept.Note);
    }

    private void Keep(string purpose, string state, string note = "")
    {
        var kept = new Kept(purpose, state, note, clock.GetUtcNow().UtcDateTime + Lifetime);
        Http.Response.Cookies.Append(Cookie, _protector.Protect(JsonSerializer.Serialize(kept)), new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = Http.Request.IsHttps,
            Path = Http.Request.PathBase.HasValue ? Http.Request.PathBase : "/",
            MaxAge = Lifetime,
            IsEssential = true,
        });
    }

    private async Task<Kept?> TakeAsync(string? credential, string purpose, CancellationToken cancellation)
    {
        var cookie = Http.Request.Cookies[Cookie];
        Http.Response.Cookies.Delete(Cookie, new() { Path = Http.Request.PathBase.HasValue ? Http.Request.PathBase : "/" });
        if (string.IsNullOrEmpty(credential) || string.IsNullOrEmpty(cookie) || Read(cookie) is not { } kept
            || kept.Purpose != purpose || kept.ExpiresAt <= clock.GetUtcNow().UtcDateTime)
        {
            log.LogWarning("A passkey answer came without a challenge for it");
            return null;
        }

        return await IsFirstAnswerAsync(kept, cancellation) ? kept : null;
    }

    private Kept? Read(string cookie)
    {
        try
        {
            return JsonSerializer.Deserialize<Kept>(_protector.Unprotect(cookie));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // Deleting a cookie does not take it back from somebody who kept a copy: the unique key does.
    private async Task<bool> IsFirstAnswerAsync(Kept kept, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await OneTimeSecrets.EndedSinceAsync(db, kept.ExpiresAt - Lifetime, cancellation))
        {
            log.LogWarning("A passkey challenge from before a restore was answered");
            return false;
        }

        await db.UsedChallenges.Where(u => u.ExpiresAt < now).ExecuteDeleteAsync(cancellation);
        db.UsedChallenges.Add(new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(kept.State))), kept.ExpiresAt));
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException e) when (errors.IsDuplicate(e))
        {
            log.LogWarning("A passkey challenge was answered a second time");
            return false;
        }
    }

    private async Task NoteUseAsync(UserPasskeyInfo used, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var stored = await db.Set<IdentityUserPasskey<Guid>>().SingleAsync(p => p.CredentialId == used.CredentialId, cancellation);
        (stored.Data.SignCount, stored.Data.IsBackedUp, stored.Data.IsUserVerified) = (used.SignCount, used.IsBackedUp, used.IsUserVerified);
        await db.SaveChangesAsync(cancellation);
        var now = clock.GetUtcNow().UtcDateTime;
        await db.SecondFactors.Where(f => f.CredentialId == used.CredentialId).ExecuteUpdateAsync(f => f.SetProperty(x => x.UsedAt, now), cancellation);
    }

    private sealed record Kept(string Purpose, string State, string Note, DateTime ExpiresAt);
}
