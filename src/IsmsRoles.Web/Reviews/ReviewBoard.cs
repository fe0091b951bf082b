using System.Runtime.CompilerServices;
using IsmsRoles.Data;
using IsmsRoles.Data.Reviews;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Reviews;
using IsmsRoles.Domain.Versions.Content;
using IsmsRoles.Web.Hosting;

namespace IsmsRoles.Web.Reviews;

/// <summary>Where the review of a role, or of the register as a whole, stands today.</summary>
/// <param name="Role">Null for the register as a whole.</param>
/// <param name="Months">How often it is reviewed.</param>
/// <param name="Changes">Organisational changes since it was reviewed or signed, which ask for a review.</param>
public sealed record ReviewRow(
    RoleContent? Role, int Months, ReviewFact Last, DateOnly DueOn, ReviewState State, ReviewOwner Owner, IReadOnlyList<OrganisationalChange> Changes)
{
    public bool IsAsked => Changes.Count > 0;

    public bool NeedsReview => State != ReviewState.Later || IsAsked;
}

/// <summary>
/// The reviews of every role in use and of the register. Worked out once for each change of the register and each day, in a
/// fixed number of commands.
/// </summary>
public sealed class ReviewBoard
{
    private static readonly ConditionalWeakTable<Standing, ReviewBoard> Known = [];

    private readonly Dictionary<Guid, ReviewRow> _rows;

    private ReviewBoard(Standing standing, ReviewFacts facts, IReadOnlyList<OrganisationalChange> changes)
    {
        var (content, day) = (standing.Register, standing.Day);
        Register = Row(null, content.Organisation.ReviewIntervalMonths, LastOf(standing, facts.Register), ReviewOwner.OfRegister(content, day), OrganisationalChange.NamedBy(content));
        Roles =
        [
            .. content.Roles
                .Select(r => Row(r, ReviewFacts.MonthsOf(content, r), LastOf(standing, facts.Roles.GetValueOrDefault(r.Id)), ReviewOwner.Of(content, r, day), OrganisationalChange.NamedBy(content, r.Id)))
                .OrderBy(r => r.State switch { ReviewState.Overdue => 0, ReviewState.DueToday => 1, _ when r.IsAsked => 2, ReviewState.Soon => 3, _ => 4 })
                .ThenBy(r => r.DueOn)
                .ThenBy(r => r.Role!.Title, Alphabetical.Order)
                .ThenBy(r => r.Role!.Id),
        ];
        _rows = Roles.ToDictionary(r => r.Role!.Id);

        ReviewRow Row(RoleContent? role, int months, ReviewFact last, ReviewOwner owner, IReadOnlySet<Guid> named)
        {
            var due = last.DueOn(months);
            var floor = Floor(standing, facts, role, last);
            return new(role, months, last, due, ReviewFacts.StateOf(due, day), owner, floor is null ? [] : [.. changes.Where(c => c.At > floor && c.About.Any(named.Contains))]);
        }
    }

    public ReviewRow Register { get; }

    /// <summary>Overdue ones first, then those due today, those a change asks for, those due soon, and the rest.</summary>
    public IReadOnlyList<ReviewRow> Roles { get; }

    /// <summary>Null where the role is not used.</summary>
    public ReviewRow? Of(Guid roleId) => _rows.GetValueOrDefault(roleId);

    public static async Task<ReviewBoard> OfAsync(RegisterDbContext db, Standing standing, CancellationToken cancellation)
    {
        if (Known.TryGetValue(standing, out var known))
        {
            return known;
        }

        var facts = await ReviewRecords.FactsAsync(db, standing.TimeZoneId, standing.Day, cancellation);
        var floors = standing.Register.Roles
            .Select(r => Floor(standing, facts, r, LastOf(standing, facts.Roles.GetValueOrDefault(r.Id))))
            .Append(Floor(standing, facts, null, LastOf(standing, facts.Register)))
            .OfType<DateTime>()
            .ToList();
        var changes = floors.Count == 0 ? [] : await ReviewRecords.ChangesAsync(db, standing.Register, floors.Min(), cancellation);
        return Known.GetValue(standing, s => new(s, facts, changes));
    }

    // A register whose beginning is not on record counts from today: nothing else is known of it.
    private static ReviewFact LastOf(Standing standing, ReviewFact? known) =>
        known ?? new(ReviewBasis.Added, OrganisationTime.StartOf(standing.Day, standing.TimeZoneId), standing.Day);

    // What was recorded after this moment asks for a review; null while it was neither reviewed nor signed and is being built up.
    private static DateTime? Floor(Standing standing, ReviewFacts facts, RoleContent? role, ReviewFact last)
    {
        var signed = role is null || standing.IsSigned(role.Id) ? standing.InForce?.InForceAt : null;
        if (last.Basis == ReviewBasis.Added && signed is null)
        {
            return null;
        }

        var whole = facts.Register is { Basis: ReviewBasis.Reviewed } register ? register.At : (DateTime?)null; // the whole register has every role in it
        return new[] { last.At, signed, whole }.Max();
    }
}
