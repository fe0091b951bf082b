using IsmsRoles.Data;

namespace IsmsRoles.Web.Import;

/// <summary>A field, what it is called, and the column it is read from (from 0), if any.</summary>
public sealed record FieldColumn(string Field, string Label, int? Column);

/// <summary>An uploaded file read with the user's choices: its table, and which column is which field.</summary>
public sealed class ImportReading
{
    private readonly ImportChoices _choices;
    private readonly ColumnMatch<PersonField>? _people;
    private readonly ColumnMatch<RoleField>? _roles;

    private ImportReading(ImportKind kind, CsvTable table, ImportChoices choices)
    {
        (Kind, Table, _choices) = (kind, table, choices);
        if (kind == ImportKind.People)
        {
            _people = Match(ColumnGuess.People(table), choices, table);
            Fields = Described(PersonFields.All, _people);
        }
        else
        {
            _roles = Match(ColumnGuess.Roles(table), choices, table);
            Fields = Described(RoleFields.All, _roles);
        }
    }

    public ImportKind Kind { get; }

    public CsvTable Table { get; }

    public IReadOnlyList<FieldColumn> Fields { get; }

    /// <summary>Sentences about what was left out and what was not taken at its word.</summary>
    public IReadOnlyList<string> Notes => [.. Table.Notes, .. _people?.Notes ?? _roles!.Notes];

    /// <summary>Why the table cannot be read as this kind; null where it can.</summary>
    public string? WhyNot => _people is not null ? PeopleFile.WhyNot(Table, _people) : RolesFile.WhyNot(Table, _roles!);

    /// <summary>Throws <see cref="ImportRefusedException"/> with a sentence for the user where the file cannot be read.</summary>
    public static ImportReading Of(ImportUpload upload, ImportChoices choices) =>
        new(upload.Kind, CsvTable.Read(Uploads.Unpack(upload.Content), choices.ForReading()), choices);

    public PeopleFile People() => PeopleFile.Read(Table, _people!, DateOrder.Find(_choices.Dates));

    public RolesFile Roles() => RolesFile.Read(Table, _roles!, _choices.Join);

    private static ColumnMatch<TField> Match<TField>(ColumnMatch<TField> guess, ImportChoices choices, CsvTable table)
        where TField : struct, Enum
    {
        if (choices.Columns is not { } chosen)
        {
            return guess;
        }

        // Once the user looked at the columns, remarks on how they were guessed have had their say.
        return new ColumnMatch<TField>(guess.Columns, []).With(chosen
            .Where(c => Enum.TryParse<TField>(c.Key, out _) && (c.Value is null || c.Value >= 0 && c.Value < table.Headers.Count))
            .ToDictionary(c => Enum.Parse<TField>(c.Key), c => c.Value));
    }

    private static IReadOnlyList<FieldColumn> Described<TField>(IReadOnlyList<ImportField<TField>> fields, ColumnMatch<TField> match)
        where TField : struct, Enum =>
        [.. fields.Select(f => new FieldColumn(f.Field.ToString(), f.Label, match.Columns.TryGetValue(f.Field, out var column) ? column : null))];
}
