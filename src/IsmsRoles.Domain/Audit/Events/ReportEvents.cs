namespace IsmsRoles.Domain.Audit.Events;

/// <param name="Presenter">Who presented it, in what capacity: "Mia Novak (holder of 5.3 b on that day)".</param>
/// <param name="FileSha256">Hash of the filed evidence, or null.</param>
public sealed record PerformanceReportRecorded(
    Guid ReportId, DateOnly GivenOn, Guid? PersonId, Guid? PositionId, Personal Presenter, Personal Recipients, Personal Summary, Personal? Minutes, string? FileSha256) : RegisterEvent
{
    public override string Sentence(string actor) =>
        $"{actor} recorded that {Presenter} reported on ISMS performance to {Recipients} on {GivenOn.InWords()}{(Minutes is { } minutes ? $" ({minutes})" : "")}";
}

/// <inheritdoc cref="PerformanceReportRecorded"/>
/// <param name="ReplacesId">The report whose record this one corrects.</param>
public sealed record PerformanceReportCorrected(
    Guid ReportId, Guid ReplacesId, DateOnly GivenOn, Guid? PersonId, Guid? PositionId, Personal Presenter, Personal Recipients, Personal Summary, Personal? Minutes, string? FileSha256, Personal Reason) : RegisterEvent
{
    public override string Sentence(string actor) =>
        $"{actor} corrected the record of a report on ISMS performance: {Presenter} reported to {Recipients} on {GivenOn.InWords()}{(Minutes is { } minutes ? $" ({minutes})" : "")}{Because(Reason)}";
}

public sealed record PerformanceReportWithdrawn(Guid ReportId, DateOnly GivenOn, Personal Reason) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} withdrew the record of a report on ISMS performance on {GivenOn.InWords()}{Because(Reason)}";
}
