using IsmsRoles.Data;
using IsmsRoles.Documents.RolesDocument;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Background;

/// <summary>Draws a version's PDF from what is stored of it, and names the file as a person would keep it.</summary>
internal static class VersionDocument
{
    public static async Task<(byte[] Bytes, string FileName)> RenderAsync(RegisterDbContext db, Guid versionId, CancellationToken cancellation)
    {
        var version = await db.Versions.AsNoTracking().SingleAsync(v => v.Id == versionId, cancellation);
        var replaced = version.ReplacesId is { } id ? await db.Versions.AsNoTracking().SingleAsync(v => v.Id == id, cancellation) : null;
        var earlier = await EarlierAsync(db, version.Number ?? version.ProposedNumber, cancellation);
        var file = version.Resolution is { } resolution
            ? await db.EvidenceFiles.Where(f => f.Id == resolution.FileId).Select(f => f.Sha256).SingleOrDefaultAsync(cancellation)
            : null;
        var facts = VersionFacts.Of(version, replaced, earlier, file) with { Successors = await SuccessorsAsync(db, version, cancellation) };
        var bytes = RolesDocumentPdf.Render(RolesDocumentModelBuilder.Build(version.Content, facts));
        return (bytes, FileName(version));
    }

    private static async Task<IReadOnlyList<SuccessorFacts>> SuccessorsAsync(RegisterDbContext db, RegisterVersion version, CancellationToken cancellation)
    {
        var signed = version.StandingApprovals().Where(a => a.Capacity == SigningCapacity.SuccessorSignatory).Select(a => a.PersonId).ToList();
        var entered = signed.Count == 0
            ? []
            : await db.SuccessorSignatories.AsNoTracking()
                .Where(s => s.AfterNumber == version.ProposedNumber - 1 && signed.Contains(s.PersonId))
                .OrderBy(s => s.EnteredAt)
                .ToListAsync(cancellation);
        return [.. entered
            .Where(s => s.CountsFrom is not null)
            .Select(s => new SuccessorFacts(s.Name, s.EvidenceReference, s.EvidenceSha256, s.EntryReason, s.EnteredByName, s.EnteredAt, [.. s.Confirmations.Select(c => c.Name)]))];
    }

    /// <summary>Versions with a lower number, newest first.</summary>
    public static async Task<IReadOnlyList<EarlierVersion>> EarlierAsync(RegisterDbContext db, int number, CancellationToken cancellation)
    {
        var history = await db.Versions.AsNoTracking()
            .Where(v => v.Number != null && v.Number < number)
            .OrderByDescending(v => v.Number)
            .Select(v => new
            {
                Number = v.Number!.Value,
                InForceAt = v.InForceAt!.Value,
                v.Message,
                v.Sha256,
                Approvals = v.Approvals.OrderBy(a => a.Number).Select(a => new { a.PersonId, a.PrintedName }).ToList(),
                Ends = v.Decisions.Where(d => d.Action == VersionAction.Supersede || d.Action == VersionAction.Revoke).Select(d => new { d.Action, d.At }).ToList(),
                TakenBack = v.Decisions.Where(d => d.Action == VersionAction.TakeBack).Select(d => d.PersonId).ToList(), // apart: SQLite knows no APPLY
            })
            .ToListAsync(cancellation);
        var earlier = new List<EarlierVersion>();
        foreach (var former in history)
        {
            var end = former.Ends.FirstOrDefault();
            earlier.Add(new(former.Number, former.InForceAt, end?.At, string.Join(", ", former.Approvals.Where(a => !former.TakenBack.Contains(a.PersonId)).Select(a => a.PrintedName)), former.Message, former.Sha256, end?.Action == VersionAction.Revoke));
        }

        return earlier;
    }

    /// <summary>Draws what would be submitted, as not signed.</summary>
    public static async Task<(byte[] Bytes, string FileName)> RenderPreviewAsync(
        RegisterDbContext db, RegisterSnapshot content, RegisterSnapshot? inForce, VersionFacts facts, CancellationToken cancellation)
    {
        var hashed = content.ToBytes();
        var whole = facts with { ReplacedContent = inForce, Earlier = await EarlierAsync(db, facts.Number, cancellation), ContentBytes = hashed, ContentSha256 = CanonicalJson.Sha256(hashed) };
        var bytes = RolesDocumentPdf.Render(RolesDocumentModelBuilder.Build(content, whole));
        return (bytes, RolesDocumentFileName.OfProposed(content.Organisation.Name, facts.Number, facts.SubmissionNumber));
    }

    private static string FileName(RegisterVersion version)
    {
        var organisation = version.Content.Organisation;
        return version is { Number: { } number, InForceAt: { } at }
            ? RolesDocumentFileName.Of(organisation.Name, number, OrganisationTime.DayOf(at, organisation.TimeZone))
            : RolesDocumentFileName.OfProposed(organisation.Name, version.ProposedNumber, version.SubmissionNumber);
    }
}
