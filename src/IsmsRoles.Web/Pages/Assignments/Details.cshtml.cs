using IsmsRoles.Data;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Assignments;

/// <summary>One assignment: its three dates, why it is as it is, and what happened to it.</summary>
[Authorize(Policies.Register)]
public sealed class DetailsModel(RegisterDbContext db, CurrentAccount me, CurrentStanding standing, IOrganisationTime time) : AssignmentPage(db, time)
{
    private static readonly string[] Kinds = [nameof(AssignmentBegun), nameof(AssignmentEnded), nameof(AssignmentRedated)];

    public bool CanEdit => me.IsManager;

    public AssignmentState State => Row.StateOn(Today, standing.Value.InForceAssignments);

    /// <summary>That no version is in force, and why; null while one is.</summary>
    public string? NothingInForce => standing.Value.InForce is null ? standing.Value.NothingInForce : null;

    /// <summary>The assignment that took this one's place with other days.</summary>
    public Guid? ReplacedById { get; private set; }

    public string? EvidenceFileName { get; private set; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Happened> History { get; private set; } = [];

    public void OnGet()
    {
    }

    protected override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync())
        {
            return false;
        }

        ReplacedById = await Db.Assignments.Where(a => a.ReplacesId == Id).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(Cancellation);
        EvidenceFileName = await Db.EvidenceFiles.Where(f => f.Id == Assignment.AppointmentEvidenceFileId).Select(f => f.FileName).SingleOrDefaultAsync(Cancellation);
        var entries = await Db.AuditEntries.AsNoTracking()
            .Include(e => e.PersonalValues)
            .Where(e => e.Subjects.Any(s => s.SubjectId == Id) && Kinds.Contains(e.Kind))
            .OrderByDescending(e => e.Number)
            .ToListAsync(Cancellation);
        History = [.. entries.Select(e => new Happened(e.At, AuditChain.Read(e).Sentence))];
        return true;
    }

    public sealed record Happened(DateTime At, string Sentence);
}
