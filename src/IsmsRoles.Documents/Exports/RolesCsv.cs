using System.Globalization;
using System.Text;

namespace IsmsRoles.Documents.Exports;

/// <summary>
/// The roles table as CSV: one row for each role and assignment, the role's own fields repeated, so that every row stands
/// alone wherever it is loaded. A role nobody holds has one row without a holder. Dates are ISO 8601.
/// </summary>
public static class RolesCsv
{
    private static readonly string[] Header =
    [
        "No", "Role", "Designated for", "Purpose", "Responsibilities", "Authority", "Reports to",
        "Held by", "Held through", "As", "People", "Job title", "Employer", "For", "From", "Until", "Held on the day",
        "Recorded on", "Backdated because", "Evidence of appointment", "Evidence of ending", "Holders as of", "Version", "Standing", "Content SHA-256",
    ];

    public static byte[] Write(ExportedTable table)
    {
        var text = new StringBuilder(CsvExport.Record(Header));
        string?[] proof = [Iso(table.Day), table.Name, table.Standing, table.ContentSha256];
        foreach (var role in new ExportRows(table).Roles)
        {
            string?[] told =
            [
                role.Number.ToString(CultureInfo.InvariantCulture), role.Title, role.Designations, role.Content.Purpose,
                string.Join('\n', role.Responsibilities), string.Join('\n', role.Authorities), role.Row.ReportsTo,
            ];
            foreach (var held in role.Assignments.Select(Cells).DefaultIfEmpty([string.Join('\n', role.Holders), .. new string?[13]]))
            {
                text.Append(CsvExport.Record([.. told, .. held, .. proof]));
            }
        }

        return CsvExport.Bytes(text.ToString());
    }

    private static string?[] Cells(ExportedAssignment a) =>
    [
        a.Line.Name, a.HeldThrough, a.As, a.People, a.JobTitle, a.Employer, a.For, Iso(a.Content.From), Iso(a.Content.Until), a.IsHeld ? "Yes" : "No",
        Iso(a.Content.RecordedOn), a.Content.BackdatedReason, a.Content.Evidence, a.Content.EndEvidence,
    ];

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
