using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.Evidence;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Positions;

namespace IsmsRoles.Domain.Reports;

/// <summary>A report on ISMS performance as typed.</summary>
/// <param name="Members">Members of top management on that day who received it.</param>
/// <param name="Others">Who else did, in words; needed where no member is chosen.</param>
/// <param name="HeldBy">Where a position presented it: the names of those who held it on that day.</param>
/// <param name="NotTheHolder">It is said that somebody presented it who did not hold 5.3 b on that day.</param>
public sealed record ReportInput(
    DateOnly? GivenOn, Person? Person, Position? Position, IReadOnlyList<string> HeldBy, IReadOnlyList<Guid> Members, string? Others, string? Summary, string? Minutes, bool NotTheHolder);

/// <summary>The evidence filed with a report.</summary>
public sealed record ReportFile(Guid Id, string Sha256)
{
    public static ReportFile? Of(EvidenceFile? file) => file is null ? null : new(file.Id, file.Sha256);
}

/// <summary>
/// One report on the performance of the ISMS to top management (ISO/IEC 27001:2022, 5.3 b and 9.3): when, by whom, to whom,
/// what, and where the minutes are. Added, never edited or removed: a correction is a record that replaces it.
/// </summary>
public sealed class PerformanceReport : Entity
{
    public const int SummaryMaxLength = 4000;
    public const int OthersMaxLength = 500;

    private readonly List<ReportRecipient> _recipients = [];

    private PerformanceReport() => PresenterName = Summary = RecordedByName = ""; // for EF Core

    private PerformanceReport(Actor actor, ReportInput typed, ReportFile? file, ReportingDay day, DateTime at, DateOnly today)
    {
        actor.Demand(AccessRight.Manager);
        (RecordedById, RecordedByAccountId, RecordedByName) = (actor.DemandPerson(), actor.AccountId!.Value, actor.Name);
        (RecordedAt, RecordedOn) = (at, today);
        GivenOn = DayOf(typed, day, today);
        (PersonId, PositionId, PresenterName, PresenterTitle) = Presenter(typed);
        Capacity = day.CapacityOf(PersonId, PositionId);
        ReportingRole = day.ReportingRole;
        if (Capacity == ReporterCapacity.None && !typed.NotTheHolder)
        {
            throw new RuleBrokenException($"{HoldersInWords(day)} If {PresenterName} presented the report all the same, say so below.", nameof(ReportInput.NotTheHolder));
        }

        _recipients.AddRange(Members(typed, day).Select((m, i) => new ReportRecipient(i + 1, m)));
        Others = Text.Optional(typed.Others, OthersMaxLength, nameof(ReportInput.Others));
        if (_recipients.Count == 0 && Others is null)
        {
            throw new RuleBrokenException("Say who of top management received the report.", nameof(ReportInput.Members));
        }

        Summary = Text.Required(typed.Summary, SummaryMaxLength, "Say in a few sentences what was reported and what was decided.", nameof(ReportInput.Summary), lines: true);
        Minutes = Text.Optional(typed.Minutes, Reference.MaxLength, nameof(ReportInput.Minutes));
        (FileId, FileSha256) = (file?.Id, file?.Sha256);
    }

    /// <summary>The day it was presented.</summary>
    public DateOnly GivenOn { get; private init; }

    /// <summary>Who presented it; null where a position or body did.</summary>
    public Guid? PersonId { get; private init; }

    public Guid? PositionId { get; private init; }

    public string PresenterName { get; private init; }

    /// <summary>The person's job title, or who held the position on that day.</summary>
    public string? PresenterTitle { get; private init; }

    /// <summary>How the presenter stood to 5.3 b on that day, by the register when it was recorded.</summary>
    public ReporterCapacity Capacity { get; private init; }

    /// <summary>The title of the role designated 5.3 b on that day, or null.</summary>
    public string? ReportingRole { get; private init; }

    /// <summary>Members of top management on that day who received it.</summary>
    public IReadOnlyList<ReportRecipient> Recipients => _recipients;

    /// <summary>Who else received it.</summary>
    public string? Others { get; private init; }

    public string Summary { get; private init; }

    /// <summary>Where the minutes are.</summary>
    public string? Minutes { get; private init; }

    public Guid? FileId { get; private init; }

    /// <summary>SHA-256 of the filed evidence, 64 lower-case hexadecimal digits.</summary>
    public string? FileSha256 { get; private init; }

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; private init; }

    public DateOnly RecordedOn { get; private init; }

    public Guid RecordedById { get; private init; }

    public Guid RecordedByAccountId { get; private init; }

    public string RecordedByName { get; private init; }

    /// <summary>The record this one corrects.</summary>
    public Guid? ReplacesId { get; private init; }

    public string? CorrectionReason { get; private init; }

    public ReportWithdrawal? Withdrawal { get; private set; }

    /// <summary>"Ana Ruiz, Ben Smith; the auditors": who received it.</summary>
    public string RecipientsInWords =>
        string.Join("; ", new[] { string.Join(", ", _recipients.OrderBy(r => r.Number).Select(r => r.Name)), Others }.Where(w => !string.IsNullOrEmpty(w)));

    /// <summary>"Mia Novak (holder of 5.3 b on that day)".</summary>
    public string PresenterInWords => $"{PresenterName} ({Capacity.InWords()})";

    public static PerformanceReport Record(Actor actor, ReportInput typed, ReportFile? file, ReportingDay day, DateTime at, DateOnly today)
    {
        var report = new PerformanceReport(actor, typed, file, day, at, today);
        report.Raise(new PerformanceReportRecorded(
            report.Id, report.GivenOn, report.PersonId, report.PositionId, report.PresenterInWords, report.RecipientsInWords, report.Summary, report.Minutes, report.FileSha256));
        return report;
    }

    /// <summary>Replaces this record by a corrected one; both stay.</summary>
    /// <param name="file">A new file, or null to keep the one filed.</param>
    /// <param name="isReplaced">Whether another record replaces this one already.</param>
    public PerformanceReport Correct(Actor actor, ReportInput typed, ReportFile? file, string? reason, bool isReplaced, ReportingDay day, DateTime at, DateOnly today)
    {
        RefuseUnlessStanding(isReplaced);
        var kept = file ?? (FileId is { } id ? new ReportFile(id, FileSha256!) : null);
        var corrected = new PerformanceReport(actor, typed, kept, day, at, today)
        {
            ReplacesId = Id,
            CorrectionReason = Text.Required(reason, Reason.MaxLength, "Say what was wrong in the record.", "Reason", lines: true),
        };
        corrected.Raise(new PerformanceReportCorrected(
            corrected.Id, Id, corrected.GivenOn, corrected.PersonId, corrected.PositionId, corrected.PresenterInWords, corrected.RecipientsInWords,
            corrected.Summary, corrected.Minutes, corrected.FileSha256, corrected.CorrectionReason));
        return corrected;
    }

    /// <summary>Withdraws the record of a report that was never given; it stays and no longer counts.</summary>
    public void Withdraw(Actor actor, string? reason, bool isReplaced, DateTime at, DateOnly on)
    {
        actor.Demand(AccessRight.Manager);
        RefuseUnlessStanding(isReplaced);
        Withdrawal = new(this, actor, Text.Required(reason, Reason.MaxLength, "Say why the record is withdrawn.", "Reason", lines: true), at, on);
    }

    private static DateOnly DayOf(ReportInput typed, ReportingDay day, DateOnly today)
    {
        var given = typed.GivenOn ?? throw new RuleBrokenException("Give the day the report was presented.", nameof(ReportInput.GivenOn));
        if (given > today)
        {
            throw new RuleBrokenException("A report is recorded once it has been presented: choose today or a day before.", nameof(ReportInput.GivenOn));
        }

        return given == day.Day ? given : throw new InvalidOperationException("The day's facts are those of another day.");
    }

    private static (Guid?, Guid?, string, string?) Presenter(ReportInput typed) => typed switch
    {
        { Person: { } person } => (person.Id, null, person.Name, person.JobTitle),
        { Position: { } position } => (null, position.Id, position.Title, HeldBy(typed.HeldBy)),
        _ => throw new RuleBrokenException("Say who presented the report: a person or a position.", "Presenter.Text"),
    };

    private static string? HeldBy(IEnumerable<string> holders)
    {
        var names = string.Join(", ", holders.Order(Alphabetical.Order));
        return names.Length is > 0 and <= ReportRecipient.TitleMaxLength ? names : null;
    }

    private static List<NamedPerson> Members(ReportInput typed, ReportingDay day)
    {
        var chosen = typed.Members.ToHashSet();
        var members = day.TopManagement.Where(m => chosen.Contains(m.Id)).ToList();
        return members.Count == chosen.Count
            ? members
            : throw new RuleBrokenException(
                $"Not everybody chosen was in top management on {day.Day.InWords()}. Choose among those below, and write who else received it under “Others”.", nameof(ReportInput.Members));
    }

    private static string HoldersInWords(ReportingDay day) => (day.ReportingRole, day.Reporters) switch
    {
        (null, _) => $"By the register, no role was designated for reporting ISMS performance (5.3 b) on {day.Day.InWords()}.",
        ({ } role, []) => $"By the register, nobody held {role}, the role designated 5.3 b, on {day.Day.InWords()}.",
        ({ } role, var holders) => $"By the register, {string.Join(", ", holders.Select(h => h.Name))} held {role}, the role designated 5.3 b, on {day.Day.InWords()}.",
    };

    private void RefuseUnlessStanding(bool isReplaced)
    {
        if (Withdrawal is { } withdrawal)
        {
            throw new RuleBrokenException($"This record was withdrawn by {withdrawal.ByName} on {withdrawal.On.InWords()}.");
        }

        if (isReplaced)
        {
            throw new RuleBrokenException("This record has been corrected already. Go to the record that replaces it.");
        }
    }
}

/// <summary>A member of top management who received a report, as of that day.</summary>
public sealed class ReportRecipient
{
    public const int TitleMaxLength = 500;

    private ReportRecipient() => Name = ""; // for EF Core

    internal ReportRecipient(int number, NamedPerson member) => (Number, PersonId, Name, JobTitle) = (number, member.Id, member.Name, member.JobTitle);

    public int Number { get; private init; }

    public Guid PersonId { get; private init; }

    public string Name { get; private init; }

    public string? JobTitle { get; private init; }
}

/// <summary>Why the record of a report no longer counts. Added, never edited or removed.</summary>
public sealed class ReportWithdrawal : Entity
{
    private ReportWithdrawal() => ByName = Reason = ""; // for EF Core

    internal ReportWithdrawal(PerformanceReport report, Actor actor, string reason, DateTime at, DateOnly on)
    {
        (ReportId, Reason, At, On) = (report.Id, reason, at, on);
        (ById, ByAccountId, ByName) = (actor.DemandPerson(), actor.AccountId!.Value, actor.Name);
        Raise(new PerformanceReportWithdrawn(report.Id, report.GivenOn, reason));
    }

    public Guid ReportId { get; private init; }

    public Guid ById { get; private init; }

    public Guid ByAccountId { get; private init; }

    public string ByName { get; private init; }

    public string Reason { get; private init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private init; }

    public DateOnly On { get; private init; }
}
