namespace IsmsRoles.Web.Import;

/// <summary>A person as one row tells of them. Empty cells are null; OpenEnded says that the file gives no end on purpose ("9999-01-01").</summary>
public sealed record PersonRow(
    int Row, int Line, string Name, string? Reference, string? Email, string? JobTitle, string? Department, string? LineManager,
    DateOnly? From, DateOnly? Until, bool OpenEnded, IReadOnlyList<string> Problems, IReadOnlyList<string> Notes)
{
    /// <summary>Whether another row says exactly the same.</summary>
    public bool Repeats(PersonRow other) =>
        (Name, Reference, Email, JobTitle, Department, LineManager, From, Until) ==
        (other.Name, other.Reference, other.Email, other.JobTitle, other.Department, other.LineManager, other.From, other.Until);
}

/// <summary>The people in a table. DateQuestion is set where the order of day and month must be chosen first.</summary>
public sealed record PeopleFile(IReadOnlyList<PersonRow> Rows, IReadOnlyList<string> Notes, string? DateQuestion)
{
    /// <summary>Why this table cannot be read as people, naming what it has and what it lacks; null where it can.</summary>
    public static string? WhyNot(CsvTable table, ColumnMatch<PersonField> columns)
    {
        if (columns.Has(PersonField.Name) || columns.Has(PersonField.GivenName) && columns.Has(PersonField.FamilyName))
        {
            return null;
        }

        var half = columns.Has(PersonField.GivenName) ? "the given name but not the family name"
            : columns.Has(PersonField.FamilyName) ? "the family name but not the given name" : null;
        return $"This file cannot be imported as people: {(half is null ? "no column holds their names" : $"it has {half}")}. "
            + "Needed is one column with the full name, or two with given name and family name. "
            + MatchedColumns.Sentence(table, columns, PersonFields.All) + " If one of these columns does hold the names, choose it.";
    }

    /// <summary>Reads every row. Throws <see cref="ImportRefusedException"/> where <see cref="WhyNot"/> has an answer.</summary>
    public static PeopleFile Read(CsvTable table, ColumnMatch<PersonField> columns, DateOrder? dates = null, ImportLimits? limits = null)
    {
        if (WhyNot(table, columns) is { } why)
        {
            throw new ImportRefusedException(why);
        }

        var notes = new List<string>(columns.Notes);
        var turned = columns.Columns.TryGetValue(PersonField.Name, out var names) && PersonNames.AreTurned(table.Column(names));
        if (turned)
        {
            notes.Add("Names stand as “family name, given name” in the file and are turned round.");
        }

        var (from, until, question) = DateColumns.Orders(table, columns, dates);
        var reader = new PersonRowReader(columns, limits ?? ImportLimits.Default, turned, from, until, question is not null);
        return new([.. table.Rows.Select(reader.Read)], notes, question);
    }
}
