using IsmsRoles.Domain.Findings;

namespace IsmsRoles.Domain.Tests.Findings.Rules;

public sealed class DocTests
{
    private readonly AuditedRegister _register = new();

    [Fact]
    public void Doc1_is_raised_while_top_management_has_signed_nothing()
    {
        _register.InForce = null;

        var finding = _register.One("DOC-1");

        Assert.Equal((FindingSeverity.Major, "Top management has not signed a version of the register yet."), (finding.Severity, finding.Sentence));
        Assert.Equal(RemedyKind.SubmitVersion, finding.Remedy.Kind);
    }

    [Fact]
    public void Doc1_is_not_raised_while_a_version_is_in_force() => _register.None("DOC-1");

    [Fact]
    public void Doc1_tells_of_a_revocation_since_its_day()
    {
        _register.InForce = null;
        _register.Besides = f => f with { Revoked = new(4, new(2026, 5, 20)) };

        var finding = _register.One("DOC-1");

        Assert.Equal("Version 4 was revoked on 20 May 2026, and no version is in force.", finding.Sentence);
        Assert.Equal(new DateOnly(2026, 5, 20), finding.Since);
    }

    [Fact]
    public void Doc1_leads_to_the_version_that_waits_for_signatures()
    {
        var waiting = new WaitingFacts(Guid.NewGuid(), "proposed version 1, submission 1", AuditedRegister.Today, ["Tess"]);
        _register.InForce = null;
        _register.Besides = f => f with { Waiting = waiting };

        var finding = _register.One("DOC-1");

        Assert.EndsWith("Proposed version 1, submission 1 waits for signatures.", finding.Sentence, StringComparison.Ordinal);
        Assert.Equal(Remedy.OpenVersion(waiting.Id), finding.Remedy);
    }

    [Fact]
    public void Doc2_is_raised_for_each_role_without_a_responsibility()
    {
        _register.Edit(_register.Audit, r => r with { Responsibilities = [] }).Edit(_register.Everyone, r => r with { Responsibilities = [] });

        var findings = _register.Raised("DOC-2");

        Assert.Equal(["Everyone has no responsibilities.", "Internal auditor has no responsibilities."], findings.Select(f => f.Sentence).Order());
        Assert.Contains(Remedy.EditRole(_register.Audit), findings.Select(f => f.Remedy));
    }

    [Fact]
    public void Doc2_is_not_raised_where_one_responsibility_is_left() => _register.None("DOC-2");

    [Fact]
    public void Doc2_says_nothing_about_an_empty_register() => AuditedRegister.Empty().None("DOC-2");
}
