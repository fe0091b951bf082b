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

    [Fact]
    public void Doc3_is_raised_once_the_register_has_differed_for_over_thirty_days()
    {
        var since = AuditedRegister.Today.AddDays(-30);
        _register.Besides = f => f with { DiffersSince = since };

        _register.None("DOC-3");
        var finding = _register.One("DOC-3", AuditedRegister.Today.AddDays(1));

        Assert.Equal("The register has differed from version 4 since 2 May 2026, and the changes were not put to top management.", finding.Sentence);
        Assert.Equal((since, RemedyKind.SubmitVersion), (finding.Since, finding.Remedy.Kind));
    }

    [Fact]
    public void Doc3_leads_to_the_version_that_waits_where_one_does()
    {
        var waiting = new WaitingFacts(Guid.NewGuid(), "proposed version 5, submission 1", AuditedRegister.Today, ["Tess"]);
        _register.Besides = f => f with { DiffersSince = AuditedRegister.SignedOn, Waiting = waiting };

        Assert.Equal(Remedy.OpenVersion(waiting.Id), _register.One("DOC-3").Remedy);
    }

    [Fact]
    public void Doc3_is_not_raised_where_nothing_differs_or_nothing_is_in_force()
    {
        _register.None("DOC-3");
        _register.InForce = null;
        _register.Besides = f => f with { DiffersSince = AuditedRegister.SignedOn };

        _register.None("DOC-3");
    }

    [Fact]
    public void Doc4_is_raised_for_a_role_the_day_after_its_interval_and_not_on_the_last_day_of_it()
    {
        _register.Edit(_register.Audit, r => r with { ReviewIntervalMonths = 6 });
        var due = AuditedRegister.SignedOn.AddMonths(6);

        _register.None("DOC-4", due);
        var finding = _register.One("DOC-4", due.AddDays(1));

        Assert.Equal("The review of Internal auditor was due on 1 October 2026; it was written on 1 April 2026 and not reviewed since.", finding.Sentence);
        Assert.Equal((due.AddDays(1), Remedy.ReviewRole(_register.Audit)), (finding.Since, finding.Remedy));
    }

    [Fact]
    public void Doc4_counts_twelve_months_where_nothing_else_is_set_and_asks_for_the_register_too()
    {
        var due = AuditedRegister.SignedOn.AddMonths(12);

        _register.None("DOC-4", due);
        var findings = _register.Raised("DOC-4", due.AddDays(1));

        Assert.Equal(7, findings.Count); // the register and its six roles
        Assert.Equal("The review of the whole register was due on 1 April 2027; it was last looked at on 1 April 2026.", findings[0].Sentence);
    }

    [Fact]
    public void Doc4_begins_anew_with_a_review_and_an_older_review_does_not_shorten_it()
    {
        var due = AuditedRegister.SignedOn.AddMonths(12);
        _register.Besides = f => f with { Reviews = new(due, f.Register.Roles.ToDictionary(r => r.Id, _ => due)) };
        _register.None("DOC-4", due.AddMonths(12));
        Assert.Contains("it was last reviewed on 1 April 2027", _register.Raised("DOC-4", due.AddMonths(12).AddDays(1))[^1].Sentence, StringComparison.Ordinal);

        _register.Besides = f => f with { Reviews = new(AuditedRegister.Founded, f.Register.Roles.ToDictionary(r => r.Id, _ => AuditedRegister.Founded)) };

        _register.None("DOC-4", due);
    }

    [Fact]
    public void Doc4_leaves_the_register_alone_while_nothing_was_signed_or_reviewed()
    {
        _register.InForce = null;

        Assert.DoesNotContain(_register.Raised("DOC-4", AuditedRegister.Today.AddYears(3)), f => f.Subjects[0].Kind == SubjectKind.Register);
    }

    [Fact]
    public void Doc5_names_who_left_and_what_was_abolished_since_the_version_in_force()
    {
        _register.Besides = f => f with
        {
            Changes =
            [
                new(FindingSubject.Person(_register.Ned, "Ned"), "Ned left on 4 May 2026", new(2026, 5, 5)),
                new(FindingSubject.Person(_register.Ivo, "Ivo"), "Ivo moved", new(2026, 5, 1)),
            ],
        };

        var finding = _register.One("DOC-5");

        Assert.Equal("Since version 4 came into force on 1 April 2026, Ivo moved and Ned left on 4 May 2026. Nobody has reviewed the register since.", finding.Sentence);
        Assert.Equal((new DateOnly(2026, 5, 1), RemedyKind.ReviewRegister), (finding.Since, finding.Remedy.Kind));
    }

    [Fact]
    public void Doc5_is_settled_by_a_review_on_the_day_it_could_be_known_and_not_by_one_the_day_before()
    {
        var on = new DateOnly(2026, 5, 5);
        _register.Besides = f => Changed(f, on, reviewed: on);
        _register.None("DOC-5");

        _register.Besides = f => Changed(f, on, reviewed: on.AddDays(-1));

        _register.One("DOC-5");
    }

    [Fact]
    public void Doc5_waits_for_the_day_of_the_change_and_for_a_version_in_force()
    {
        _register.Besides = f => Changed(f, AuditedRegister.Today.AddDays(1), reviewed: null);
        _register.None("DOC-5");
        _register.One("DOC-5", AuditedRegister.Today.AddDays(1));

        _register.InForce = null;

        _register.None("DOC-5", AuditedRegister.Today.AddDays(1));
    }

    private RegisterFacts Changed(RegisterFacts facts, DateOnly on, DateOnly? reviewed) => facts with
    {
        Changes = [new(FindingSubject.Person(_register.Ned, "Ned"), "Ned moved", on)],
        Reviews = new(reviewed, new Dictionary<Guid, DateOnly>()),
    };
}
