using System.Globalization;
using System.Net.Mail;

namespace IsmsRoles.Web.Import;

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
            Line(row, PersonField.JobTitle, "job title", limits.JobTitle, problems),
            Line(row, PersonField.Department, "department", limits.Department, problems),
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
