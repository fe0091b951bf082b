using System.Globalization;
using IsmsRoles.Data;
using IsmsRoles.Domain;
using IsmsRoles.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Import;

/// <summary>Writes planned people into the register through their own verbs. A refusal names the row and undoes the whole import.</summary>
internal sealed class ApplyPeople(Change change, PeoplePlan plan, DateOnly firstDay, string? reason)
{
    private readonly Dictionary<int, PlannedPerson> _toCreate = plan.Rows.Where(r => r.Outcome == RowOutcome.Create).ToDictionary(r => r.Row);
    private readonly Dictionary<int, Person> _created = [];

    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var row in _toCreate.Values)
        {
            CreateWithLine(row);
        }

        change.Db.People.AddRange(_created.Values);
        foreach (var part in plan.Rows.Where(r => r.Outcome == RowOutcome.Update).Chunk(500))
        {
            var ids = part.Select(r => r.ExistingId!.Value).ToList();
            var people = await change.Db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellation);
            foreach (var row in part)
            {
                Imports.InRow(row, () => Update(people[row.ExistingId!.Value], row));
            }
        }
    }

    // Line managers first, so that each person is added once and whole; a loop, as a hostile file may chain all its rows.
    private void CreateWithLine(PlannedPerson row)
    {
        var line = new Stack<PlannedPerson>();
        for (PlannedPerson? next = row; next is not null && !_created.ContainsKey(next.Row); next = next.LineManager?.Row is { } above ? _toCreate.GetValueOrDefault(above) : null)
        {
            line.Push(next);
        }

        foreach (var next in line)
        {
            Imports.InRow(next, () => Create(next));
        }
    }

    private void Create(PlannedPerson row)
    {
        var source = row.Source;
        var person = new Person(
            new(source.Name, source.Email, source.JobTitle, source.Department, LineManager(row), ExternalReference: source.Reference), source.From ?? firstDay);
        if (source.Until is { } last)
        {
            person.Leave(last, null);
        }

        _created[row.Row] = person;
    }

    private void Update(Person person, PlannedPerson row)
    {
        var changes = row.Changes.ToDictionary(c => c.Field, c => c.New);
        var now = person.Details();
        person.Edit(now with
        {
            Name = changes.GetValueOrDefault(PersonChanges.Name, now.Name),
            ExternalReference = changes.GetValueOrDefault(PersonChanges.Reference, now.ExternalReference),
            Email = changes.GetValueOrDefault(PersonChanges.Email, now.Email),
            JobTitle = changes.GetValueOrDefault(PersonChanges.JobTitle, now.JobTitle),
            Department = changes.GetValueOrDefault(PersonChanges.Department, now.Department),
            LineManagerId = changes.ContainsKey(PersonChanges.LineManager) ? LineManager(row) : now.LineManagerId,
        });
        if (Day(PersonChanges.From) is { } began)
        {
            person.CorrectStart(began, reason);
        }

        if (Day(PersonChanges.Rejoins) is { } again)
        {
            person.Rejoin(again);
        }

        if (Day(PersonChanges.Until) is { } last)
        {
            person.Leave(last, null);
        }

        DateOnly? Day(string field) =>
            changes.GetValueOrDefault(field) is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
    }

    private Guid? LineManager(PlannedPerson row) =>
        row.LineManager is not { } link ? null : link.ExistingId ?? _created[link.Row!.Value].Id;
}
