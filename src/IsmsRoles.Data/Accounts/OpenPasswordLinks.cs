using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Accounts;

/// <summary>Links of an account that nobody has used yet.</summary>
public static class OpenPasswordLinks
{
    /// <summary>Ends them: a newer one is issued, or the account is closed.</summary>
    public static async Task ExpireAsync(Change change, Guid accountId, CancellationToken cancellation)
    {
        foreach (var link in await change.Db.PasswordLinks.Where(l => l.AccountId == accountId && l.UsedAt == null).ToListAsync(cancellation))
        {
            link.Expire(change.Now);
        }
    }
}
