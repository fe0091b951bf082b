using IsmsRoles.Domain.Audit.Events;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Accounts;

/// <summary>
/// What works once or for a while, after a restore: the copy does not know what was used since it was made, so all of it
/// ends. Passwords, passkeys and authenticators stay.
/// </summary>
public static class OneTimeSecrets
{
    private const int SecondsOfStep = 30; // RFC 6238, 4.1

    /// <summary>Ends sessions and half-finished sign-ins, one-time links, recovery codes, and the authenticator codes of this minute.</summary>
    public static async Task EndAsync(Change change, CancellationToken cancellation)
    {
        var stamp = Guid.NewGuid().ToString("N"); // in no cookie, of a session or of a first step
        await change.Db.Users.ExecuteUpdateAsync(a => a.SetProperty(x => x.SecurityStamp, stamp), cancellation);
        await change.Db.PasswordLinks.Where(l => l.UsedAt == null).ExecuteUpdateAsync(l => l.SetProperty(x => x.UsedAt, change.Now), cancellation);
        await change.Db.RecoveryCodes.Where(c => c.UsedAt == null).ExecuteUpdateAsync(c => c.SetProperty(x => x.UsedAt, change.Now), cancellation);
        var step = (new DateTimeOffset(change.Now, TimeSpan.Zero).ToUnixTimeSeconds() / SecondsOfStep) + 1; // a code may have been used a step early
        await change.Db.SecondFactors.Where(f => f.LastStep < step).ExecuteUpdateAsync(f => f.SetProperty(x => x.LastStep, step), cancellation);
    }

    /// <summary>Whether a challenge given at a moment (UTC) ended with a restore: the copy does not know whether it was answered.</summary>
    public static Task<bool> EndedSinceAsync(RegisterDbContext db, DateTime given, CancellationToken cancellation) =>
        db.AuditEntries.AnyAsync(e => e.Kind == nameof(RegisterRestored) && e.At >= given, cancellation);
}
