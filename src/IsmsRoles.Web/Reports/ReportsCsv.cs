using System.Globalization;
using System.Text;
using IsmsRoles.Documents.Exports;
using IsmsRoles.Domain.Reports;

namespace IsmsRoles.Web.Reports;

/// <summary>The list of reports to top management as CSV (RFC 4180), for the page and the evidence pack: every record, corrected and withdrawn ones as well.</summary>
public static class ReportsCsv
{
    public const string FileName = "reports-to-top-management.csv";

    private static readonly string[] Header =
    [
        "Presented on", "Presented by", "Job title or holders", "5.3 b on that day", "Role designated 5.3 b", "To", "Summary", "Minutes", "File SHA-256",
        "Recorded at (UTC)", "Recorded by", "State", "Why", "Record", "Replaces record",
    ];

    /// <param name="reports">With their withdrawals; in the order they are to be written.</param>
    public static string Of(IReadOnlyList<PerformanceReport> reports)
    {
        var replaced = reports.Select(r => r.ReplacesId).OfType<Guid>().ToHashSet();
        var text = new StringBuilder(CsvExport.Record(Header));
        foreach (var r in reports)
        {
            text.Append(CsvExport.Record(
            [
                r.GivenOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                r.PresenterName,
                r.PresenterTitle,
                r.Capacity.InWords(),
                r.ReportingRole,
                r.RecipientsInWords,
                r.Summary,
                r.Minutes,
                r.FileSha256,
                r.RecordedAt.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                r.RecordedByName,
                r.Withdrawal is not null ? "Withdrawn" : replaced.Contains(r.Id) ? "Corrected by a later record" : r.ReplacesId is not null ? "Stands; corrects an earlier record" : "Stands",
                r.Withdrawal?.Reason ?? r.CorrectionReason,
                r.Id.ToString(),
                r.ReplacesId?.ToString(),
            ]));
        }

        return text.ToString();
    }
}
