using IsmsRoles.Domain.Reports;
using IsmsRoles.Web.TagHelpers;

namespace IsmsRoles.Web.Reports;

/// <summary>How the record of a report stands.</summary>
public static class ReportWords
{
    /// <param name="isReplaced">Whether a later record corrects it.</param>
    public static (Badge Badge, string Words) State(PerformanceReport report, bool isReplaced) =>
        report.Withdrawal is not null ? (Badge.Withdrawn, "Withdrawn")
        : isReplaced ? (Badge.Superseded, "Corrected since")
        : report.Capacity == ReporterCapacity.None ? (Badge.Changed, "Not by the 5.3 b holder")
        : (Badge.Open, "On record");
}
