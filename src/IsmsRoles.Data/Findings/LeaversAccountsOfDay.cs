using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.Findings;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Findings;

/// <summary>Accounts that were open at the end of a day for people who had left: counted, and the first of them named.</summary>
internal static class LeaversAccountsOfDay
{
    private const int Named = 50;

    public static async Task<LeaversAccounts> ReadAsync(FactsReading reading)
    {
        var (db, day, end) = (reading.Db, reading.Day, reading.End);
        var open =
            from account in db.Users.AsNoTracking()
            where (account.ClosedAt == null || account.ClosedAt >= end) && (account.AccessEndsOn == null || account.AccessEndsOn >= day)
            join person in db.People on account.PersonId equals person.Id
            where person.Periods.Any(p => p.Until < day) && !person.Periods.Any(p => p.From <= day && (p.Until == null || p.Until >= day))
            select new { account.Id, Person = person };
        if (reading.IsPast)
        {
            open = open.Where(a =>
                db.AuditEntries.Any(e => e.Kind == nameof(AccountCreated) && e.At < end && e.Subjects.Any(s => s.SubjectId == a.Id))
                && db.AuditEntries.Any(e => e.Kind == nameof(PersonLeft) && e.At < end && e.ActorPersonId != a.Person.Id && e.Subjects.Any(s => s.SubjectId == a.Person.Id)));
        }

        var count = await open.CountAsync(reading.Cancellation);
        var named = await open
            .OrderBy(a => a.Person.Name)
            .Take(Named)
            .Select(a => new { a.Id, PersonId = a.Person.Id, a.Person.Name, Last = a.Person.Periods.Where(p => p.Until < day).Max(p => p.Until) })
            .ToListAsync(reading.Cancellation);
        return new(count, [.. named.Select(a => new LeaversAccount(a.Id, a.PersonId, a.Name, a.Last!.Value))]);
    }
}
