using IsmsRoles.Domain.Roles;

namespace IsmsRoles.Web.StartingSets;

/// <summary>Turns roles of a starting set into roles of the register.</summary>
internal static class StartingRoles
{
    /// <param name="idOf">The register's role of a key; asked only for roles that come before this one.</param>
    public static RoleText Texts(this StartingRole role, Func<string, Guid> idOf) => new(
        role.Title,
        role.Purpose,
        role.ReviewIntervalMonths,
        [.. role.Responsibilities.Select(r => r.Texts())],
        [.. role.Authorities.Select(a => a.Texts(idOf))]);

    public static ResponsibilityText Texts(this StartingResponsibility responsibility) =>
        new(responsibility.Text, string.Join(", ", responsibility.References));

    public static AuthorityText Texts(this StartingAuthority authority, Func<string, Guid> idOf) => new(
        authority.Kind,
        authority.Text,
        authority.LimitText,
        authority.AmountMinorUnits,
        authority.Currency,
        authority.DelegatedByKey is { } key ? idOf(key) : null);

    /// <summary>Adds one with its line and its designations. A role that nobody reports to yet cannot close a circle.</summary>
    /// <param name="superior">The register's role of <see cref="StartingRole.ReportsToKey"/>.</param>
    /// <param name="add">Takes the role and each designation into the register.</param>
    public static Role Open(this StartingRole starting, Role? superior, Func<string, Guid> idOf, Action<object> add)
    {
        var role = new Role(starting.Texts(idOf));
        role.ReportTo(superior, new([]));
        add(role);
        foreach (var kind in starting.Designations)
        {
            add(new Designation(kind, role));
        }

        return role;
    }
}
