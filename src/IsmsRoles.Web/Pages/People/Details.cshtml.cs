using System.Globalization;
using IsmsRoles.Data;
using IsmsRoles.Domain;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Pages.Assignments;
using IsmsRoles.Web.Pages.HandOvers;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.People;

/// <summary>What a person holds, decides and owns, now and before; and what to do when that changes.</summary>
[Authorize(Policies.Register)]
public sealed class DetailsModel(RegisterDbContext db, CurrentAccount me, CurrentStanding standing, IOrganisationTime time) : ShownPage
{
    private const int MostReports = 20;

    private int _ownedNow;

    [FromRoute]
    public Guid Id { get; set; }

    public bool CanEdit => me.IsManager && Person.ErasedAt is null;

    public bool CanErase => me.IsAdministrator && HasLeft && Person.ErasedAt is null;

    public DateOnly Today => time.Today;

    public string Organisation => standing.Value.Organisation;

    public Person Person { get; private set; } = null!;

    public Link? LineManager { get; private set; }

    public Link? Employer { get; private set; }

    /// <summary>People who name them as line manager: the first few, and how many there are.</summary>
    public IReadOnlyList<Link> Reports { get; private set; } = [];

    public int ReportCount { get; private set; }

    public IReadOnlyList<HeldPosition> Positions { get; private set; } = [];

    public IReadOnlyList<AssignmentRow> RolesNow { get; private set; } = [];

    public IReadOnlyList<AssignmentRow> RolesBefore { get; private set; } = [];

    public IReadOnlyList<Link> Owns { get; private set; } = [];

    public IReadOnlyList<SignatureRow> Signatures { get; private set; } = [];

    public bool HasLeft => Person.HasLeftBy(Today);

    /// <summary>They hold, own or manage something that could go to somebody else.</summary>
    public bool HoldsSomething => OpenRoles + OpenPositions + _ownedNow + ReportCount > 0;

    /// <summary>The last day is recorded and something is still on record as theirs after it.</summary>
    public bool LeavesThingsOpen => Person.LeavesOn is not null && HoldsSomething;

    /// <summary>What that is: "2 roles, 1 position and 3 reports".</summary>
    public string OpenInWords => HandOverWords.Listed(
    [
        .. new[] { (OpenRoles, "role", "roles"), (OpenPositions, "position", "positions"), (_ownedNow, "third party", "third parties"), (ReportCount, "person who reports to them", "people who report to them") }
            .Where(x => x.Item1 > 0)
            .Select(x => $"{x.Item1.ToString(CultureInfo.InvariantCulture)} {(x.Item1 == 1 ? x.Item2 : x.Item3)}"),
    ]);

    private int OpenRoles => RolesNow.Count(r => r.PersonId == Id && r.EndedOn is null);

    private int OpenPositions => Positions.Count(p => p.LastDay is null || p.LastDay > (Person.LeavesOn ?? Today));

    public void OnGet()
    {
    }

    protected override async Task<bool> LoadAsync()
    {
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == Id, Cancellation) is not { } person)
        {
            return false;
        }

        Person = person;
        LineManager = await db.People.Where(p => p.Id == person.LineManagerId).Select(p => new Link(p.Id, p.Name)).SingleOrDefaultAsync(Cancellation);
        Employer = await db.ThirdParties.Where(t => t.Id == person.EmployerId).Select(t => new Link(t.Id, t.Name)).SingleOrDefaultAsync(Cancellation);
        var today = Today;
        var reports = db.People.Where(p => p.LineManagerId == Id && p.Periods.Any(x => x.From <= today && (x.Until == null || x.Until >= today)));
        ReportCount = await reports.CountAsync(Cancellation);
        Reports = await reports.OrderBy(p => EF.Property<string>(p, SearchText.Column)).Take(MostReports).Select(p => new Link(p.Id, p.Name)).ToListAsync(Cancellation);
        Owns = await db.ThirdParties.Where(t => t.OwnerId == Id)
            .OrderBy(t => EF.Property<string>(t, SearchText.Column)).Select(t => new Link(t.Id, t.Name)).ToListAsync(Cancellation);
        _ownedNow = await db.ThirdParties.CountAsync(t => t.OwnerId == Id && (t.ContractEndsOn == null || t.ContractEndsOn >= today) && (t.EndedOn == null || t.EndedOn >= today), Cancellation);
        await LoadPositionsAndRolesAsync();
        await LoadSignaturesAsync();
        return true;
    }

    private async Task LoadPositionsAndRolesAsync()
    {
        Positions = await db.Positions.AsNoTracking()
            .SelectMany(p => p.Tenures, (p, t) => new { p.Id, p.Title, p.AbolishedOn, t.PersonId, t.From, t.Until, t.IsChair })
            .Where(t => t.PersonId == Id)
            .OrderByDescending(t => t.From)
            .Select(t => new HeldPosition(t.Id, t.Title, t.AbolishedOn, t.From, t.Until, t.IsChair))
            .ToListAsync(Cancellation);
        var positionIds = Positions.Select(p => p.Id).Distinct().ToList();
        var rows = await AssignmentRow.Of(db, Today)
            .Where(r => r.PersonId == Id || (r.PositionId != null && positionIds.Contains(r.PositionId.Value)))
            .OrderBy(r => r.RoleFolded).ThenByDescending(r => r.From)
            .ToListAsync(Cancellation);
        var theirs = rows.Where(r => r.PersonId == Id || Tenures(r).Any()).ToLookup(IsNow);
        RolesNow = [.. theirs[true]];
        RolesBefore = [.. theirs[false]];
    }

    // Ending ones count until their last day, planned ones from now on; through a position only while they hold it.
    private bool IsNow(AssignmentRow row) =>
        !row.HasEndedOn(Today) && (row.PersonId == Id || Tenures(row).Any(t => t.LastDay is null || t.LastDay >= Today));

    private IEnumerable<HeldPosition> Tenures(AssignmentRow row) =>
        Positions.Where(p => p.Id == row.PositionId && Days.Overlap(p.From, p.LastDay, row.From, row.LastDay));

    private async Task LoadSignaturesAsync()
    {
        var signed = await db.Versions.AsNoTracking()
            .Where(v => v.Approvals.Any(a => a.PersonId == Id))
            .OrderByDescending(v => v.SubmittedAt)
            .Select(v => new { v.Id, v.Number, v.ProposedNumber, v.State, At = v.Approvals.Where(a => a.PersonId == Id).Select(a => a.At).First() })
            .ToListAsync(Cancellation);
        Signatures = [.. signed.Select(v => new SignatureRow(v.Id, v.Number, v.ProposedNumber, v.State, v.At))];
    }

    public sealed record Link(Guid Id, string Text);

    public sealed record SignatureRow(Guid Id, int? Number, int ProposedNumber, VersionState State, DateTime At)
    {
        public bool IsVoid => State is VersionState.Returned or VersionState.Withdrawn;
    }

    public sealed record HeldPosition(Guid Id, string Title, DateOnly? AbolishedOn, DateOnly From, DateOnly? Until, bool IsChair)
    {
        public DateOnly? LastDay => Days.Earlier(Until, AbolishedOn);
    }
}
