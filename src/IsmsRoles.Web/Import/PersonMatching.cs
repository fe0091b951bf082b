using IsmsRoles.Domain;
using IsmsRoles.Domain.People;

namespace IsmsRoles.Web.Import;

/// <summary>Whom a row is about: an existing person, or somebody new. Settled is set where nothing else remains to be decided.</summary>
internal sealed record PersonMatch(PersonRow Source, RowOutcome? Settled, ExistingPerson? Existing, IReadOnlyList<string> Reasons)
{
    /// <summary>The person behind the row; a refused row stands for nobody.</summary>
    public PersonLink? Link => Settled == RowOutcome.Refused ? null : Existing is { } person ? new(person.Id, null) : new(null, Source.Row);
}

/// <summary>Decides for each row whom it is about, and refuses rows that could be about two people.</summary>
internal sealed class PersonMatching
{
    private readonly IReadOnlyList<PersonRow> _rows;
    private readonly DateOnly? _firstDay;
    private readonly Dictionary<string, ExistingPerson> _byReference = [];
    private readonly Dictionary<string, ExistingPerson> _byEmail = [];
    private readonly ILookup<string, ExistingPerson> _byName;
    private readonly ILookup<string, PersonRow> _rowsByName;
    private readonly Dictionary<string, PersonRow> _rowByReference = [];
    private readonly Dictionary<string, PersonRow> _rowByEmail = [];
    private readonly Dictionary<Guid, PersonRow> _rowOf = [];

    /// <param name="firstDay">The first day of new people whose row gives none.</param>
    public PersonMatching(IReadOnlyList<PersonRow> rows, IReadOnlyList<ExistingPerson> existing, DateOnly? firstDay)
    {
        (_rows, _firstDay) = (rows, firstDay);
        foreach (var person in existing)
        {
            if (person.Reference is not null)
            {
                _byReference.TryAdd(CellText.Key(person.Reference), person);
            }

            if (person.Email is not null)
            {
                _byEmail.TryAdd(CellText.Key(person.Email), person);
            }
        }

        _byName = existing.ToLookup(p => CellText.Key(p.Name));
        _rowsByName = rows.Where(r => r.Problems.Count == 0).ToLookup(r => CellText.Key(r.Name));
    }

    public IReadOnlyList<PersonMatch> Match() => [.. _rows.Select(Match)];

    private PersonMatch Match(PersonRow row)
    {
        if (row.Problems.Count > 0)
        {
            return Refuse(row, [.. row.Problems]);
        }

        if (row.Name.Length == 0)
        {
            return Refuse(row, "The row has no name.");
        }

        if (Nobody.Is(row.Name))
        {
            return Refuse(row, $"“{row.Name}” means that there is nobody, so there is no person to add.");
        }

        if (Earlier(row) is var (earlier, shared))
        {
            return row.Repeats(earlier)
                ? new(row, RowOutcome.Unchanged, null, [$"It says the same as row {earlier.Row}."])
                : Refuse(row, $"Row {earlier.Row} ({earlier.Name}) has the same {shared}. One person needs one row.");
        }

        var match = Existing(row);
        if (match is { Settled: null, Existing: { } person } && !_rowOf.TryAdd(person.Id, row))
        {
            return Refuse(row, $"Row {_rowOf[person.Id].Row} is already about {person.Name}. One person needs one row.");
        }

        return match.Settled is null && WhyNot(row, match.Existing) is { } why ? Refuse(row, why) : match;
    }

    // What the register itself would refuse when the row is written.
    private string? WhyNot(PersonRow row, ExistingPerson? person)
    {
        if (row.Until is { } until && row.From is null && (person is null ? _firstDay : person.Until is null ? person.From : null) is { } from && until < from)
        {
            return $"It ends on {Dates.Words(until)} and gives no first day; {(person is null ? "new people without one begin" : "the register has them begin")} on {Dates.Words(from)}.";
        }

        try
        {
            _ = new Person(new(row.Name, row.Email, row.JobTitle, row.Department, ExternalReference: row.Reference), row.From ?? DateOnly.MinValue);
            return null;
        }
        catch (RuleBrokenException refusal)
        {
            return refusal.Message;
        }
    }

    // The first row with a reference or an e-mail keeps it; a later one is told about it.
    private (PersonRow Row, string Shared)? Earlier(PersonRow row)
    {
        if (row.Reference is not null && !_rowByReference.TryAdd(CellText.Key(row.Reference), row))
        {
            return (_rowByReference[CellText.Key(row.Reference)], $"reference {row.Reference}");
        }

        if (row.Email is not null && !_rowByEmail.TryAdd(CellText.Key(row.Email), row))
        {
            return (_rowByEmail[CellText.Key(row.Email)], $"e-mail {row.Email}");
        }

        var twin = row.Reference is null && row.Email is null ? _rowsByName[CellText.Key(row.Name)].FirstOrDefault(r => r.Row < row.Row && r.Repeats(row)) : null;
        return twin is null ? null : (twin, "name");
    }

    private PersonMatch Existing(PersonRow row)
    {
        var byReference = row.Reference is null ? null : _byReference.GetValueOrDefault(CellText.Key(row.Reference));
        var byEmail = row.Email is null ? null : _byEmail.GetValueOrDefault(CellText.Key(row.Email));
        if (byReference is not null)
        {
            return byEmail is null || byEmail.Id == byReference.Id
                ? new(row, null, byReference, [])
                : Refuse(row, $"The reference {row.Reference} belongs to {byReference.Name} and the e-mail {row.Email} to {byEmail.Name}.");
        }

        if (byEmail is not null)
        {
            return row.Reference is null || byEmail.Reference is null
                ? new(row, null, byEmail, [])
                : Refuse(row, $"The e-mail {row.Email} belongs to {byEmail.Name}, whose reference is {byEmail.Reference}, not {row.Reference}.");
        }

        return ByName(row);
    }

    private PersonMatch ByName(PersonRow row)
    {
        var key = CellText.Key(row.Name);
        var others = _rowsByName[key].Where(r => r.Row != row.Row && !r.Repeats(row)).Take(6).ToList();

        // Somebody with another reference or another e-mail is somebody else of the same name.
        var people = _byName[key].Where(p => (p.Reference is null || row.Reference is null) && (p.Email is null || row.Email is null)).ToList();
        if (people.Count > 1)
        {
            return Refuse(row, $"The register has {people.Count} people called {row.Name}, and the row has no reference or e-mail that says which.");
        }

        var rows = string.Join(", ", others.Take(5).Select(r => r.Row)) + (others.Count > 5 ? " …" : "");
        if (others.Count > 0 && (people.Count == 1 || row.Reference is null && row.Email is null))
        {
            return Refuse(row, $"The file has {row.Name} also in row {rows}, and no reference or e-mail tells them apart.");
        }

        if (people.Count == 1)
        {
            return new(row, null, people[0], []);
        }

        var namesakes = _byName[key].Any() ? "The register has somebody else of the same name." : others.Count > 0 ? $"Somebody else of the same name is in row {rows}." : null;
        return new(row, null, null, namesakes is null ? [] : [namesakes]);
    }

    private static PersonMatch Refuse(PersonRow row, params string[] reasons) => new(row, RowOutcome.Refused, null, reasons);
}
