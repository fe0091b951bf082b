using IsmsRoles.Data;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Access;

/// <summary>An open account as it stands now, with all that decides whether it can be used today.</summary>
/// <param name="AccessEndsOn">The last day it can be used.</param>
/// <param name="Periods">The linked person's periods with us.</param>
internal sealed record AccountFacts(
    Guid Id,
    Guid? PersonId,
    string? PersonName,
    string Email,
    AccessRight Access,
    string? SecurityStamp,
    DateOnly? AccessEndsOn,
    string? TimeZoneId,
    IReadOnlyList<AccountFacts.Period> Periods)
{
    /// <summary>One command.</summary>
    /// <returns>Null where there is no such open account.</returns>
    public static async Task<AccountFacts?> OfAsync(RegisterDbContext db, Guid id, CancellationToken cancellation)
    {
        var rows = await (
            from account in db.Users.AsNoTracking()
            where account.Id == id && account.ClosedAt == null
            from person in db.People.Where(p => p.Id == account.PersonId).DefaultIfEmpty()
            from period in db.People.Where(p => p.Id == account.PersonId).SelectMany(p => p.Periods).DefaultIfEmpty()
            select new
            {
                account.PersonId,
                account.Email,
                account.Access,
                account.SecurityStamp,
                account.AccessEndsOn,
                Name = person == null ? null : person.Name,
                Zone = db.Organisations.Select(o => o.TimeZoneId).FirstOrDefault(),
                From = period == null ? null : (DateOnly?)period.From,
                Until = period == null ? null : period.Until,
            }).ToListAsync(cancellation);
        return rows is [var first, ..]
            ? new(id, first.PersonId, first.Name, first.Email!, first.Access, first.SecurityStamp, first.AccessEndsOn, first.Zone,
                [.. rows.Where(r => r.From is not null).Select(r => new Period(r.From!.Value, r.Until))])
            : null;
    }

    /// <summary>Why it can no longer be used, in the holder's words; null while it can. A last day still counts.</summary>
    public string? Ended(DateTime now)
    {
        var today = OrganisationTime.DayOf(now, TimeZoneId);
        if (AccessEndsOn is { } last && last < today)
        {
            return $"The access of this account ended on {last.InWords()}. If you still need it, ask an administrator to extend it.";
        }

        var over = Periods.Where(p => p.Until < today).ToList();
        return over.Count > 0 && !Periods.Any(p => Days.Covers(p.From, p.Until, today))
            ? $"By the register, your last day was {over.Max(p => p.Until)!.Value.InWords()}, so this account can no longer be used. If that is wrong, tell the manager of the register."
            : null;
    }

    /// <summary>One period with us, both days inside it.</summary>
    internal sealed record Period(DateOnly From, DateOnly? Until);
}
