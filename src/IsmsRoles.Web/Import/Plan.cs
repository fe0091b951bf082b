using System.Globalization;
using IsmsRoles.Documents.Exports;

namespace IsmsRoles.Web.Import;

/// <summary>What an import will do with one row.</summary>
public enum RowOutcome
{
    Create,
    Update,
    Unchanged,
    Refused,
}

/// <summary>One field that an update changes, as the preview shows it. Lists have one item on each line.</summary>
public sealed record PlannedChange(string Field, string? Old, string? New)
{
    /// <summary>The change in words; long texts are only named.</summary>
    public string Sentence => (Old?.Length ?? 0) + (New?.Length ?? 0) > 200 || New?.Contains('\n', StringComparison.Ordinal) == true
        ? $"{Field} changed"
        : string.IsNullOrEmpty(Old) ? $"{Field} “{New}” added" : $"{Field} “{Old}” to “{New}”";
}

/// <summary>One row of a preview, whatever is imported. Reasons are why it is refused, or what was left out of it.</summary>
public interface IPlannedRow
{
    int Row { get; }

    int Line { get; }

    RowOutcome Outcome { get; }

    string Subject { get; }

    IReadOnlyList<PlannedChange> Changes { get; }

    IReadOnlyList<string> Reasons { get; }
}

/// <summary>How many rows a plan creates, updates, leaves and refuses.</summary>
public sealed record PlanCounts(int Create, int Update, int Unchanged, int Refused)
{
    public static PlanCounts Of(IEnumerable<IPlannedRow> rows)
    {
        var counts = rows.GroupBy(r => r.Outcome).ToDictionary(g => g.Key, g => g.Count());
        return new(Of(RowOutcome.Create), Of(RowOutcome.Update), Of(RowOutcome.Unchanged), Of(RowOutcome.Refused));

        int Of(RowOutcome outcome) => counts.GetValueOrDefault(outcome);
    }
}

/// <summary>A plan in words: sentences for the page, and the preview as a file.</summary>
public static class PlanText
{
    /// <summary>What happens to the row, and why, in plain sentences.</summary>
    public static string Sentence(IPlannedRow row)
    {
        var what = row.Outcome switch
        {
            RowOutcome.Create => $"Create {row.Subject}.",
            RowOutcome.Update => $"Update {row.Subject}: {string.Join("; ", row.Changes.Select(c => c.Sentence))}.",
            RowOutcome.Unchanged => $"No change to {row.Subject}.",
            _ => row.Subject.Length == 0 ? "Refused." : $"{row.Subject} is refused.",
        };
        return string.Join(' ', row.Reasons.Prepend(what));
    }

    /// <summary>The preview as CSV: row, line, what happens, to whom or what, and why.</summary>
    public static string Csv(IEnumerable<IPlannedRow> rows) =>
        CsvExport.Record(["Row", "Line", "Outcome", "Subject", "What happens"])
        + string.Concat(rows.Select(r => CsvExport.Record(
            [r.Row.ToString(CultureInfo.InvariantCulture), r.Line.ToString(CultureInfo.InvariantCulture), r.Outcome.ToString(), r.Subject, Sentence(r)])));
}
