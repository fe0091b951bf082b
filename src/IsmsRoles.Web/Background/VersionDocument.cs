using System.Globalization;
using System.Text;
using IsmsRoles.Data;
using IsmsRoles.Documents.RolesDocument;
using IsmsRoles.Domain.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Background;

/// <summary>Draws a version's PDF from what is stored of it, and names the file as a person would keep it.</summary>
internal static class VersionDocument
{
    public static async Task<(byte[] Bytes, string FileName)> RenderAsync(RegisterDbContext db, Guid versionId, CancellationToken cancellation)
    {
        var version = await db.Versions.AsNoTracking().SingleAsync(v => v.Id == versionId, cancellation);
        var replaced = version.ReplacesId is { } id ? await db.Versions.AsNoTracking().SingleAsync(v => v.Id == id, cancellation) : null;
        var number = version.Number ?? version.ProposedNumber;
        var history = await db.Versions.AsNoTracking()
            .Where(v => v.Number != null && v.Number < number)
            .OrderByDescending(v => v.Number)
            .Select(v => new { Number = v.Number!.Value, InForceAt = v.InForceAt!.Value, v.Message, v.Sha256, Names = v.Approvals.OrderBy(a => a.Number).Select(a => a.PrintedName).ToList() })
            .ToListAsync(cancellation);
        var next = version.InForceAt;
        var earlier = new List<EarlierVersion>();
        foreach (var former in history)
        {
            earlier.Add(new(former.Number, former.InForceAt, next, string.Join(", ", former.Names), former.Message, former.Sha256));
            next = former.InForceAt;
        }

        var file = version.Resolution is { } resolution
            ? await db.EvidenceFiles.Where(f => f.Id == resolution.FileId).Select(f => f.Sha256).SingleOrDefaultAsync(cancellation)
            : null;
        var facts = VersionFacts.Of(version, replaced, earlier, file);
        var bytes = RolesDocumentPdf.Render(RolesDocumentModelBuilder.Build(version.Content, facts));
        return (bytes, FileName(version));
    }

    /// <summary>"Meridian-ISMS-roles-v4-2026-11-23.pdf": letters and digits of any script stay, the rest becomes a hyphen.</summary>
    private static string FileName(RegisterVersion version)
    {
        var organisation = version.Content.Organisation;
        var day = OrganisationTime.DayOf(version.InForceAt ?? version.SubmittedAt, organisation.TimeZone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var name = new StringBuilder();
        foreach (var rune in organisation.Name.EnumerateRunes().Where(r => Rune.IsLetterOrDigit(r) || name.Length > 0 && name[^1] != '-').Take(60))
        {
            name.Append(Rune.IsLetterOrDigit(rune) ? rune.ToString() : "-");
        }

        var proposed = version.Number is null ? $"-proposed-submission-{version.SubmissionNumber}" : "";
        return $"{name.ToString().TrimEnd('-')}-ISMS-roles-v{version.Number ?? version.ProposedNumber}{proposed}-{day}.pdf".TrimStart('-');
    }
}
