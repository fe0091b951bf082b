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
        var earlier = await EarlierAsync(db, version.Number ?? version.ProposedNumber, version.InForceAt, cancellation);
        var file = version.Resolution is { } resolution
            ? await db.EvidenceFiles.Where(f => f.Id == resolution.FileId).Select(f => f.Sha256).SingleOrDefaultAsync(cancellation)
            : null;
        var facts = VersionFacts.Of(version, replaced, earlier, file);
        var bytes = RolesDocumentPdf.Render(RolesDocumentModelBuilder.Build(version.Content, facts));
        return (bytes, FileName(version));
    }

    /// <summary>Versions with a lower number, newest first.</summary>
    /// <param name="replacedAt">When the version of that number replaced the one before, UTC; null while it is proposed.</param>
    public static async Task<IReadOnlyList<EarlierVersion>> EarlierAsync(RegisterDbContext db, int number, DateTime? replacedAt, CancellationToken cancellation)
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
                TakenBack = v.Decisions.Where(d => d.Action == VersionAction.TakeBack).Select(d => d.PersonId).ToList(), // apart: SQLite knows no APPLY
            })
            .ToListAsync(cancellation);
        var next = replacedAt;
        var earlier = new List<EarlierVersion>();
        foreach (var former in history)
        {
            earlier.Add(new(former.Number, former.InForceAt, next, string.Join(", ", former.Approvals.Where(a => !former.TakenBack.Contains(a.PersonId)).Select(a => a.PrintedName)), former.Message, former.Sha256));
            next = former.InForceAt;
        }

        return earlier;
    }

    /// <summary>Draws what would be submitted, as not signed.</summary>
    public static async Task<(byte[] Bytes, string FileName)> RenderPreviewAsync(
        RegisterDbContext db, RegisterSnapshot content, RegisterSnapshot? inForce, VersionFacts facts, CancellationToken cancellation)
    {
        var whole = facts with { ReplacedContent = inForce, Earlier = await EarlierAsync(db, facts.Number, null, cancellation), ContentSha256 = CanonicalJson.Sha256(content.ToBytes()) };
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
