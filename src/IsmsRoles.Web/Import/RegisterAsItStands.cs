using IsmsRoles.Data;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Assignments;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Import;

/// <summary>The register as an import compares it: a fixed number of commands, plain rows, nothing tracked.</summary>
internal static class RegisterAsItStands
{
    public static async Task<IReadOnlyList<ExistingPerson>> PeopleAsync(RegisterDbContext db, CancellationToken cancellation)
    {
        var people = await db.People.AsNoTracking()
            .Select(p => new { p.Id, p.Name, p.ExternalReference, p.Email, p.JobTitle, p.Department, p.LineManagerId })
            .ToListAsync(cancellation);
        var periods = (await db.People.AsNoTracking()
            .SelectMany(p => p.Periods, (p, period) => new { p.Id, period.Number, period.From, period.Until })
            .ToListAsync(cancellation)).ToLookup(p => p.Id);
        return [.. people.Select(p =>
        {
            var all = periods[p.Id].OrderBy(x => x.Number).ToList();
            return new ExistingPerson(p.Id, p.Name, p.ExternalReference, p.Email, p.JobTitle, p.Department, p.LineManagerId, all[^1].From, all[^1].Until)
            {
                LeftBefore = all.Count > 1 ? all[^2].Until : null,
            };
        })];
    }

    /// <summary>People as holders of roles: an external person's days end with their employer's contract.</summary>
    public static async Task<IReadOnlyList<ExistingPerson>> HoldersAsync(RegisterDbContext db, CancellationToken cancellation)
    {
        var contracts = await db.ThirdParties.AsNoTracking().ToDictionaryAsync(t => t.Id, t => t.LastDay, cancellation);
        var employers = await db.People.AsNoTracking().Where(p => p.EmployerId != null)
            .Select(p => new { p.Id, p.EmployerId }).ToDictionaryAsync(p => p.Id, p => p.EmployerId!.Value, cancellation);
        return [.. (await PeopleAsync(db, cancellation)).Select(p =>
            employers.TryGetValue(p.Id, out var employer) ? p with { Until = Days.Earlier(p.Until, contracts[employer]) } : p)];
    }

    /// <param name="from">The day new holders would begin: whoever holds the role then or later holds it already.</param>
    public static async Task<IReadOnlyList<ExistingRole>> RolesAsync(RegisterDbContext db, DateOnly from, CancellationToken cancellation)
    {
        var roles = await db.Roles.AsNoTracking().AsSplitQuery().ToListAsync(cancellation);
        var holders = (await db.Assignments.AsNoTracking()
            .Where(a => a.PersonId != null && a.Kind == AssignmentKind.Holder && (a.Until == null || a.Until >= from) && (a.EndedOn == null || a.EndedOn >= from))
            .Select(a => new { a.RoleId, a.PersonId, a.From, a.EndedOn })
            .ToListAsync(cancellation))
            .Where(a => a.EndedOn is null || a.EndedOn >= a.From)
            .ToLookup(a => a.RoleId, a => a.PersonId!.Value);
        return [.. roles.Select(r =>
        {
            var text = r.Texts();
            return new ExistingRole(
                r.Id, r.Title, r.Purpose,
                [.. text.Responsibilities.Select(x => new ResponsibilityItem(x.Text!, Clauses(x.References)))],
                [.. text.Authorities.Select(a => new AuthorityItem(a.Text!, a.Kind, KindStated: true))],
                r.ReportsToId, r.ReviewIntervalMonths, [.. holders[r.Id].Distinct()], r.IsRetired);
        })];
    }

    private static string[] Clauses(string? references) =>
        (references ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
