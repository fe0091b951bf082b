using IsmsRoles.Domain;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Versions.Content;
using IsmsRoles.Web.TagHelpers;

namespace IsmsRoles.Web.Pages.Roles;

/// <summary>One assignment as shown under "Held by".</summary>
/// <param name="Href">The page of the person, position or third party.</param>
/// <param name="Detail">Job title and employer, the people behind a position, or a third party's service.</param>
/// <param name="Facts">Deputy or acting, third party, scope, since when.</param>
/// <param name="NotHeld">Why it does not count today, or null: "has left", "position is vacant".</param>
public sealed record HolderView(
    AssignmentContent Assignment, string Name, string Href, string? Detail, string Facts, string? NotHeld)
{
    public string? Backdated => Assignment.BackdatedReason is { } reason ? $"Backdated: {reason} (recorded {DateWords.Day(Assignment.RecordedOn)})" : null;
}

/// <summary>Who holds a role, in the document's order and words.</summary>
public sealed class HolderViews(RegisterSnapshot register, DateOnly day)
{
    public IReadOnlyList<HolderView> Of(Guid roleId) => [.. register.AssignmentsOf(roleId)
        .OrderBy(a => a.Kind switch { AssignmentKind.Holder => 0, AssignmentKind.Acting => 1, _ => 2 })
        .ThenBy(a => a.Scope?.Name, StringComparer.Ordinal)
        .ThenBy(a => a.From)
        .ThenBy(register.NameOf, Alphabetical.Order)
        .ThenBy(a => a.Id)
        .Select(View)];

    public HolderView View(AssignmentContent a) => new(
        a,
        register.NameOf(a),
        a.PersonId is { } person ? $"/people/{person}" : a.PositionId is { } position ? $"/positions/{position}" : $"/third-parties/{a.ThirdPartyId}",
        Detail(a),
        string.Join(" · ", Facts(a)),
        NotHeld(a));

    private string? Detail(AssignmentContent a)
    {
        if (register.Person(a.PersonId) is { } person)
        {
            var parts = new[] { person.JobTitle, register.ThirdParty(person.EmployerId)?.Name, Leaving(person) };
            return string.Join(", ", parts.Where(p => !string.IsNullOrEmpty(p)));
        }

        if (register.Position(a.PositionId) is { } position)
        {
            return string.Join(", ", position.Holders
                .Where(t => Days.Covers(t.From, t.Until, day))
                .OrderByDescending(t => t.IsChair)
                .Select(t => NameIn(t)));
        }

        return register.ThirdParty(a.ThirdPartyId)?.Service;
    }

    private string NameIn(TenureContent tenure)
    {
        var notes = new[] { tenure.IsChair == 1 ? "chair" : null, register.Person(tenure.PersonId) is { } person ? Leaving(person) : null };
        var told = string.Join(", ", notes.Where(n => n is not null));
        return $"{register.Person(tenure.PersonId)?.Name}{(told.Length > 0 ? $" ({told})" : "")}";
    }

    private string? Leaving(PersonContent person) =>
        person.LeavesOn is { } last ? $"{(last < day ? "left" : "leaves")} on {DateWords.Day(last)}" : null;

    private IEnumerable<string> Facts(AssignmentContent a)
    {
        if (a.Kind != AssignmentKind.Holder)
        {
            yield return a.Kind == AssignmentKind.Deputy ? "Deputy" : "Acting";
        }

        if (a.ThirdPartyId is not null || register.ThirdParty(register.Person(a.PersonId)?.EmployerId) is not null)
        {
            yield return "Third party";
        }

        if (a.Scope is { } scope)
        {
            yield return $"for {scope.Name}";
        }

        yield return (a.Until, a.From > day) switch
        {
            ({ } until, _) => $"{DateWords.Day(a.From)} to {DateWords.Day(until)}",
            (null, true) => $"from {DateWords.Day(a.From)}",
            _ => $"since {DateWords.Day(a.From)}",
        };
    }

    private string? NotHeld(AssignmentContent a)
    {
        if (register.IsHeldOn(a, day))
        {
            return null;
        }

        if (a.From > day)
        {
            return "Not yet begun";
        }

        if (a.Until < day)
        {
            return "Term is over";
        }

        return a switch
        {
            { PositionId: not null } => register.Position(a.PositionId)?.AbolishedOn < day ? "Position is abolished" : "Position is vacant",
            { ThirdPartyId: not null } => "Contract is over",
            _ => register.Person(a.PersonId)?.LeavesOn < day ? "Has left" : "Employer’s contract is over",
        };
    }
}
