using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.HandOvers;

/// <summary>
/// The open account of somebody who leaves. Its use ends by itself after their last day; an administrator may close it at
/// once, which ends its sessions.
/// </summary>
/// <param name="Administrators">Who else may close it: the first few names.</param>
public sealed record LeaverAccount(Guid Id, string Email, IReadOnlyList<string> Administrators)
{
    private const int MostNames = 3;

    /// <returns>Null where they have no open account.</returns>
    public static async Task<LeaverAccount?> OfAsync(RegisterDbContext db, Guid personId, CancellationToken cancellation)
    {
        var account = await db.Users.AsNoTracking()
            .Where(a => a.PersonId == personId && a.ClosedAt == null)
            .Select(a => new { a.Id, a.Email })
            .FirstOrDefaultAsync(cancellation);
        if (account is null)
        {
            return null;
        }

        var administrators = await db.Users.AsNoTracking()
            .Where(a => a.Id != account.Id && a.ClosedAt == null && (a.Access & AccessRight.Administrator) == AccessRight.Administrator)
            .OrderBy(a => a.Email)
            .Take(MostNames)
            .Select(a => db.People.Where(p => p.Id == a.PersonId).Select(p => p.Name).FirstOrDefault() ?? a.Email!)
            .ToListAsync(cancellation);
        return new(account.Id, account.Email!, administrators);
    }

    /// <summary>Closes it inside a change; for administrators alone.</summary>
    public static async Task CloseAsync(Change change, Guid personId, string reason, CancellationToken cancellation)
    {
        change.Actor.Demand(AccessRight.Administrator);
        if (await OpenAccounts.OfPersonAsync(change.Db, personId) is not { } account)
        {
            return; // somebody closed it meanwhile
        }

        try
        {
            account.Close(reason, change.Now, await OpenAdministrators.BesidesAsync(change.Db, account.Id));
        }
        catch (RuleBrokenException refusal)
        {
            throw new RuleBrokenException(refusal.Message, "CloseAccount");
        }

        await OpenPasswordLinks.ExpireAsync(change, account.Id, cancellation);
    }
}
