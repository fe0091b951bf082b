using IsmsRoles.Domain.ThirdParties;

namespace IsmsRoles.Domain.Tests.ThirdParties;

public sealed class ThirdPartyTests
{
    private static readonly DateOnly Today = Company.FirstDay;

    private readonly ThirdParty _cloud = new(new("Cloud GmbH", "Hosting", ContractEndsOn: Today.AddDays(100)));

    [Fact]
    public void The_last_day_is_the_contracts_or_that_of_its_early_end()
    {
        Assert.Equal(Today.AddDays(100), _cloud.LastDay);
        _cloud.EndContract(Today, "breach");

        Assert.Equal(Today, _cloud.LastDay);
    }

    [Fact]
    public void An_end_recorded_after_the_contracts_term_does_not_lengthen_it()
    {
        _cloud.EndContract(Today.AddDays(200), "ran on");

        Assert.Equal(Today.AddDays(100), _cloud.LastDay);
    }

    [Fact]
    public void Recording_an_end_never_fails_over_what_depends_on_it()
    {
        var company = Company.WithDirectors("Ana");
        var provider = company.AddThirdParty("Provider");
        company.Assign(company.AddRole("Hosting", company.Top), provider);

        provider.EndContract(company.Today, "over");

        Assert.Contains(company.Later(1).Snapshot().Assignments, a => a.ThirdPartyId == provider.Id);
    }

    [Fact]
    public void An_end_by_mistake_is_reversed_whole_with_a_reason()
    {
        _cloud.EndContract(Today, "breach");
        Assert.Contains("already recorded", Refused.Because(() => _cloud.EndContract(Today, "again")));
        Assert.Equal("Reason", Refused.AtField(() => _cloud.UndoEndContract(" ")));

        _cloud.UndoEndContract("no breach");

        Assert.Equal((null, Today.AddDays(100)), (_cloud.EndedOn, _cloud.LastDay));
        Assert.Contains("not recorded as ended", Refused.Because(() => _cloud.UndoEndContract("why")));
    }
}
