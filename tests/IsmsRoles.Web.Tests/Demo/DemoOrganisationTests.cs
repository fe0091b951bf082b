using System.Text;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Web.Demo;
using IsmsRoles.Web.StartingSets;
using Xunit;

namespace IsmsRoles.Web.Tests.Demo;

public sealed class DemoOrganisationTests
{
    private static readonly DemoOrganisation Demo = DemoOrganisation.AsOf(new(2026, 11, 23));

    [Fact]
    public void The_firm_has_the_size_and_variety_that_was_promised()
    {
        Assert.InRange(Demo.People.Count, 24, 28);
        Assert.Equal(12, Demo.Roles.Count);
        Assert.Equal(2, Demo.ThirdParties.Count);
        Assert.Single(Demo.People, person => person.EmployerKey is not null);
        Assert.Single(Demo.Positions, position => position.IsBody);
        Assert.Contains(Demo.People, person => person.Periods.Count == 2);
        Assert.Equal(Enum.GetValues<DemoScopeKind>(), Demo.ScopeItems.Select(item => item.Kind).Distinct().Order());
    }

    [Fact]
    public void Exactly_three_roles_are_the_firms_own()
    {
        var shipped = StartingSet.All.SelectMany(set => set.Roles).Select(role => role.Key).ToHashSet();

        Assert.Equal(3, Demo.Roles.Count(role => !shipped.Contains(role.Key)));
    }

    [Fact]
    public void Names_are_unique_composed_and_free_of_characters_that_break_pages()
    {
        Assert.Equal(Demo.People.Count, Demo.People.Select(person => person.Name).Distinct().Count());
        Assert.All(Demo.People, person =>
        {
            Assert.True(person.Name.IsNormalized(NormalizationForm.FormC), person.Name);
            Assert.DoesNotContain(person.Name, char.IsControl);
            Assert.All(person.Name.Split(' '), part => Assert.True(char.IsUpper(part[0]), person.Name));
        });
    }

    [Theory]
    [InlineData("Polish", 'ą')]
    [InlineData("German", 'ß')]
    [InlineData("Turkish", 'ı')]
    [InlineData("Greek", 'Μ')]
    [InlineData("Cyrillic", 'Т')]
    [InlineData("Vietnamese", 'ễ')]
    public void Names_come_in_several_scripts(string language, char letter) =>
        Assert.True(Demo.People.Any(person => person.Name.Contains(letter)), language);

    [Fact]
    public void Mail_addresses_are_ascii_unique_and_under_a_reserved_domain()
    {
        Assert.Equal(Demo.People.Count, Demo.People.Select(person => person.Email).Distinct().Count());
        Assert.All(Demo.People, person =>
        {
            Assert.EndsWith(".example", person.Email, StringComparison.Ordinal);
            Assert.True(Ascii.IsValid(person.Email), person.Email);
        });
    }

    [Fact]
    public void Five_logins_belong_to_people_of_the_firm_and_its_auditor()
    {
        Assert.Equal(["Manager", "Executive", "Executive", "Auditor", "Employee"], Demo.Logins.Select(login => login.Label));
        Assert.Equal(5, Demo.Logins.Select(login => login.PersonKey).Distinct().Count());
        Assert.All(Demo.Logins, login => Assert.Single(Demo.People, person => person.Key == login.PersonKey));

        var auditor = Demo.People.Single(person => person.Key == Demo.Logins[3].PersonKey);
        Assert.NotNull(auditor.EmployerKey);
    }

    [Fact]
    public void Every_kind_of_assignment_is_there()
    {
        var signed = new DemoReplay(Demo, untilSigned: true).Assignments;

        Assert.Equal(Enum.GetValues<DemoCapacity>(), signed.Select(a => a.Capacity).Distinct().Order());
        Assert.Equal(Enum.GetValues<DemoHolderKind>(), signed.Select(a => a.HolderKind).Distinct().Order());
        Assert.Single(signed, a => a.BackdatingReason is not null);
        Assert.Contains(signed, a => a.ScopeItemKey is not null);
        Assert.All(signed.Where(a => a.Capacity == DemoCapacity.Acting), a => Assert.NotNull(a.Until));
    }

    [Fact]
    public void Every_role_but_everyones_has_a_holder_for_the_whole_isms()
    {
        var signed = new DemoReplay(Demo, untilSigned: true);

        Assert.All(
            signed.Roles.Where(role => !role.Designations.Contains(DesignationKind.Everyone)),
            role => Assert.Contains(signed.Assignments, a =>
                a.RoleKey == role.Key && a.Capacity == DemoCapacity.Holder && a.ScopeItemKey is null));
    }

    [Fact]
    public void Every_third_party_holds_a_role()
    {
        var signed = new DemoReplay(Demo, untilSigned: true);

        Assert.All(signed.ThirdParties, thirdParty =>
            Assert.Contains(signed.Assignments, a => a.HolderKey == thirdParty.Key));
    }
}
