using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.HandOvers;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.ThirdParties;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Registers;

/// <summary>Loads what a hand-over is worked out from, in a fixed number of commands however much there is to hand over.</summary>
/// <param name="keeps">True inside a change, whose records are changed; false for a look ahead.</param>
public sealed class HandOverLoading(RegisterDbContext db, bool keeps)
{
    /// <returns>Null where there is no such person, position or third party, or their data was erased.</returns>
    public async Task<HandOverFacts?> FactsAsync(
        HandOverSubjectKind kind, Guid id, DateOnly today, RegisterSnapshot register, SigningSituation situation, CancellationToken cancellation)
    {
        if (await SubjectAsync(kind, id, cancellation) is not { } subject)
        {
            return null;
        }

        var people = await PeopleAsync(subject, cancellation);
        var ids = people.Select(p => (Guid?)p.Id).ToList();
        var personIds = people.Select(p => p.Id).ToList();
        var positions = await Rows(db.Positions).Where(p => p.Tenures.Any(t => personIds.Contains(t.PersonId))).ToListAsync(cancellation);
        var positionIds = positions.Select(p => (Guid?)p.Id).ToList();
        var assignments = await Rows(db.Assignments)
            .Where(a => a.EndedOn == null && (a.PositionId == id || a.ThirdPartyId == id || ids.Contains(a.PersonId) || positionIds.Contains(a.PositionId)))
            .ToListAsync(cancellation);

        // A contact is a text, so a person is known by their name or address in it.
        List<string?> contact = kind == HandOverSubjectKind.Person ? [people[0].Name, people[0].Email, people[0].Email?.ToLowerInvariant()] : [];
        var thirdParties = await Rows(db.ThirdParties)
            .Where(t => ids.Contains(t.OwnerId)
                || (t.SecurityContact != null && contact.Contains(t.SecurityContact))
                || (t.SecurityContactEmail != null && contact.Contains(t.SecurityContactEmail)))
            .ToListAsync(cancellation);
        var reports = await Reporting(ids, today)
            .GroupBy(p => p.LineManagerId!.Value)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        return new(subject, today, register, situation, people, assignments, positions, thirdParties, reports);
    }

    /// <summary>The further records that an order touches.</summary>
    public async Task<HandOverRecords> RecordsAsync(HandOverPlan plan, HandOverOrder order, CancellationToken cancellation)
    {
        var facts = plan.Facts;
        var changing = order.Changing.ToDictionary(d => d.Key);
        var items = plan.Items.Where(i => changing.ContainsKey(i.Key)).ToList();
        var roleIds = items.Select(i => i.RoleId).OfType<Guid>().Distinct().ToList();
        var followers = changing.Values.Select(d => d.Successor).OfType<Successor>().Concat(items.SelectMany(i => i.Deputies).Select(d => d.Who)).ToList();
        var personIds = followers.Select(f => f.PersonId).OfType<Guid>().Distinct().ToList();
        var positionIds = followers.Select(f => f.PositionId).Concat(facts.Assignments.Select(a => a.PositionId)).OfType<Guid>().Distinct().ToList();
        var people = await Rows(db.People).Where(p => personIds.Contains(p.Id)).ToListAsync(cancellation);
        var thirdPartyIds = followers.Select(f => f.ThirdPartyId)
            .Concat(facts.Assignments.Select(a => a.ThirdPartyId))
            .Concat(people.Concat(facts.People).Select(p => p.EmployerId))
            .OfType<Guid>().Distinct().ToList();
        var scopeIds = facts.Assignments.Select(a => a.ScopeItemId).OfType<Guid>().Distinct().ToList();
        var managers = items.Where(i => i.Thing == HandOverThing.LineManagement).Select(i => i.PersonId).ToList();
        return new(
            await Rows(db.Roles).AsSplitQuery().Where(r => roleIds.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellation),
            await Rows(db.Assignments).Where(a => roleIds.Contains(a.RoleId)).ToListAsync(cancellation),
            people.ToDictionary(p => p.Id),
            await Rows(db.Positions).Where(p => positionIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellation),
            await Rows(db.ThirdParties).Where(t => thirdPartyIds.Contains(t.Id)).ToDictionaryAsync(t => t.Id, cancellation),
            await Rows(db.ScopeItems).Where(s => scopeIds.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellation),
            managers.Count == 0 ? [] : await Reporting(managers, facts.Today).ToListAsync(cancellation));
    }

    private async Task<HandOverSubject?> SubjectAsync(HandOverSubjectKind kind, Guid id, CancellationToken cancellation)
    {
        switch (kind)
        {
            case HandOverSubjectKind.Person:
                return await Rows(db.People).SingleOrDefaultAsync(p => p.Id == id && p.ErasedAt == null, cancellation) is { } person
                    ? new(kind, id, person.Name, person.LeavesOn)
                    : null;
            case HandOverSubjectKind.Position:
                return await Rows(db.Positions).SingleOrDefaultAsync(p => p.Id == id, cancellation) is { } position
                    ? new(kind, id, position.Title, position.AbolishedOn)
                    : null;
            default:
                return await Rows(db.ThirdParties).SingleOrDefaultAsync(t => t.Id == id, cancellation) is { } thirdParty
                    ? new(kind, id, thirdParty.Name, thirdParty.LastDay)
                    : null;
        }
    }

    // Of a third party's people, those who hold, own or manage something: not all who ever came.
    private Task<List<Person>> PeopleAsync(HandOverSubject subject, CancellationToken cancellation) => subject.Kind switch
    {
        HandOverSubjectKind.Person => Rows(db.People).Where(p => p.Id == subject.Id).ToListAsync(cancellation),
        HandOverSubjectKind.ThirdParty => Rows(db.People)
            .Where(p => p.EmployerId == subject.Id && p.ErasedAt == null
                && (db.Assignments.Any(a => a.PersonId == p.Id && a.EndedOn == null)
                    || db.Positions.Any(x => x.Tenures.Any(t => t.PersonId == p.Id && t.Until == null))
                    || db.ThirdParties.Any(t => t.OwnerId == p.Id)
                    || db.People.Any(x => x.LineManagerId == p.Id)))
            .ToListAsync(cancellation),
        _ => Task.FromResult<List<Person>>([]),
    };

    private IQueryable<Person> Reporting(List<Guid?> managers, DateOnly today) => Rows(db.People)
        .Where(p => managers.Contains(p.LineManagerId) && p.ErasedAt == null && p.Periods.Any(x => x.Until == null || x.Until >= today));

    private IQueryable<T> Rows<T>(DbSet<T> all)
        where T : class => keeps ? all : all.AsNoTracking();
}
