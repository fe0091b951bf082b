using IsmsRoles.Web.TagHelpers;

namespace IsmsRoles.Web.Pages.Roles;

public static class RoleStates
{
    public static Badge ToBadge(this RoleState state) => state switch
    {
        RoleState.Changed => Badge.Changed,
        RoleState.NeverSigned => Badge.NeverSigned,
        _ => Badge.InForce,
    };
}
