using IsmsRoles.Domain;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Pages.Roles;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IsmsRoles.Web.Pages.MyDuties;

/// <summary>What the reader answers for and may decide, by the version in force.</summary>
[Authorize]
public sealed class IndexModel(CurrentStanding standing, CurrentAccount me) : PageModel
{
    public bool IsLinked => me.PersonId is not null;

    public int? Version => standing.Value.InForce?.Number;

    public string NothingInForce => standing.Value.NothingInForce;

    public RegisterSnapshot? InForce => standing.Value.InForceContent;

    public IReadOnlyList<Duty> Duties { get; private set; } = [];

    /// <summary>The duties of everyone in scope, or null where none are designated.</summary>
    public RoleContent? Everyone { get; private set; }

    /// <summary>The role everyone tells of an incident, and who holds it today.</summary>
    public (string Role, string Holders)? IncidentContact { get; private set; }

    public void OnGet()
    {
        if (InForce is not { } content || me.PersonId is not { } person)
        {
            return;
        }

        var day = standing.Value.Day;
        var views = new HolderViews(content, day);
        Duties = [.. RoleTable.InForce(standing.Value)!.Rows
            .SelectMany(row => content.AssignmentsOf(row.Role.Id)
                .Where(a => content.PeopleBehind(a, day).Any(p => p.Id == person))
                .Select(a => new Duty(row.Role, views.View(a), ReportsTo(content, row.Role, day))))];
        Everyone = content.Designated(DesignationKind.Everyone);
        if (content.Designated(DesignationKind.IncidentContact) is { } contact)
        {
            IncidentContact = (contact.Title, Names(content, contact, day));
        }
    }

    private static string? ReportsTo(RegisterSnapshot content, RoleContent role, DateOnly day)
    {
        if (content.Role(role.ReportsToId) is not { } superior)
        {
            return null;
        }

        var names = Names(content, superior, day);
        return names.Length == 0 ? superior.Title : $"{superior.Title} ({names})";
    }

    private static string Names(RegisterSnapshot content, RoleContent role, DateOnly day) => string.Join(", ", content.AssignmentsOf(role.Id)
        .Where(a => content.IsHeldOn(a, day))
        .OrderBy(a => a.Kind)
        .ThenBy(content.NameOf, Alphabetical.Order)
        .Select(content.NameOf)
        .Distinct());

    /// <param name="As">The assignment it rests on.</param>
    public sealed record Duty(RoleContent Role, HolderView As, string? ReportsTo);
}
