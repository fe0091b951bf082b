using IsmsRoles.Data;
using IsmsRoles.Documents.Exports;
using IsmsRoles.Web.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.EvidencePacks.Parts;

/// <summary>Of each version: its PDF and its signed content, both as they are stored, and its roles table as a workbook.</summary>
internal sealed class VersionFiles(RegisterDbContext db) : IPackPart
{
    private readonly List<string> _commands = [];
    private readonly List<int> _unmade = [];

    public string Explanation =>
        $"""
        version-N/roles-document.pdf   the roles document as it was made once and stored
        version-N/content.json         the content that was signed, byte for byte (canonical JSON, RFC 8785)
        version-N/roles-table.xlsx     the same table to filter; a copy to work with, not what was signed

        The SHA-256 of content.json is what each signer confirmed. It is printed in the document
        under document control ("Content SHA-256"), and approvals.json names it for each signature:

        {string.Join('\n', _commands)}
        """ + string.Concat(_unmade.Select(n => $"\n\nThe document of version {n} was still being made. Ask for the pack again in a minute."));

    public async Task WriteAsync(PackWriter pack, PackScope scope, CancellationToken cancellation)
    {
        var organisation = await db.Organisations.Select(o => o.Id).SingleAsync(cancellation);
        foreach (var version in scope.Versions)
        {
            if (await db.Documents.Where(d => d.VersionId == version.Id).Select(d => d.Bytes).SingleOrDefaultAsync(cancellation) is { } pdf)
            {
                await pack.AddAsync($"{version.Folder}/roles-document.pdf", pdf, cancellation);
            }
            else
            {
                _unmade.Add(version.Number);
            }

            var whole = await db.Versions.AsNoTracking().SingleAsync(v => v.Id == version.Id, cancellation);
            await pack.AddAsync($"{version.Folder}/content.json", whole.ContentBytes, cancellation);
            await pack.AddAsync($"{version.Folder}/roles-table.xlsx", RolesXlsx.Write(ExportedTables.Of(whole, organisation)), cancellation);
            _commands.Add($"    $ echo \"{version.Sha256}  {version.Folder}/content.json\" | sha256sum -c");
        }
    }
}
