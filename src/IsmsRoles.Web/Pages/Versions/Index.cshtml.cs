using System.Linq.Expressions;
using IsmsRoles.Data;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Versions;

/// <summary>Which one counts: the version in force first, then the history. For everyone signed in; the auditor's start.</summary>
public sealed class IndexModel(RegisterDbContext db, CurrentStanding standing, CurrentAccount me) : PageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public VersionRow? Current { get; private set; }

    public IReadOnlyList<VersionRow> Rows { get; private set; } = [];

    public int Total { get; private set; }

    /// <summary>Plain Members see what was in force, and nothing of what was proposed, returned or withdrawn.</summary>
    public bool ReadsRegister => me.ReadsRegister;

    public Standing Standing => standing.Value;

    public bool ShowsVerification => me.ReadsRegister;

    public bool MaySubmit => me.IsManager && standing.Value.Submitted is null && standing.Value.Changes.Count > 0;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        PageNumber = Math.Max(1, PageNumber);
        var seen = me.ReadsRegister ? db.Versions : db.Versions.Where(v => v.Number != null);
        Total = await seen.CountAsync(cancellation);
        Rows = await seen
            .OrderByDescending(v => v.ProposedNumber)
            .ThenByDescending(v => v.SubmissionNumber)
            .Skip((PageNumber - 1) * PageSize)
            .Take(PageSize)
            .Select(Row)
            .ToListAsync(cancellation);
        Current = Rows.FirstOrDefault(r => r.State == VersionState.InForce)
            ?? await db.Versions.Where(v => v.State == VersionState.InForce).Select(Row).SingleOrDefaultAsync(cancellation);
    }

    private Expression<Func<RegisterVersion, VersionRow>> Row => v => new VersionRow(
        v.Id,
        v.Number,
        v.ProposedNumber,
        v.SubmissionNumber,
        v.State,
        v.SubmittedByName,
        v.SubmittedAt,
        v.InForceAt,
        v.Decisions.Where(d => d.Action == VersionAction.Supersede || d.Action == VersionAction.Revoke).Select(d => (DateTime?)d.At).FirstOrDefault(),
        v.Approvals.OrderBy(a => a.Number).Select(a => new Signer(a.PersonId, a.PrintedName)).ToList(),
        v.Decisions.Where(d => d.Action == VersionAction.TakeBack).Select(d => d.PersonId).ToList(),
        v.Sha256,
        v.ChainHead,
        db.Documents.Where(d => d.VersionId == v.Id).Select(d => d.Sha256).FirstOrDefault());
}

public sealed record VersionRow(
    Guid Id,
    int? Number,
    int ProposedNumber,
    int SubmissionNumber,
    VersionState State,
    string SubmittedBy,
    DateTime SubmittedAt,
    DateTime? InForceAt,
    DateTime? EndedAt,
    List<Signer> Signers,
    List<Guid?> TakenBackBy,
    string Sha256,
    string? ChainHead,
    string? PdfSha256)
{
    public string Title => Number is { } number ? $"Version {number}" : $"Proposed version {ProposedNumber}, submission {SubmissionNumber}";

    /// <summary>Whose signatures were not taken back.</summary>
    public IReadOnlyList<string> SignedBy => [.. Signers.Where(s => !TakenBackBy.Contains(s.PersonId)).Select(s => s.Name)];

    public string Address => Number is { } number ? $"/versions/{number}" : $"/versions/{Id}";
}

public sealed record Signer(Guid PersonId, string Name);
