using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Scopes;

namespace IsmsRoles.Domain.Assignments;

public enum AssignmentKind
{
    Holder,
    Deputy,
    Acting,
}

/// <param name="Scope">What it is limited to; null means the whole ISMS.</param>
/// <param name="BackdatedReason">Needed when <paramref name="From"/> is before the day of recording.</param>
/// <param name="AppointmentEvidence">For top management: what shows appointment by the owners or a supervisory body (rule 7).</param>
public sealed record AssignmentTerms(
    AssignmentKind Kind,
    DateOnly From,
    DateOnly? Until = null,
    ScopeItem? Scope = null,
    string? BackdatedReason = null,
    string? AppointmentEvidence = null,
    Guid? AppointmentEvidenceFileId = null);

/// <summary>
/// A role held by a person, a position or a third party. Its own record, never overwritten: it is ended, and a new one
/// begins. It carries three dates: from, recorded at, and the version it first came into force with.
/// </summary>
public sealed class Assignment : Entity
{
    private Assignment()
    {
    }

    /// <param name="others">The role's other assignments that have not ended, for the refusal of a second same one.</param>
    public Assignment(Role role, Holder holder, AssignmentTerms terms, IEnumerable<Assignment> others, DateOnly today, DateTime at)
        : this(role, holder, terms, others, today, at, replaces: null) => Raise(Begun(role, holder));

    private Assignment(Role role, Holder holder, AssignmentTerms terms, IEnumerable<Assignment> others, DateOnly today, DateTime at, Assignment? replaces)
    {
        if (role.IsRetired)
        {
            throw new RuleBrokenException($"{role.Title} is retired, so nobody can be given it. Reinstate it first.", "RoleId");
        }

        if (!Enum.IsDefined(terms.Kind))
        {
            throw new RuleBrokenException("Choose holder, deputy or acting.", "Kind");
        }

        if (terms.Until < terms.From)
        {
            throw new RuleBrokenException("The last day is before the first.", "Until");
        }

        if (terms.Scope is { IsRetired: true })
        {
            throw new RuleBrokenException($"{terms.Scope.Name} is no longer used as a scope. Choose another.", "ScopeItemId");
        }

        holder.RefuseDaysOutside(terms.From, terms.Until);
        (RoleId, PersonId, PositionId, ThirdPartyId) = (role.Id, holder.PersonId, holder.PositionId, holder.ThirdPartyId);
        (Kind, From, Until, ScopeItemId) = (terms.Kind, terms.From, terms.Until, terms.Scope?.Id);
        (RecordedOn, RecordedAt, ReplacesId) = (today, at, replaces?.Id);
        if (others.FirstOrDefault(o => o.Id != replaces?.Id && IsSameAs(o)) is { } same)
        {
            throw new RuleBrokenException($"{holder.Name} already holds {role.Title} in this way from {same.From.InWords()}{(same.LastDay is { } last ? $" until {last.InWords()}" : "")}. End that first.", "Holder");
        }

        BackdatedReason = IsBackdated
            ? Text.Required(terms.BackdatedReason, Reason.MaxLength, "This begins before today. Say why it is recorded only now; approvers and the document show the reason.", nameof(BackdatedReason))
            : null;
        AppointmentEvidence = Text.Optional(terms.AppointmentEvidence, Reference.MaxLength, nameof(AppointmentEvidence));
        AppointmentEvidenceFileId = terms.AppointmentEvidenceFileId;
    }

    public Guid RoleId { get; private init; }

    public Guid? PersonId { get; private init; }

    public Guid? PositionId { get; private init; }

    public Guid? ThirdPartyId { get; private init; }

    public AssignmentKind Kind { get; private init; }

    public Guid? ScopeItemId { get; private init; }

    public DateOnly From { get; private init; }

    /// <summary>The last day of the term it was given for; null means open.</summary>
    public DateOnly? Until { get; private init; }

    /// <summary>The day it was recorded, in the organisation's time zone.</summary>
    public DateOnly RecordedOn { get; private init; }

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; private init; }

    public string? BackdatedReason { get; private set; }

    public string? AppointmentEvidence { get; private set; }

    public Guid? AppointmentEvidenceFileId { get; private init; }

    /// <summary>The assignment whose days this one corrects.</summary>
    public Guid? ReplacesId { get; private init; }

    /// <summary>The last day, as somebody recorded the end; before <see cref="From"/> when it never took effect.</summary>
    public DateOnly? EndedOn { get; private set; }

    public string? EndReason { get; private set; }

    /// <summary>For top management: what shows that the appointment ended (rule 9).</summary>
    public string? EndEvidence { get; private set; }

    /// <summary>The number of the version it first came into force with, or null while unsigned.</summary>
    public int? FirstInForceVersion { get; private set; }

    public bool IsBackdated => From < RecordedOn;

    public bool IsEnded => EndedOn is not null;

    public DateOnly? LastDay => Days.Earlier(Until, EndedOn);

    /// <summary>It was ended before it began, or re-dated: it never took effect.</summary>
    public bool NeverBegan => LastDay < From;

    public bool Covers(DateOnly day) => Days.Covers(From, LastDay, day);

    /// <summary>Ends it. The record stays (rule 3); ending a top-management assignment needs evidence (rule 9).</summary>
    public void EndOn(DateOnly lastDay, string? reason, string? evidence, bool isTopManagement, Role role, Holder holder)
    {
        var (why, proof) = End(lastDay, reason, evidence, isTopManagement);
        Raise(new AssignmentEnded(Id, role.Id, role.Title, holder.Name, Kind, lastDay, why, proof) { PersonId = PersonId });
    }

    /// <summary>Gives it other days: this one ends as if never begun, and a new one takes its place.</summary>
    public Assignment Redate(
        Role role, Holder holder, ScopeItem? scope, DateOnly from, DateOnly? until, string? reason, string? evidence, bool isTopManagement,
        IEnumerable<Assignment> others, DateOnly today, DateTime at)
    {
        var backdatedReason = from < today ? Text.Optional(reason, Reason.MaxLength, "Reason") : null;
        var terms = new AssignmentTerms(Kind, from, until, scope, backdatedReason, AppointmentEvidence, AppointmentEvidenceFileId);
        var redated = new Assignment(role, holder, terms, others, today, at, replaces: this);
        var (why, _) = End(From.AddDays(-1), reason, evidence, isTopManagement);
        redated.Raise(new AssignmentRedated(redated.Id, Id, role.Id, role.Title, holder.Name, From, Until, from, until, why) { PersonId = PersonId });
        return redated;
    }

    /// <summary>Notes the version it first came into force with.</summary>
    internal void ComeIntoForce(int versionNumber) => FirstInForceVersion ??= versionNumber;

    /// <summary>Whether a reason or evidence on it names somebody.</summary>
    public bool Mentions(Mentions mentions) => new[] { BackdatedReason, AppointmentEvidence, EndReason, EndEvidence }.Any(mentions.In);

    /// <summary>Part of a person's erasure, which leaves the event: another name stands where theirs did.</summary>
    public void Forget(Mentions mentions, string name)
    {
        if (!IsEnded)
        {
            throw new InvalidOperationException("What is signed is not reworded.");
        }

        (BackdatedReason, EndReason) = (mentions.Replace(BackdatedReason, name, Reason.MaxLength), mentions.Replace(EndReason, name, Reason.MaxLength));
        (AppointmentEvidence, EndEvidence) = (mentions.Replace(AppointmentEvidence, name, Reference.MaxLength), mentions.Replace(EndEvidence, name, Reference.MaxLength));
    }

    private (string Why, string? Proof) End(DateOnly lastDay, string? reason, string? evidence, bool isTopManagement)
    {
        if (IsEnded)
        {
            throw new RuleBrokenException($"This assignment already ended on {EndedOn.InWords()}.");
        }

        if (lastDay < From.AddDays(-1))
        {
            throw new RuleBrokenException($"This began on {From.InWords()}; the last day cannot be before that.", "LastDay");
        }

        if (Until < lastDay)
        {
            throw new RuleBrokenException($"Its term already ends on {Until.InWords()}; choose that day or an earlier one.", "LastDay");
        }

        EndReason = Text.Required(reason, Reason.MaxLength, "Say why this assignment ends.", "Reason");
        EndEvidence = EndingEvidence.Of(evidence, isTopManagement, "Ending a top-management assignment");
        EndedOn = lastDay;
        return (EndReason, EndEvidence);
    }

    private AssignmentBegun Begun(Role role, Holder holder) =>
        new(Id, role.Id, role.Title, holder.Name, Kind, From, Until, BackdatedReason, AppointmentEvidence) { PersonId = PersonId };

    // One that ends on a day to come still runs until then; one that ended before it began never ran.
    private bool IsSameAs(Assignment other) =>
        !other.NeverBegan && (other.RoleId, other.PersonId, other.PositionId, other.ThirdPartyId, other.Kind, other.ScopeItemId)
            == (RoleId, PersonId, PositionId, ThirdPartyId, Kind, ScopeItemId)
        && Days.Overlap(From, LastDay, other.From, other.LastDay);
}
