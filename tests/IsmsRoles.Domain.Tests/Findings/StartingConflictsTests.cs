using IsmsRoles.Domain.Findings;

namespace IsmsRoles.Domain.Tests.Findings;

public sealed class StartingConflictsTests
{
    private readonly AuditedRegister _register = new();

    [Fact]
    public void The_isms_manager_and_the_internal_auditor_are_known_by_their_designations_whatever_their_titles()
    {
        _register.Edit(_register.Isms, r => r with { Title = "Leiterin Sicherheit" }).Edit(_register.Audit, r => r with { Title = "Revision" });

        var pair = Assert.Single(StartingConflicts.MatchedTo(_register.Content()));

        Assert.Equal((_register.Isms, _register.Audit), (pair.RoleId, pair.OtherRoleId));
    }

    [Theory]
    [InlineData("Control owners", "Control-assessor")]
    [InlineData("Lead developer (web)", "Production administrators")]
    [InlineData("CISO", "Head of IT")]
    [InlineData("Systems administrator", "Log reviewer")]
    public void Titles_are_recognised_in_the_plural_with_hyphens_and_inside_others(string title, string other)
    {
        var (one, two) = (_register.Role(title, _register.Top), _register.Role(other, _register.Top));

        Assert.Contains(StartingConflicts.MatchedTo(_register.Content()), p => (p.RoleId, p.OtherRoleId) == (one, two));
    }

    [Fact]
    public void A_word_inside_another_word_is_not_that_word()
    {
        _register.Role("Composer of CISOnance", _register.Top);
        _register.Role("Head of items", _register.Top);

        Assert.Single(StartingConflicts.MatchedTo(_register.Content()));
    }

    [Fact]
    public void A_pair_is_listed_once_and_a_role_never_conflicts_with_itself()
    {
        _register.Role("Access requester, access approver and access provisioner", _register.Top);
        _register.Role("Access approver", _register.Top);

        Assert.Equal(2, StartingConflicts.MatchedTo(_register.Content()).Count);
    }
}
