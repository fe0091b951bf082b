namespace IsmsRoles.Web.Pages.Roles;

/// <summary>Rows of the roles table to draw.</summary>
/// <param name="Links">Leads to the pages of roles and holders, and shows states; not for those who see only what is signed.</param>
/// <param name="Version">Number of the version in force.</param>
public sealed record RolesTableView(RoleTable Table, IReadOnlyList<RoleRow> Rows, bool Links, int? Version);
