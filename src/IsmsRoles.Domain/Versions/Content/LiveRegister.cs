using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Scopes;
using IsmsRoles.Domain.ThirdParties;

namespace IsmsRoles.Domain.Versions.Content;

/// <summary>
/// The live tables as far as a snapshot needs them: roles in use, assignments nobody has dealt with, and whoever and
/// whatever these point at.
/// </summary>
public sealed record LiveRegister(
    Organisation Organisation,
    IReadOnlyCollection<Designation> Designations,
    IReadOnlyCollection<Role> Roles,
    IReadOnlyCollection<Assignment> Assignments,
    IReadOnlyCollection<Person> People,
    IReadOnlyCollection<Position> Positions,
    IReadOnlyCollection<ThirdParty> ThirdParties,
    IReadOnlyCollection<ScopeItem> ScopeItems)
{
    /// <summary>
    /// The register as content on a day. An assignment whose recorded end has passed is left out, and so is one that was
    /// ended or re-dated before it began; one whose term merely ran out stays, because nobody has dealt with it (rule 2).
    /// </summary>
    public RegisterSnapshot ToSnapshot(DateOnly day)
    {
        var roles = Roles.Where(r => !r.IsRetired).ToDictionary(r => r.Id);
        var scopes = ScopeItems.ToDictionary(s => s.Id, s => new ScopeContent(s.Kind, s.Name));
        var assignments = Assignments.Where(a => roles.ContainsKey(a.RoleId) && !(a.EndedOn < day) && !a.NeverBegan).ToList();
        var positionIds = assignments.Select(a => a.PositionId).ToHashSet();
        var positions = Positions.Where(p => positionIds.Contains(p.Id)).Select(p => Content(p, day)).ToList();
        var heldBy = assignments.Select(a => a.ThirdPartyId).ToHashSet();
        var thirdParties = ThirdParties.Where(t => !(t.EndedOn < day) || heldBy.Contains(t.Id)).ToList();
        var peopleIds = assignments.Select(a => a.PersonId)
            .Concat(positions.SelectMany(p => p.Holders).Select(t => (Guid?)t.PersonId))
            .Concat(thirdParties.Select(t => t.OwnerId))
            .ToHashSet();
        var people = People.Where(p => peopleIds.Contains(p.Id)).ToList();

        // An employer is shown beside a name, so it is listed even where its contract is over; then so is its owner.
        var listed = thirdParties.Select(t => t.Id).ToHashSet();
        for (var seen = 0; seen < people.Count;)
        {
            var employers = people.Skip(seen).Select(p => p.EmployerId).ToHashSet();
            seen = people.Count;
            var unlisted = ThirdParties.Where(t => employers.Contains(t.Id) && listed.Add(t.Id)).ToList();
            thirdParties.AddRange(unlisted);
            var owners = unlisted.Select(t => t.OwnerId).ToHashSet();
            people.AddRange(People.Where(p => owners.Contains(p.Id) && peopleIds.Add(p.Id)));
        }

        return new(
            Content(Organisation),
            new(Organisation.Quorum.Kind, Organisation.Quorum.Count),
            [.. Designations.Where(d => roles.ContainsKey(d.RoleId)).OrderBy(d => d.Kind).Select(d => new DesignationContent(d.Kind, d.RoleId))],
            [.. Sorted(roles.Values, r => r.Id).Select(Content)],
            [.. Sorted(assignments, a => a.Id).Select(a => Content(a, a.ScopeItemId is { } s ? scopes[s] : null))],
            [.. Sorted(people, p => p.Id).Select(Content)],
            [.. Sorted(positions, p => p.Id)],
            [.. Sorted(thirdParties, t => t.Id).Select(Content)]);
    }

    private static IEnumerable<T> Sorted<T>(IEnumerable<T> rows, Func<T, Guid> id) =>
        rows.OrderBy(r => id(r).ToString(), StringComparer.Ordinal);

    private static OrganisationContent Content(Organisation o) =>
        new(o.Name, o.IsmsScope, o.TimeZoneId, o.Classification, o.PaperSize, o.ReviewIntervalMonths, o.NoThirdParties ? 1 : 0);

    private static RoleContent Content(Role r) => new(
        r.Id,
        r.Title,
        r.Purpose,
        r.ReportsToId,
        r.ReviewIntervalMonths,
        [.. r.Responsibilities.OrderBy(x => x.Number).Select(x => new ResponsibilityContent(x.Text, x.References))],
        [.. r.Authorities.OrderBy(x => x.Number).Select(x => new AuthorityContent(x.Kind, x.Text, x.Limit, x.Amount, x.Currency, x.DelegatedById))]);

    private static AssignmentContent Content(Assignment a, ScopeContent? scope) => new(
        a.Id, a.RoleId, a.Kind, a.PersonId, a.PositionId, a.ThirdPartyId, scope, a.From, a.LastDay, a.RecordedOn, a.BackdatedReason, a.AppointmentEvidence, a.EndEvidence);

    private static PersonContent Content(Person p) => new(p.Id, p.Name, p.JobTitle, p.EmployerId, p.LeavesOn);

    private static PositionContent Content(Position p, DateOnly day) => new(
        p.Id,
        p.Title,
        p.Kind,
        p.TermsOfReference,
        p.AbolishedOn,
        [.. p.Tenures.Where(t => !(t.Until < day)).OrderBy(t => t.Number).Select(t => new TenureContent(t.PersonId, t.From, t.Until, t.IsChair ? 1 : 0))]);

    private static ThirdPartyContent Content(ThirdParty t) =>
        new(t.Id, t.Name, t.Service, t.ContractReference, t.ContractEndsOn, t.EndedOn, t.SecurityContact, t.OwnerId);
}
