using System.Globalization;
using IsmsRoles.Domain;

namespace IsmsRoles.Web.Import;

/// <summary>Reads one row as a role; collects problems, each a sentence, rather than stopping at the first.</summary>
internal sealed class RoleRowReader(ColumnMatch<RoleField> columns, ImportLimits limits)
{
    public RoleRow Read(CsvRow row)
    {
        var problems = new List<string>();
        if (row.Problem is not null)
        {
            problems.Add(row.Problem);
        }

        return new(row.Row, row.Line,
            Line(row, RoleField.Title, "title", limits.Title, problems) ?? "",
            Line(row, RoleField.Reference, "reference", limits.Reference, problems),
            Purpose(row, problems),
            [.. Items(row, RoleField.Responsibilities, "responsibility", limits.Responsibility, problems).Select(ResponsibilityItem.Parse)],
            [.. Items(row, RoleField.Authorities, "authority", limits.Authority, problems).Select(AuthorityItem.Parse)],
            Line(row, RoleField.ReportsTo, "role it reports to", limits.Title, problems) is { } above && !Nobody.Is(above) ? above : null,
            HeldBy(row, problems), Review(row, problems), problems, row.Note is null ? [] : [row.Note]);
    }

    private string? Line(CsvRow row, RoleField field, string called, int longest, List<string> problems)
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

        return cell.Text.Length == 0 ? null : cell.Text;
    }

    private string? Purpose(CsvRow row, List<string> problems)
    {
        var text = ListCell.WithoutMarkup(Block(row, RoleField.Purpose, "purpose", problems));
        if (text.Length > limits.Purpose)
        {
            problems.Add(TextLimit.Sentence("purpose", text.Length, limits.Purpose));
        }

        return Nobody.Is(text) ? null : text;
    }

    private List<string> Items(CsvRow row, RoleField field, string called, int longest, List<string> problems)
    {
        var text = Block(row, field, called, problems);
        var items = Nobody.Is(text) ? [] : ListCell.Split(text).ToList();
        if (items.Count > limits.ListItems)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"The cell lists {items.Count} items; at most {limits.ListItems} fit in one role."));
        }

        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Length > longest)
            {
                problems.Add(string.Create(CultureInfo.InvariantCulture,
                    $"{Text.Capital(called)} {i + 1} has {items[i].Length:N0} characters; at most {longest:N0} fit. Put each sentence on a line of its own."));
            }
        }

        return items;
    }

    private string Block(CsvRow row, RoleField field, string called, List<string> problems)
    {
        var cell = CellText.Block(columns.Cell(row, field));
        if (cell.Problem is not null)
        {
            problems.Add($"The {called} {cell.Problem}");
        }

        return cell.Text;
    }

    private List<string> HeldBy(CsvRow row, List<string> problems) =>
        [.. ListCell.Split(Block(row, RoleField.HeldBy, "holder", problems)).SelectMany(i => i.Split(';', StringSplitOptions.TrimEntries)).Where(n => !Nobody.Is(n))];

    private int? Review(CsvRow row, List<string> problems)
    {
        var cell = CellText.Line(columns.Cell(row, RoleField.ReviewMonths));
        if (Nobody.Is(cell.Text))
        {
            return null;
        }

        var months = ReviewInterval.Months(cell.Text);
        if (months is null || months > limits.ReviewMonths)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"“{cell.Text}” is not a review interval: write a number of months up to {limits.ReviewMonths}, such as 12."));
            return null;
        }

        return months;
    }
}
