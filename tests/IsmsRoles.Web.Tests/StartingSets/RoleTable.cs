using IsmsRoles.Domain.Roles;
using IsmsRoles.Web.StartingSets;

namespace IsmsRoles.Web.Tests.StartingSets;

/// <summary>The questions an auditor asks of a table of roles, over its data alone.</summary>
internal sealed class RoleTable(IReadOnlyList<StartingRole> roles)
{
    internal IReadOnlyList<StartingRole> Roles => roles;

    internal IEnumerable<(StartingRole Role, StartingResponsibility Duty)> Duties =>
        roles.SelectMany(role => role.Responsibilities.Select(duty => (role, duty)));

    internal IEnumerable<(StartingRole Role, StartingAuthority Authority)> Authorities =>
        roles.SelectMany(role => role.Authorities.Select(authority => (role, authority)));

    internal StartingRole Find(string key) => roles.Single(role => role.Key == key);

    internal StartingRole Designated(DesignationKind designation) =>
        roles.Single(role => role.Designations.Contains(designation));

    /// <summary>Steps from a role up to top management; null for a cycle, a loose end or another end.</summary>
    internal int? StepsToTop(StartingRole role)
    {
        var top = Designated(DesignationKind.TopManagement);
        for (var steps = 0; steps <= roles.Count; steps++)
        {
            if (role == top)
            {
                return steps;
            }

            if (roles.SingleOrDefault(r => r.Key == role.ReportsToKey) is not { } next)
            {
                return null;
            }

            role = next;
        }

        return null;
    }

    /// <summary>
    /// Whether an authority goes back, from delegator to delegator and without its amount growing, to top management.
    /// A delegator below the top must itself hold an authority of that kind.
    /// </summary>
    internal bool GoesBackToTop(StartingRole role, StartingAuthority authority)
    {
        var top = Designated(DesignationKind.TopManagement);
        for (var hops = 0; hops <= roles.Count; hops++)
        {
            if (role == top)
            {
                return authority.DelegatedByKey is null;
            }

            if (roles.SingleOrDefault(r => r.Key == authority.DelegatedByKey) is not { } delegator)
            {
                return false;
            }

            if (delegator == top)
            {
                return true;
            }

            var enough = delegator.Authorities.FirstOrDefault(a => a.Kind == authority.Kind && Covers(a, authority));
            if (enough is null)
            {
                return false;
            }

            (role, authority) = (delegator, enough);
        }

        return false;
    }

    private static bool Covers(StartingAuthority whole, StartingAuthority part) =>
        whole.AmountMinorUnits is null
        || (part.AmountMinorUnits <= whole.AmountMinorUnits && part.Currency == whole.Currency);
}
