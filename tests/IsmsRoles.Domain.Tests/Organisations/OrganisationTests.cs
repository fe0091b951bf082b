using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.Organisations;

namespace IsmsRoles.Domain.Tests.Organisations;

public sealed class OrganisationTests
{
    private readonly Organisation _organisation = Company.WithDirectors("Ana").Organisation;

    [Fact]
    public void A_changed_quorum_says_that_it_counts_once_signed()
    {
        _organisation.ChangeQuorum(new(QuorumKind.Number, 2));

        Assert.Equal("Mia changed who must sign from any one member of top management to 2 members of top management; it counts once signed",
            Assert.IsType<QuorumChanged>(_organisation.Raised[^1].What).Sentence("Mia"));
    }

    [Fact]
    public void The_same_quorum_is_no_change_whatever_number_came_with_it()
    {
        _organisation.ChangeQuorum(new(QuorumKind.AnyOne, 7));

        Assert.Equal(Quorum.AnyOne, _organisation.Quorum);
        Assert.IsNotType<QuorumChanged>(_organisation.Raised[^1].What);
    }

    [Theory]
    [InlineData(QuorumKind.Number, 0)]
    [InlineData(QuorumKind.Number, -1)]
    [InlineData(QuorumKind.Number, 51)]
    [InlineData((QuorumKind)9, 1)]
    public void A_quorum_that_means_nothing_is_refused(QuorumKind kind, int count) =>
        Assert.Throws<RuleBrokenException>(() => _organisation.ChangeQuorum(new(kind, count)));

    [Theory]
    [InlineData(QuorumKind.AnyOne, 3, 1)]
    [InlineData(QuorumKind.Number, 3, 2)]
    [InlineData(QuorumKind.All, 3, 3)]
    [InlineData(QuorumKind.All, 0, 1)]
    public void Never_less_than_one_must_sign(QuorumKind kind, int signatories, int needed) =>
        Assert.Equal(needed, new Quorum(kind, 2).Required(signatories));

    [Theory]
    [InlineData("Europe/Atlantis")]
    [InlineData("")]
    [InlineData(null)]
    public void A_time_zone_that_does_not_exist_is_refused(string? zone) =>
        Assert.Equal("TimeZoneId", Refused.AtField(() => _organisation.Edit(_organisation.Details() with { TimeZoneId = zone })));

    [Fact]
    public void A_founding_signatory_needs_evidence() =>
        Assert.Equal("Evidence", Refused.AtField(() => new FoundingSignatory(new(new("Ana"), Company.Founded), " ")));
}
