using IsmsRoles.Domain.Findings;
using IsmsRoles.Domain.Roles;

namespace IsmsRoles.Domain.Tests.Findings.Rules;

public sealed class AutTests
{
    private readonly AuditedRegister _register = new();

    [Fact]
    public void Aut1_is_raised_for_a_role_that_answers_and_may_decide_nothing()
    {
        _register.Edit(_register.Audit, r => r with { Authorities = [] });

        var finding = _register.One("AUT-1");

        Assert.Equal("Internal auditor has a responsibility and may decide nothing.", finding.Sentence);
        Assert.Equal((FindingSeverity.Minor, Remedy.EditRole(_register.Audit)), (finding.Severity, finding.Remedy));
    }

    [Fact]
    public void Aut1_leaves_everyones_duties_and_roles_without_responsibilities_alone()
    {
        _register.None("AUT-1"); // the everyone role has no authority
        _register.Edit(_register.Audit, r => r with { Authorities = [], Responsibilities = [] });

        _register.None("AUT-1");
        AuditedRegister.Empty().None("AUT-1");
    }

    [Theory]
    [InlineData(AuthorityKind.RequireCompliance, "require compliance")]
    [InlineData(AuthorityKind.EscalateToTopManagement, "escalate to top management")]
    [InlineData(AuthorityKind.RequestResources, "request resources")]
    public void Aut2_names_the_authority_the_5_3_a_role_lacks(AuthorityKind kind, string words)
    {
        _register.Edit(_register.Isms, r => r with { Authorities = [.. r.Authorities.Where(a => a.Kind != kind)] });

        var finding = _register.One("AUT-2");

        Assert.Equal($"ISMS manager, designated for ISMS conformity (5.3 a), has no authority to {words}.", finding.Sentence);
        Assert.Equal((FindingSeverity.Major, Remedy.EditRole(_register.Isms)), (finding.Severity, finding.Remedy));
    }

    [Fact]
    public void Aut2_names_all_three_in_one_finding_and_its_facts_change_as_they_are_given()
    {
        _register.Edit(_register.Isms, r => r with { Authorities = [] });
        var before = _register.One("AUT-2");

        Assert.EndsWith("has no authority to require compliance, escalate to top management or request resources.", before.Sentence, StringComparison.Ordinal);
        _register.Edit(_register.Isms, r => r with { Authorities = [AuditedRegister.Authority(AuthorityKind.RequestResources, "Ask")] });
        Assert.NotEqual(before.FactsHash, _register.One("AUT-2").FactsHash);
    }

    [Fact]
    public void Aut2_asks_nothing_of_other_roles_and_nothing_where_5_3_a_is_not_designated()
    {
        _register.None("AUT-2");
        _register.Designate(DesignationKind.IsmsConformity, null).Edit(_register.Isms, r => r with { Authorities = [] }).None("AUT-2");
    }
}
