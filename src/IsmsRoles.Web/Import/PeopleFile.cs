using System.Globalization;
using System.Net.Mail;

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

/// <summary>Says which columns were understood.</summary>
internal static class MatchedColumns
{
    public static string Sentence<TField>(CsvTable table, ColumnMatch<TField> columns, IReadOnlyList<ImportField<TField>> fields)
        where TField : struct, Enum
    {
        var understood = fields.Where(f => columns.Has(f.Field)).Select(f => $"“{table.Headers[columns.Columns[f.Field]]}” as {char.ToLowerInvariant(f.Label[0])}{f.Label[1..]}").ToList();
        var others = Enumerable.Range(0, table.Headers.Count).Where(c => !columns.Columns.Values.Contains(c)).Select(c => table.Headers[c]).ToList();
        var found = understood.Count == 0 ? "No column was recognised." : $"Recognised: {string.Join(", ", understood)}.";
        return others.Count == 0 ? found : $"{found} Not used: {string.Join(", ", others)}.";
    }
}

/// <summary>Names as tables write them.</summary>
public static class PersonNames
{
    /// <summary>Whether nearly all names are written "King, Steven".</summary>
    public static bool AreTurned(IEnumerable<string> names)
    {
        var filled = names.Select(n => CellText.Line(n).Text).Where(n => !Nobody.Is(n)).Take(1000).ToList();
        return filled.Count > 0 && filled.Count(n => Turn(n) != n) >= 0.8 * filled.Count;
    }

    /// <summary>"King, Steven" as "Steven King"; a name without exactly one comma stays.</summary>
    public static string Turn(string name) =>
        name.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is [var family, var given] ? $"{given} {family}" : name;
}

/// <summary>The order of day and month in each date column; one that leaves no doubt decides for the other.</summary>
internal static class DateColumns
{
    public static (DateOrder From, DateOrder Until, string? Question) Orders(CsvTable table, ColumnMatch<PersonField> columns, DateOrder? chosen)
    {
        if (chosen is not null)
        {
            return (chosen, chosen, null);
        }

        var (from, until) = (Detect(PersonField.From), Detect(PersonField.Until));
        var (fromOrder, untilOrder) = (from?.Order ?? Certain(until, from), until?.Order ?? Certain(from, until));
        var question = (fromOrder is null ? from?.Question : null) ?? (untilOrder is null ? until?.Question : null);
        return (fromOrder ?? DateOrder.YearMonthDay, untilOrder ?? DateOrder.YearMonthDay, question);

        static DateOrder? Certain(DateDetection? known, DateDetection? unclear) =>
            known is { Order: { } order, Fits.Count: 1 } && unclear?.Fits.Contains(order) == true ? order : null;

        DateDetection? Detect(PersonField field) => columns.Columns.TryGetValue(field, out var column) ? DateOrder.Detect(table.Column(column)) : null;
    }
}

/// <summary>Reads one row as a person; collects problems, each a sentence, rather than stopping at the first.</summary>
internal sealed class PersonRowReader(
    ColumnMatch<PersonField> columns, ImportLimits limits, bool turned, DateOrder fromOrder, DateOrder untilOrder, bool datesUnclear)
{
    public PersonRow Read(CsvRow row)
    {
        var problems = new List<string>();
        var notes = new List<string>();
        if (row.Problem is not null)
        {
            problems.Add(row.Problem);
        }

        if (row.Note is not null)
        {
            notes.Add(row.Note);
        }

        var name = Name(row, problems);
        var email = Email(Line(row, PersonField.Email, "e-mail", limits.Email, problems), problems);
        var from = Day(row, PersonField.From, fromOrder, problems);
        var until = Day(row, PersonField.Until, untilOrder, problems);
        if (from.Day is { } begins && until.Day is { } ends && ends < begins)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"It ends on {ends:yyyy-MM-dd}, before it begins on {begins:yyyy-MM-dd}."));
        }

        return new(row.Row, row.Line, name,
            Line(row, PersonField.Reference, "reference", limits.Reference, problems), email,
            Line(row, PersonField.JobTitle, "job title", limits.Title, problems),
            Line(row, PersonField.Department, "department", limits.Name, problems),
            Manager(row, problems), from.Day, until.Day,
            until.Open && !string.IsNullOrWhiteSpace(columns.Cell(row, PersonField.Until)), problems, notes);
    }

    private string Name(CsvRow row, List<string> problems)
    {
        if (columns.Has(PersonField.Name))
        {
            var name = Line(row, PersonField.Name, "name", limits.Name, problems) ?? "";
            return turned ? PersonNames.Turn(name) : name;
        }

        var given = Line(row, PersonField.GivenName, "given name", limits.Name, problems);
        var family = Line(row, PersonField.FamilyName, "family name", limits.Name, problems);
        if (Nobody.Is(given) && Nobody.Is(family))
        {
            return given ?? family ?? "";
        }

        // People with one name only have a dash, or nothing, for the other.
        var full = $"{(Nobody.Is(given) ? "" : given)} {(Nobody.Is(family) ? "" : family)}".Trim();
        if (full.Length > limits.Name)
        {
            problems.Add(TextLimit.Sentence("name", full.Length, limits.Name));
        }

        return full;
    }

    private string? Line(CsvRow row, PersonField field, string called, int longest, List<string> problems)
    {
        var cell = CellText.Line(columns.Cell(row, field));
        if (cell.Problem is not null)
        {
            problems.Add($"The {called} {cell.Problem}");
        }
        else if (cell.Text.Length > longest)
        {
            problems.Add(TextLimit.Sentence(called, cell.Text.Length, longest));
        }

        return cell.Text.Length == 0 || field is not PersonField.Name and not PersonField.GivenName and not PersonField.FamilyName && cell.Text is "-" or "N/A" or "NULL" ? null : cell.Text;
    }

    private static string? Email(string? text, List<string> problems)
    {
        if (text is null || Nobody.Is(text))
        {
            return null;
        }

        // "Ann Lee <ann@example.com>", as mail programs copy it
        var address = text.EndsWith('>') && text.LastIndexOf('<') is var open && open >= 0 ? text[(open + 1)..^1]
            : text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? text[7..] : text;
        if (!MailAddress.TryCreate(address, out var parsed) || parsed.Address != address || address.Any(char.IsWhiteSpace))
        {
            problems.Add($"“{text}” is not an e-mail address.");
            return text;
        }

        return address;
    }

    private string? Manager(CsvRow row, List<string> problems)
    {
        var manager = Line(row, PersonField.LineManager, "line manager", limits.Email, problems);
        return manager is null || Nobody.Is(manager) ? null : manager;
    }

    private DateCell Day(CsvRow row, PersonField field, DateOrder order, List<string> problems)
    {
        var cell = columns.Cell(row, field);
        if (cell is null)
        {
            return new(null, true, null);
        }

        var day = order.Read(cell);
        if (datesUnclear && !day.Open)
        {
            problems.Add("Its dates cannot be read until you choose how dates are written.");
            return new(null, false, null);
        }

        if (day.Problem is not null)
        {
            problems.Add(day.Problem);
        }

        return day;
    }
}

/// <summary>The sentence for a text that is too long.</summary>
internal static class TextLimit
{
    public static string Sentence(string called, int length, int longest) =>
        string.Create(CultureInfo.InvariantCulture, $"The {called} has {length:N0} characters; at most {longest:N0} fit.");
}
