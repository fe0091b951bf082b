using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Documents.Exports;
using IsmsRoles.Domain.Versions.Content;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.EvidencePacks.Parts;

/// <summary>Of each version: what differs from the one it replaced, field by field, as its approvers saw it.</summary>
internal sealed class VersionChanges(RegisterDbContext db) : IPackPart
{
    private static readonly string[] Header = ["What", "Subject", "Change", "Touches top management", "Field", "Before", "After"];

    public string Explanation =>
        """
        version-N/changes.csv          what differs from the version it replaced, field by field, and how
                                       whatever ended did end; for a first version everything is new

        To compare the contents yourself, put two versions' content.json side by side.
        """;

    public async Task WriteAsync(PackWriter pack, PackScope scope, CancellationToken cancellation)
    {
        foreach (var version in scope.Versions)
        {
            var now = RegisterSnapshot.FromBytes(await ContentAsync(version.Id, cancellation));
            var old = version.ReplacesId is { } replaced ? RegisterSnapshot.FromBytes(await ContentAsync(replaced, cancellation)) : null;
            var changes = await ToldChanges.BetweenAsync(db, old, now, cancellation);
            await pack.AddTextAsync(
                $"{version.Folder}/changes.csv",
                async text =>
                {
                    await text.WriteAsync(CsvExport.Record(Header).AsMemory(), cancellation);
                    foreach (var (change, field) in changes.SelectMany(c => c.Fields.Select(f => (c, f))))
                    {
                        await text.WriteAsync(CsvExport.Record(
                            [change.Subject.ToString(), change.Title, change.Kind.ToString(), change.TouchesTopManagement ? "Yes" : "No", field.Field, field.Old, field.New]).AsMemory(), cancellation);
                    }
                },
                cancellation,
                withMark: true);
        }
    }

    private Task<byte[]> ContentAsync(Guid id, CancellationToken cancellation) =>
        db.Versions.Where(v => v.Id == id).Select(v => v.ContentBytes).SingleAsync(cancellation);
}
