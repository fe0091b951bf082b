namespace IsmsRoles.Web.Import;

/// <summary>
/// What the import does with one person. On Update, Changes lists what is written; LineManager is set where one is to be
/// written, and points to a row of this plan where that person is created by it: create everybody first, then set lines.
/// </summary>
public sealed record PlannedPerson(
    PersonRow Source, RowOutcome Outcome, Guid? ExistingId, IReadOnlyList<PlannedChange> Changes, PersonLink? LineManager, IReadOnlyList<string> Reasons)
    : IPlannedRow
{
    /// <summary>The line manager's name, where one is to be written.</summary>
    public string? LineManagerName { get; init; }

    public int Row => Source.Row;

    public int Line => Source.Line;

    public string Subject => Source.Name;
}

/// <summary>
/// Compares people in a file with those in the register. A person is matched by reference, else by e-mail, else by the full
/// name where it is unique on both sides. Empty cells never erase anything, and people missing from the file stay as they are.
/// </summary>
public sealed record PeoplePlan(IReadOnlyList<PlannedPerson> Rows)
{
    public PlanCounts Counts { get; } = PlanCounts.Of(Rows);

    /// <param name="firstDay">The first day of new people whose row gives none.</param>
    public static PeoplePlan Make(IReadOnlyList<PersonRow> rows, IReadOnlyList<ExistingPerson> existing, DateOnly? firstDay = null)
    {
        var matches = new PersonMatching(rows, existing, firstDay).Match();
        var lines = new PersonLines(matches, existing).Resolve();
        return new([.. matches.Select(m => Plan(m, lines[m.Source.Row]))]);
    }

    private static PlannedPerson Plan(PersonMatch match, PersonLine line)
    {
        var row = match.Source;
        if (match.Settled is { } settled)
        {
            return new(row, settled, match.Existing?.Id, [], null, match.Reasons);
        }

        string[] reasons = [.. row.Notes, .. match.Reasons, .. line.Notes];
        if (match.Existing is not { } person)
        {
            return new(row, RowOutcome.Create, null, [], line.Manager, reasons) { LineManagerName = line.NewName };
        }

        var changes = Changes(row, person, line).ToList();
        if (person.Until is { } left && !Rejoins(row, person) && (row.OpenEnded || row.Until is { } end && end != left))
        {
            var says = row.Until is { } last ? $"the file says {Dates.Words(last)}" : "the file gives no end";
            reasons = [.. reasons, $"The register has {person.Name} leaving on {Dates.Words(left)}, and {says}. Undo the leaving on the person's page first if the file is right."];
        }

        if (IsFirstHire(row, person))
        {
            reasons = [.. reasons, $"The file gives {Dates.Words(row.From!.Value)}, before {person.Name} had left and come back; the register keeps {Dates.Words(person.From!.Value)} as the first day of this time."];
        }

        return new(row, changes.Count == 0 ? RowOutcome.Unchanged : RowOutcome.Update, person.Id, changes, line.Changes ? line.Manager : null, reasons) { LineManagerName = line.NewName };
    }

    /// <summary>Whether the file tells of somebody who had left and came back: a new period begins.</summary>
    public static bool Rejoins(PersonRow row, ExistingPerson person) => row.From > person.Until;

    // Many HR systems go on giving the day of the first hire.
    private static bool IsFirstHire(PersonRow row, ExistingPerson person) => row.From <= person.LeftBefore;

    private static IEnumerable<PlannedChange> Changes(PersonRow row, ExistingPerson person, PersonLine line)
    {
        (string Field, string? Old, string? New)[] texts =
        [
            (PersonChanges.Name, person.Name, row.Name), (PersonChanges.Reference, person.Reference, row.Reference), (PersonChanges.Email, person.Email, row.Email),
            (PersonChanges.JobTitle, person.JobTitle, row.JobTitle), (PersonChanges.Department, person.Department, row.Department),
            Rejoins(row, person) ? (PersonChanges.Rejoins, null, Dates.Iso(row.From))
                : (PersonChanges.From, Dates.Iso(person.From), IsFirstHire(row, person) ? null : Dates.Iso(row.From)),
            (PersonChanges.Until, null, person.Until is null || Rejoins(row, person) ? Dates.Iso(row.Until) : null),
        ];
        foreach (var (field, old, @new) in texts)
        {
            // What the register has may hold marks and spaces that every cell is read without.
            var same = field == PersonChanges.Email ? string.Equals(old, @new, StringComparison.OrdinalIgnoreCase) : old == @new || CellText.Line(old).Text == @new;
            if (!same && !string.IsNullOrEmpty(@new))
            {
                yield return new(field, old, @new);
            }
        }

        if (line.Changes)
        {
            yield return new(PersonChanges.LineManager, line.OldName, line.NewName);
        }
    }
}

/// <summary>What the changes of a person are called, in the preview and where they are written.</summary>
internal static class PersonChanges
{
    public const string Name = "name";
    public const string Reference = "reference";
    public const string Email = "e-mail";
    public const string JobTitle = "job title";
    public const string Department = "department";
    public const string LineManager = "line manager";
    public const string From = "with us from";
    public const string Rejoins = "with us again from";
    public const string Until = "with us until";
}
