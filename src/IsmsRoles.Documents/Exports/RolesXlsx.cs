using IsmsRoles.Domain;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Documents.Exports;

/// <summary>
/// The roles table as a workbook to filter and count in: a sheet each for roles, assignments, responsibilities,
/// authorities and third parties, in which every row names its role, and one that says what vouches for it all.
/// </summary>
public static class RolesXlsx
{
    public const string ContentType = Xlsx.ContentType;

    public static byte[] Write(ExportedTable table)
    {
        var rows = new ExportRows(table);
        return Xlsx.Write(
        [
            Roles(table.IsSigned ? "Roles" : "Roles (not signed)", rows, table.Day),
            Assignments(rows, table.Day),
            Responsibilities(rows),
            Authorities(rows),
            ThirdParties(rows),
            XlsxSheet.Of<(string Label, string Value)>("About", table.About(), new("About this table", 24, f => f.Label), new("", 100, f => f.Value)),
        ],
        $"{table.Content.Organisation.Name}: {table.Name}",
        table.Content.Organisation.PaperSize);
    }

    private static XlsxSheet Roles(string name, ExportRows rows, DateOnly day) => XlsxSheet.Of(
        name,
        rows.Roles,
        new("No", 6, r => r.Number),
        new("Role", 26, r => r.Title),
        new("Designated for", 24, r => r.Designations),
        new("Purpose", 36, r => r.Content.Purpose),
        new("Held by", 40, r => string.Join('\n', r.Holders)),
        new("Responsibilities", 60, r => string.Join('\n', r.Responsibilities)),
        new("Authority", 50, r => string.Join('\n', r.Authorities)),
        new("Reports to", 24, r => r.Row.ReportsTo),
        new("Review every (months)", 12, r => r.Content.ReviewIntervalMonths),
        new($"Vacant on {day.InWords()}", 14, r => r.IsVacant ? "Yes" : "No"));

    private static XlsxSheet Assignments(ExportRows rows, DateOnly day) => XlsxSheet.Of(
        "Assignments",
        rows.Assignments,
        new("Role no", 8, a => a.Role.Number),
        new("Role", 26, a => a.Role.Title),
        new("Designated for", 24, a => a.Role.Designations),
        new("Held by", 26, a => a.Line.Name),
        new("Held through", 13, a => a.HeldThrough),
        new("As", 14, a => a.As),
        new("People", 26, a => a.People),
        new("Job title", 24, a => a.JobTitle),
        new("Employer", 24, a => a.Employer),
        new("For", 24, a => a.For),
        new("From", 12, a => a.Content.From),
        new("Until", 12, a => a.Content.Until),
        new($"Held on {day.InWords()}", 12, a => a.IsHeld ? "Yes" : "No"),
        new("Recorded on", 12, a => a.Content.RecordedOn),
        new("Backdated because", 30, a => a.Content.BackdatedReason),
        new("Evidence of appointment", 30, a => a.Content.Evidence),
        new("Evidence of ending", 30, a => a.Content.EndEvidence));

    private static XlsxSheet Responsibilities(ExportRows rows) => XlsxSheet.Of<(ExportedRole Role, int Number, ResponsibilityContent Duty)>(
        "Responsibilities",
        rows.Roles.SelectMany(r => r.Content.Responsibilities.Select((duty, i) => (r, i + 1, duty))),
        new("Role no", 8, x => x.Role.Number),
        new("Role", 26, x => x.Role.Title),
        new("No", 6, x => x.Number),
        new("Responsibility", 90, x => x.Duty.Text),
        new("Clauses and controls", 24, x => x.Duty.References));

    private static XlsxSheet Authorities(ExportRows rows) => XlsxSheet.Of(
        "Authorities",
        rows.Authorities,
        new("Role no", 8, a => a.Role.Number),
        new("Role", 26, a => a.Role.Title),
        new("No", 6, a => a.Number),
        new("Kind", 26, a => a.Content.Kind.InWords()),
        new("Authority", 70, a => a.Content.Text),
        new("Up to", 14, a => a.Content.Amount is { } minor ? minor / 100m : null),
        new("Currency", 10, a => a.Content.Currency),
        new("Limit", 30, a => a.Content.Limit),
        new("Delegated by", 26, a => a.Line.DelegatedBy));

    private static XlsxSheet ThirdParties(ExportRows rows) => XlsxSheet.Of(
        "Third parties",
        rows.ThirdParties,
        new("Third party", 28, t => t.Content.Name),
        new("Service", 44, t => t.Content.Service),
        new("Contract", 18, t => t.Content.ContractReference),
        new("Contract ends on", 14, t => t.Content.ContractEndsOn),
        new("Contract was ended on", 14, t => t.Content.EndedOn),
        new("Security contact", 28, t => t.Content.SecurityContact),
        new("Owner inside", 26, t => t.Owner),
        new("Roles", 40, t => t.Roles));
}
