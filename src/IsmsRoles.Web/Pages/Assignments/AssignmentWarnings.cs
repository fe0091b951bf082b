using IsmsRoles.Data;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Assignments;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Assignments;

/// <summary>What an experienced colleague would say before an assignment is saved. Nothing here refuses it.</summary>
internal static class AssignmentWarnings
{
    /// <summary>More roles than this in one hand is what an auditor remarks on.</summary>
    private const int ManyRoles = 5;

    public static async Task<IReadOnlyList<string>> OfAsync(RegisterDbContext db, AssignmentParts parts, AssignmentTerms terms, DateOnly today, CancellationToken cancellation)
    {
        List<string> warnings = [.. Leaving(parts)];
        if (parts.Position is { } position && !await HasHolderAsync(db, position.Id, terms.From, cancellation))
        {
            warnings.Add($"Nobody holds {position.Title} on {terms.From.InWords()}, so the role would have no holder. Appoint somebody first.");
        }

        var scopeId = terms.Scope?.Id;
        var where = terms.Scope is { } scope ? $"for {scope.Name}" : "for the whole ISMS";
        var running = await AssignmentRow.Of(db, today)
            .Where(r => r.RoleId == parts.Role.Id && r.Kind == AssignmentKind.Holder
                && (r.EndedOn == null || (r.EndedOn >= terms.From && r.EndedOn >= r.From)) && (r.Until == null || r.Until >= terms.From)
                && (terms.Until == null || r.From <= terms.Until))
            .Select(r => new { r.Holder, r.ScopeItemId })
            .ToListAsync(cancellation);
        var same = running.Where(r => r.ScopeItemId == scopeId).Select(r => r.Holder).Distinct().ToList();
        if (terms.Kind == AssignmentKind.Holder && same.Count > 0)
        {
            warnings.Add($"{parts.Role.Title} is already held {where} by {string.Join(" and ", same)}. Two holders share it; end the former assignment if this is a hand-over.");
        }

        if (terms.Kind != AssignmentKind.Holder && !running.Any(r => r.ScopeItemId == scopeId || r.ScopeItemId is null))
        {
            warnings.Add($"{parts.Role.Title} has no holder {where} in that time. {(terms.Kind == AssignmentKind.Deputy ? "A deputy alone does not fill it" : "Somebody acting fills it for a while only")}; name a holder as well.");
        }

        if (parts.Person is { } person && await RolesOfAsync(db, person.Id, parts.Role.Id, today, cancellation) is >= ManyRoles and var count)
        {
            warnings.Add($"{person.Name} already holds {count} other roles. An auditor asks whether one person can carry more than {ManyRoles}, and which of them conflict.");
        }

        return warnings;
    }

    private static IEnumerable<string> Leaving(AssignmentParts parts)
    {
        if (parts.Person?.LeavesOn is { } leaves)
        {
            yield return $"{parts.Person.Name} leaves on {leaves.InWords()}. Plan a successor.";
        }

        if (parts.Position?.AbolishedOn is { } abolished)
        {
            yield return $"{parts.Position.Title} is abolished on {abolished.InWords()}. Plan where the role goes.";
        }

        if (parts.ThirdParty?.LastDay is { } over)
        {
            yield return $"The contract with {parts.ThirdParty.Name} ends on {over.InWords()}. Plan who holds the role then.";
        }
    }

    private static Task<bool> HasHolderAsync(RegisterDbContext db, Guid positionId, DateOnly day, CancellationToken cancellation) =>
        db.Positions.Where(p => p.Id == positionId).SelectMany(p => p.Tenures)
            .AnyAsync(
                t => t.From <= day && (t.Until == null || t.Until >= day)
                    && db.People.Any(p => p.Id == t.PersonId && p.Periods.Any(x => x.From <= day && (x.Until == null || x.Until >= day))),
                cancellation);

    // Rules look through positions to the people: a role held through one counts.
    private static Task<int> RolesOfAsync(RegisterDbContext db, Guid personId, Guid exceptRoleId, DateOnly today, CancellationToken cancellation)
    {
        var positions = db.Positions
            .Where(p => (p.AbolishedOn == null || p.AbolishedOn >= today)
                && p.Tenures.Any(t => t.PersonId == personId && t.From <= today && (t.Until == null || t.Until >= today)))
            .Select(p => (Guid?)p.Id);
        return AssignmentRow.Of(db, today)
            .Where(AssignmentRow.Runs(today))
            .Where(r => (r.PersonId == personId || positions.Contains(r.PositionId)) && r.RoleId != exceptRoleId)
            .Select(r => r.RoleId)
            .Distinct()
            .CountAsync(cancellation);
    }
}
