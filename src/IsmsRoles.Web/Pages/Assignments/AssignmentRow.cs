using System.Linq.Expressions;
using IsmsRoles.Data;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Versions.Content;
using IsmsRoles.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Assignments;

/// <summary>How an assignment stands on a day; the first that applies, from the bottom up.</summary>
public enum AssignmentState
{
    InForce,

    /// <summary>Signed once, but not in the version in force now: that version was revoked, or left it out.</summary>
    NotInForce,
    NeverSigned,
    HolderHasLeft,
    TermRanOut,
    Planned,
    Ended,
}

/// <summary>An assignment with the names around it, as lists show it: one command for a page of rows.</summary>
public sealed class AssignmentRow
{
    public Guid Id { get; init; }

    public Guid RoleId { get; init; }

    public required string Role { get; init; }

    public required string RoleFolded { get; init; }

    public Guid? PersonId { get; init; }

    public Guid? PositionId { get; init; }

    public Guid? ThirdPartyId { get; init; }

    public required string Holder { get; init; }

    public required string HolderFolded { get; init; }

    public AssignmentKind Kind { get; init; }

    public Guid? ScopeItemId { get; init; }

    public string? Scope { get; init; }

    public DateOnly From { get; init; }

    public DateOnly? Until { get; init; }

    public DateOnly? EndedOn { get; init; }

    public DateOnly RecordedOn { get; init; }

    public int? FirstInForceVersion { get; init; }

    /// <summary>The holder can hold it on the day asked about: with us, not abolished, contract running (rule 2).</summary>
    public bool HolderIsHere { get; init; }

    public DateOnly? LastDay => Days.Earlier(Until, EndedOn);

    public bool IsBackdated => From < RecordedOn;

    public string KindInWords => Kind.InWords();

    public string HolderAddress =>
        PersonId is { } person ? $"/people/{person}" : PositionId is { } position ? $"/positions/{position}" : $"/third-parties/{ThirdPartyId}";

    public static IQueryable<AssignmentRow> Of(RegisterDbContext db, DateOnly today) =>
        from a in db.Assignments.AsNoTracking()
        join r in db.Roles on a.RoleId equals r.Id
        select new AssignmentRow
        {
            Id = a.Id,
            RoleId = r.Id,
            Role = r.Title,
            RoleFolded = EF.Property<string>(r, SearchText.Column),
            PersonId = a.PersonId,
            PositionId = a.PositionId,
            ThirdPartyId = a.ThirdPartyId,
            Holder = db.People.Where(p => p.Id == a.PersonId).Select(p => p.Name).FirstOrDefault()
                ?? db.Positions.Where(p => p.Id == a.PositionId).Select(p => p.Title).FirstOrDefault()
                ?? db.ThirdParties.Where(t => t.Id == a.ThirdPartyId).Select(t => t.Name).FirstOrDefault()
                ?? "",
            HolderFolded = db.People.Where(p => p.Id == a.PersonId).Select(p => EF.Property<string>(p, SearchText.Column)).FirstOrDefault()
                ?? db.Positions.Where(p => p.Id == a.PositionId).Select(p => EF.Property<string>(p, SearchText.Column)).FirstOrDefault()
                ?? db.ThirdParties.Where(t => t.Id == a.ThirdPartyId).Select(t => EF.Property<string>(t, SearchText.Column)).FirstOrDefault()
                ?? "",
            Kind = a.Kind,
            ScopeItemId = a.ScopeItemId,
            Scope = db.ScopeItems.Where(s => s.Id == a.ScopeItemId).Select(s => s.Name).FirstOrDefault(),
            From = a.From,
            Until = a.Until,
            EndedOn = a.EndedOn,
            RecordedOn = a.RecordedOn,
            FirstInForceVersion = a.FirstInForceVersion,
            HolderIsHere = a.PersonId != null
                ? db.People.Any(p => p.Id == a.PersonId
                    && p.Periods.Any(x => x.From <= today && (x.Until == null || x.Until >= today))
                    && (p.EmployerId == null || db.ThirdParties.Any(t => t.Id == p.EmployerId
                        && (t.ContractEndsOn == null || t.ContractEndsOn >= today) && (t.EndedOn == null || t.EndedOn >= today))))
                : a.PositionId != null
                    ? db.Positions.Any(p => p.Id == a.PositionId && (p.AbolishedOn == null || p.AbolishedOn >= today))
                    : db.ThirdParties.Any(t => t.Id == a.ThirdPartyId
                        && (t.ContractEndsOn == null || t.ContractEndsOn >= today) && (t.EndedOn == null || t.EndedOn >= today)),
        };

    /// <summary>The same decision as <see cref="StateOn"/>, for the database.</summary>
    /// <param name="inForce">The assignments in the version in force.</param>
    public static Expression<Func<AssignmentRow, bool>> Is(AssignmentState state, DateOnly today, IReadOnlyCollection<Guid> inForce) => state switch
    {
        AssignmentState.Ended => r => r.EndedOn != null && (r.EndedOn < today || r.EndedOn < r.From),
        AssignmentState.Planned => r => !(r.EndedOn != null && (r.EndedOn < today || r.EndedOn < r.From)) && r.From > today,
        AssignmentState.TermRanOut => r => (r.EndedOn == null || r.EndedOn >= today) && r.Until < today,
        AssignmentState.HolderHasLeft => r => (r.EndedOn == null || r.EndedOn >= today) && r.From <= today && (r.Until == null || r.Until >= today) && !r.HolderIsHere,
        AssignmentState.NeverSigned => r => (r.EndedOn == null || r.EndedOn >= today) && r.From <= today && (r.Until == null || r.Until >= today) && r.HolderIsHere && r.FirstInForceVersion == null,
        AssignmentState.NotInForce => r => (r.EndedOn == null || r.EndedOn >= today) && r.From <= today && (r.Until == null || r.Until >= today) && r.HolderIsHere && r.FirstInForceVersion != null && !inForce.Contains(r.Id),
        _ => r => (r.EndedOn == null || r.EndedOn >= today) && r.From <= today && (r.Until == null || r.Until >= today) && r.HolderIsHere && r.FirstInForceVersion != null && inForce.Contains(r.Id),
    };

    /// <summary>Begun, and neither ended nor run out; the holder may have left.</summary>
    public static Expression<Func<AssignmentRow, bool>> Runs(DateOnly today) =>
        r => r.From <= today && (r.EndedOn == null || r.EndedOn >= today) && (r.Until == null || r.Until >= today);

    public bool HasEndedOn(DateOnly today) => EndedOn < today || EndedOn < From;

    public bool HasRunOutOn(DateOnly today) => !HasEndedOn(today) && From <= today && Until < today;

    /// <param name="inForce">The assignments in the version in force.</param>
    public AssignmentState StateOn(DateOnly today, IReadOnlySet<Guid> inForce) =>
        HasEndedOn(today) ? AssignmentState.Ended
        : From > today ? AssignmentState.Planned
        : HasRunOutOn(today) ? AssignmentState.TermRanOut
        : !HolderIsHere ? AssignmentState.HolderHasLeft
        : FirstInForceVersion is null ? AssignmentState.NeverSigned
        : inForce.Contains(Id) ? AssignmentState.InForce
        : AssignmentState.NotInForce;
}

public static class AssignmentStates
{
    public static IReadOnlyList<AssignmentState> All { get; } = Enum.GetValues<AssignmentState>();

    public static string InWords(this AssignmentState state) => state switch
    {
        AssignmentState.InForce => "In force",
        AssignmentState.NotInForce => "Not in force",
        AssignmentState.NeverSigned => "Never signed",
        AssignmentState.HolderHasLeft => "Holder has left",
        AssignmentState.TermRanOut => "Term ran out",
        AssignmentState.Planned => "Planned",
        _ => "Ended",
    };

    public static Badge Badge(this AssignmentState state) => state switch
    {
        AssignmentState.InForce => TagHelpers.Badge.InForce,
        AssignmentState.NotInForce or AssignmentState.NeverSigned => TagHelpers.Badge.NeverSigned,
        AssignmentState.HolderHasLeft or AssignmentState.TermRanOut => TagHelpers.Badge.Vacant,
        AssignmentState.Planned => TagHelpers.Badge.Planned,
        _ => TagHelpers.Badge.Ended,
    };
}

/// <summary>What the shared table of assignments draws.</summary>
/// <param name="Role">False on a role's own page.</param>
/// <param name="Holder">False on a holder's own page.</param>
public sealed record AssignmentTable(string Caption, IReadOnlyList<AssignmentRow> Rows, DateOnly Today, bool Role = true, bool Holder = true);
