using IsmsRoles.Domain;
using IsmsRoles.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Accounts;

/// <summary>
/// The rule that somebody can always keep the accounts: of the open administrators who have a password and whose access
/// does not end by itself, the last one is neither closed nor loses administrator access.
/// </summary>
/// <param name="Others">How many there are besides the account that is about to change.</param>
public sealed record OpenAdministrators(int Others)
{
    /// <summary>Counts them inside a change, besides one account.</summary>
    public static async Task<OpenAdministrators> BesidesAsync(RegisterDbContext db, Guid accountId) =>
        new(await db.Users.CountAsync(a =>
            a.Id != accountId && a.ClosedAt == null && a.PasswordHash != null && a.AccessEndsOn == null
            && !db.People.Any(p => p.Id == a.PersonId && p.Periods.All(period => period.Until != null))
            && (a.Access & AccessRight.Administrator) == AccessRight.Administrator));

    /// <exception cref="RuleBrokenException">Nobody who can sign in would be left to keep the accounts.</exception>
    public void DemandOne(string field)
    {
        if (Others == 0)
        {
            throw new RuleBrokenException(
                "This is the last open administrator who can sign in, so nobody could keep the accounts afterwards. Give somebody else administrator access first.",
                field);
        }
    }
}
