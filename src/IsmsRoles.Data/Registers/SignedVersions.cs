using System.Text.Json;
using System.Text.Json.Serialization;
using IsmsRoles.Domain.Histories;
using IsmsRoles.Domain.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Registers;

/// <param name="At">UTC; for a signature on paper, when it was confirmed.</param>
/// <param name="DecidedOn">The day of the decision on paper; null when given in the application.</param>
public sealed record VersionSigner(Guid PersonId, string Name, string JobTitle, DateTime At, DateOnly? DecidedOn);

/// <summary>A version that is or was in force, and whose signatures brought it there.</summary>
public sealed record SignedVersion(TimeInForce Time, IReadOnlyList<VersionSigner> Signers)
{
    public int Number => Time.Number;
}

/// <summary>Versions with a number, oldest first; without their contents, which can be read one at a time.</summary>
public static class SignedVersions
{
    private static readonly JsonSerializerOptions Lenient = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    public static async Task<IReadOnlyList<SignedVersion>> LoadAsync(RegisterDbContext db, CancellationToken cancellation)
    {
        var versions = await db.Versions.AsNoTracking()
            .Where(v => v.Number != null)
            .OrderBy(v => v.Number)
            .Select(v => new
            {
                v.Id,
                Number = v.Number!.Value,
                From = v.InForceAt!.Value,
                Signers = v.Approvals.OrderBy(a => a.Number).Select(a => new { a.PersonId, a.PrintedName, a.JobTitle, a.At, a.DecidedOn }).ToList(),
                TakenBack = v.Decisions.Where(d => d.Action == VersionAction.TakeBack).Select(d => d.PersonId).ToList(), // apart: SQLite knows no APPLY
                Ends = v.Decisions.Where(d => d.Action == VersionAction.Supersede || d.Action == VersionAction.Revoke).Select(d => new { d.Action, d.At }).ToList(),
            })
            .ToListAsync(cancellation);
        return [.. versions.Select(v => new SignedVersion(
            new(v.Id, v.Number, v.From, v.Ends.FirstOrDefault()?.At, v.Ends.FirstOrDefault()?.Action == VersionAction.Revoke),
            [.. v.Signers.Where(s => !v.TakenBack.Contains(s.PersonId)).Select(s => new VersionSigner(s.PersonId, s.PrintedName, s.JobTitle, s.At, s.DecidedOn))]))];
    }

    /// <summary>
    /// Which versions list each assignment of a role, by number. One command; contents are read one after another and only
    /// as far as needed, so that ten years of versions take no more memory than one.
    /// </summary>
    public static async Task<ILookup<Guid, int>> ListingAsync(RegisterDbContext db, Guid roleId, CancellationToken cancellation)
    {
        List<(Guid Assignment, int Number)> listed = [];
        var contents = db.Versions.AsNoTracking()
            .Where(v => v.Number != null)
            .OrderBy(v => v.Number)
            .Select(v => new { Number = v.Number!.Value, v.ContentBytes })
            .AsAsyncEnumerable();
        await foreach (var version in contents.WithCancellation(cancellation))
        {
            var content = JsonSerializer.Deserialize<ListedAssignments>(version.ContentBytes, Lenient);
            listed.AddRange((content?.Assignments ?? []).Where(a => a.RoleId == roleId).Select(a => (a.Id, version.Number)));
        }

        return listed.ToLookup(l => l.Assignment, l => l.Number);
    }

    private sealed record ListedAssignments(IReadOnlyList<ListedAssignment> Assignments);

    private sealed record ListedAssignment(Guid Id, Guid RoleId);
}
