using System.Linq.Expressions;
using IsmsRoles.Data;
using IsmsRoles.Documents.Exports;
using IsmsRoles.Documents.RolesDocument;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace IsmsRoles.Web.Versions;

/// <summary>The roles table of a version, or of the register as it stands, for export.</summary>
internal static class ExportedTables
{
    /// <summary>The table of a version that is or was in force; null where there is none.</summary>
    public static async Task<(ExportedTable Table, RegisterVersion Version)?> OfVersionAsync(
        RegisterDbContext db, Expression<Func<RegisterVersion, bool>> which, CancellationToken cancellation)
    {
        if (await db.Versions.AsNoTracking().Where(v => v.Number != null).SingleOrDefaultAsync(which, cancellation) is not { } version)
        {
            return null;
        }

        var organisation = await db.Organisations.Select(o => o.Id).SingleAsync(cancellation);
        return (Of(version, organisation), version);
    }

    /// <param name="version">One that is or was in force.</param>
    public static ExportedTable Of(RegisterVersion version, Guid organisationId)
    {
        var at = version.InForceAt!.Value;
        var end = version.Decisions.FirstOrDefault(d => d.Action is VersionAction.Supersede or VersionAction.Revoke);
        return new(version.Content, OrganisationTime.DayOf(at, version.Content.Organisation.TimeZone), organisationId, at)
        {
            Version = VersionFacts.Of(version, null, []),
            EndedAt = end?.At,
            WasRevoked = end?.Action == VersionAction.Revoke,
        };
    }

    public static async Task<ExportedTable> OfRegisterAsync(RegisterDbContext db, Standing standing, DateTime at, CancellationToken cancellation) =>
        new(standing.Register, standing.Day, await db.Organisations.Select(o => o.Id).SingleAsync(cancellation), at);

    /// <summary>The file, with its own SHA-256 as ETag: whoever has these bytes need not fetch them again.</summary>
    public static FileContentResult File(HttpResponse response, TableForm form, ExportedTable table, string fileName)
    {
        var bytes = form.Write(table);
        response.Headers.CacheControl = "private, no-cache"; // kept, but asked for again: access may have been taken away
        return new(bytes, form.ContentType)
        {
            FileDownloadName = fileName,
            EntityTag = new EntityTagHeaderValue($"\"{Domain.Versions.Content.CanonicalJson.Sha256(bytes)}\""),
        };
    }
}
