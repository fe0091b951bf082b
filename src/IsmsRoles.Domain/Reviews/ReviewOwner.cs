using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Reviews;

/// <summary>
/// Who answers for a review being done: whoever holds the role it reports to, because they delegated it; the next role up
/// where that is vacant; its own holders at the top. For the register as a whole, whoever holds ISMS conformity (5.3 a).
/// </summary>
/// <param name="RoleId">The role by which they own it; null where nobody does.</param>
/// <param name="Role">Its title.</param>
/// <param name="Names">People and third parties, by name.</param>
public sealed record ReviewOwner(Guid? RoleId, string? Role, IReadOnlyList<string> Names)
{
    public static ReviewOwner Nobody { get; } = new(null, null, []);

    public static ReviewOwner Of(RegisterSnapshot register, RoleContent role, DateOnly day)
    {
        HashSet<Guid> seen = [role.Id];
        for (var above = register.Role(role.ReportsToId); above is not null && seen.Add(above.Id); above = register.Role(above.ReportsToId))
        {
            if (HoldersOf(register, above, day) is { Count: > 0 } names)
            {
                return new(above.Id, above.Title, names);
            }
        }

        return HoldersOf(register, role, day) is { Count: > 0 } own ? new(role.Id, role.Title, own) : Nobody;
    }

    public static ReviewOwner OfRegister(RegisterSnapshot register, DateOnly day) =>
        register.Designated(DesignationKind.IsmsConformity) is { } role && HoldersOf(register, role, day) is { Count: > 0 } names
            ? new(role.Id, role.Title, names)
            : Nobody;

    // Whoever holds or acts; a deputy alone does not answer for it.
    private static List<string> HoldersOf(RegisterSnapshot register, RoleContent role, DateOnly day) =>
        [.. register.AssignmentsOf(role.Id)
            .Where(a => a.Kind != AssignmentKind.Deputy && register.IsHeldOn(a, day))
            .SelectMany(a => register.ThirdParty(a.ThirdPartyId) is { } third ? [third.Name] : register.PeopleBehind(a, day).Select(p => p.Name))
            .Distinct()
            .Order(Alphabetical.Order)];
}
