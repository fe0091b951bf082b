using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Domain.Versions.Content;
using IsmsRoles.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Versions;

/// <summary>What differs between two sides, as an approver reads it.</summary>
public sealed record Comparison(ComparedSide Was, ComparedSide Now, ShownChanges Shown)
{
    /// <summary>The newer side stands on the left: what is called new is what only the older one has.</summary>
    public bool IsBackwards => Was.Age > Now.Age;

    /// <param name="readsRegister">Whether the reader may see what today's register says of an ending: its reason and evidence are in no version.</param>
    public static async Task<Comparison> LoadAsync(
        RegisterDbContext db, Standing standing, ComparedSide was, ComparedSide now, bool readsRegister, CancellationToken cancellation)
    {
        // What every page already knows costs nothing to show.
        if (now.Key == ComparedSide.Register && was.Key == ComparedSide.KeyInForce(standing))
        {
            return new(was, now, new(standing.Changes, was.Title, now.Title, IsLinked: true));
        }

        var versions = await db.Versions
            .Where(v => v.Id == was.VersionId || v.Id == now.VersionId)
            .Select(v => new { v.Id, v.ReplacesId, v.ContentBytes, Editorial = v.Marks.Where(m => !m.IsMaterial).Select(m => m.RoleId).ToList() })
            .ToDictionaryAsync(v => v.Id, cancellation);
        RegisterSnapshot? ContentOf(ComparedSide side) => side.VersionId is { } id ? RegisterSnapshot.FromBytes(versions[id].ContentBytes)
            : side.Key == ComparedSide.Register ? standing.Register
            : null;

        var (old, content) = (ContentOf(was), ContentOf(now) ?? throw new ArgumentException("Nothing is compared with what came after it, never the other way.", nameof(now)));

        // How something ended is told forwards only: read backwards, what is gone had not begun.
        var changes = readsRegister && was.Age < now.Age
            ? await ToldChanges.BetweenAsync(db, old, content, cancellation)
            : SnapshotComparison.Between(old, content);
        var marked = now.VersionId is { } version && versions[version].ReplacesId is { } replaced && replaced == was.VersionId ? versions[version].Editorial : null;
        return new(was, now, new(
            changes, was.Title, now.Title, marked is null ? null : role => !marked.Contains(role), IsLinked: now.Key == ComparedSide.Register));
    }
}
