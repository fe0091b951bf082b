using IsmsRoles.Domain.Roles;
using IsmsRoles.Web.StartingSets;
using Xunit;

namespace IsmsRoles.Web.Tests.StartingSets;

/// <summary>The checks themselves, tried on tables that break them: a check that cannot fail proves nothing.</summary>
public sealed class RoleTableTests
{
    private static readonly StartingRole Top = Role("top", null) with { Designations = [DesignationKind.TopManagement] };

    [Fact]
    public void A_cycle_does_not_reach_the_top() =>
        Assert.Null(Steps(Top, Role("a", "b"), Role("b", "a")));

    [Fact]
    public void A_line_to_nowhere_does_not_reach_the_top() =>
        Assert.Null(Steps(Top, Role("a", "absent")));

    [Fact]
    public void A_line_over_another_role_takes_two_steps() =>
        Assert.Equal(2, Steps(Top, Role("a", "b"), Role("b", "top")));

    [Theory]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public void An_amount_may_equal_its_delegators_and_not_exceed_it(long amount, bool allowed)
    {
        var middle = Role("middle", "top") with { Authorities = [Spend(500, "top")] };
        var low = Role("low", "middle") with { Authorities = [Spend(amount, "middle")] };

        Assert.Equal(allowed, new RoleTable([Top, middle, low]).GoesBackToTop(low, low.Authorities[0]));
    }

    [Fact]
    public void Nobody_delegates_what_they_do_not_hold()
    {
        var low = Role("low", "middle") with { Authorities = [Spend(1, "middle")] };

        Assert.False(new RoleTable([Top, Role("middle", "top"), low]).GoesBackToTop(low, low.Authorities[0]));
    }

    [Fact]
    public void Two_roles_cannot_delegate_to_each_other()
    {
        var one = Role("one", "top") with { Authorities = [Spend(1, "two")] };
        var two = Role("two", "top") with { Authorities = [Spend(1, "one")] };

        Assert.False(new RoleTable([Top, one, two]).GoesBackToTop(one, one.Authorities[0]));
    }

    private static int? Steps(params StartingRole[] roles) => new RoleTable(roles).StepsToTop(roles[1]);

    private static StartingRole Role(string key, string? reportsTo) => new(key, key, key, [], [], reportsTo, 12, []);

    private static StartingAuthority Spend(long amount, string by) =>
        new(AuthorityKind.Spend, "Buy", null, amount, "EUR", by);
}
