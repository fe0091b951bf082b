using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Accounts;

/// <summary>Deletes second factors with their keys; recovery codes go with the last one.</summary>
public static class SecondFactorRemoval
{
    /// <returns>Whether there was any.</returns>
    public static async Task<bool> AllAsync(Change change, Guid accountId, CancellationToken cancellation)
    {
        var all = await change.Db.SecondFactors.Where(f => f.AccountId == accountId).ToListAsync(cancellation);
        await DeleteAsync(change, accountId, all, cancellation);
        return all.Count > 0;
    }

    public static Task OneAsync(Change change, SecondFactor factor, CancellationToken cancellation) =>
        DeleteAsync(change, factor.AccountId, [factor], cancellation);

    private static async Task DeleteAsync(Change change, Guid accountId, IReadOnlyList<SecondFactor> gone, CancellationToken cancellation)
    {
        var ids = gone.Select(f => f.Id).ToList();
        var credentials = gone.Select(f => f.CredentialId).OfType<byte[]>().ToList();
        var passkeys = await change.Db.Set<IdentityUserPasskey<Guid>>().Where(p => p.UserId == accountId).ToListAsync(cancellation);
        change.Db.RemoveRange(gone);
        change.Db.RemoveRange(passkeys.Where(p => credentials.Any(c => c.AsSpan().SequenceEqual(p.CredentialId))));
        if (!await change.Db.SecondFactors.AnyAsync(f => f.AccountId == accountId && !ids.Contains(f.Id), cancellation))
        {
            change.Db.RemoveRange(await change.Db.RecoveryCodes.Where(c => c.AccountId == accountId).ToListAsync(cancellation));
        }
    }
}
