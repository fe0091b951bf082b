using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Findings;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions;

namespace IsmsRoles.Domain.Tests.Findings.Rules;

public sealed class TopTests
{
    private static readonly DateOnly Today = AuditedRegister.Today;

    private readonly AuditedRegister _register = new();

    [Fact]
    public void Top3_is_minor_for_an_unsigned_assignment_and_major_for_a_designated_role()
    {
        var karl = _register.Person("Karl Weiss");
        _register.Assign(_register.Role("Risk owner", _register.Isms), karl, from: Today, scope: "Payments");
        _register.Assign(_register.Incident, karl, AssignmentKind.Deputy, Today);

        var findings = _register.Raised("TOP-3");

        Assert.Equal(
            [
                (FindingSeverity.Major, "Karl Weiss is deputy for Incident manager since 1 June 2026, and version 4 does not contain it."),
                (FindingSeverity.Minor, "Karl Weiss holds Risk owner (Payments) since 1 June 2026, and version 4 does not contain it."),
            ],
            findings.Select(f => (f.Severity, f.Sentence)).Order());
        Assert.All(findings, f => Assert.Equal((Today, Remedy.SubmitVersion), (f.Since, f.Remedy)));
    }

    [Fact]
    public void Top3_says_nothing_before_an_assignment_begins_nor_while_nothing_is_in_force()
    {
        _register.Assign(_register.Incident, _register.Person("Karl"), from: Today.AddDays(1));
        _register.None("TOP-3");
        _register.One("TOP-3", Today.AddDays(1));

        _register.InForce = null;

        _register.None("TOP-3", Today.AddDays(1));
    }

    [Fact]
    public void Top3_leaves_alone_what_nobody_holds_any_more()
    {
        _register.Assign(_register.Incident, _register.Person("Karl", leavesOn: Today.AddDays(-1)), from: AuditedRegister.SignedOn);

        _register.None("TOP-3");
    }

    [Fact]
    public void Top3_lets_a_signed_deputy_act_for_thirty_days()
    {
        var begins = new DateOnly(2026, 6, 1);
        _register.Assign(_register.Isms, _register.Ned, AssignmentKind.Deputy);
        _register.Sign();
        _register.Assign(_register.Isms, _register.Ned, AssignmentKind.Acting, begins);

        _register.None("TOP-3", begins.AddDays(29));
        Assert.Equal("Ned is acting ISMS manager since 1 June 2026, and version 5 does not contain it.", _register.One("TOP-3", begins.AddDays(30)).Sentence);
    }

    [Fact]
    public void Top3_lets_nobody_act_who_is_no_signed_deputy_of_that_role_and_place()
    {
        _register.Assign(_register.Isms, _register.Ned, AssignmentKind.Deputy, scope: "Warsaw");
        _register.Sign();
        var acting = _register.Assign(_register.Isms, _register.Ned, AssignmentKind.Acting, Today);
        _register.One("TOP-3");

        _register.EditAssignment(acting, a => a with { Scope = new(Scopes.ScopeKind.Site, "Warsaw") });
        _register.None("TOP-3");

        _register.Remove(acting).Assign(_register.Isms, _register.Ivo, AssignmentKind.Acting, Today, scope: "Warsaw");
        _register.One("TOP-3");
    }

    [Fact]
    public void Top3_looks_through_a_position_at_who_is_in_it_today()
    {
        var head = _register.Position("Head of Risk", _register.Ned);
        _register.Assign(_register.Role("Risk owner", _register.Isms), head);
        _register.Sign().None("TOP-3");

        var ola = _register.Person("Ola");
        _register.Join(head, ola, Today);

        var finding = _register.One("TOP-3");
        Assert.Equal("Ola holds Risk owner as Head of Risk since 1 June 2026, and version 5 does not name them there.", finding.Sentence);
        Assert.Contains(finding.Subjects, s => s.Id == ola);
        _register.None("TOP-3", Today.AddDays(-1));
    }

    [Fact]
    public void Top3_follows_the_designation_that_was_signed_while_a_new_one_is_not()
    {
        _register.Designate(DesignationKind.IncidentContact, _register.Hosting).Assign(_register.Incident, _register.Person("Karl"), from: Today);

        Assert.Equal(FindingSeverity.Major, _register.One("TOP-3").Severity);
    }

    [Fact]
    public void Top4_names_the_minutes_an_appointment_rests_on_while_it_lasts()
    {
        var held = _register.AssignmentOf(_register.Top);
        var version = _register.InForce!.Id;
        _register.Besides = f => f with { Resolutions = [new(version, 1, "Shareholders’ minutes 3", new(2024, 1, 1), [held])] };

        var finding = _register.One("TOP-4");

        Assert.Equal("Nobody but Tess could sign for Tess as Top management in version 1; the minuted resolution “Shareholders’ minutes 3” of 1 January 2024 stands in.", finding.Sentence);
        Assert.Equal((FindingSeverity.Observation, Remedy.OpenVersion(version)), (finding.Severity, finding.Remedy));
        _register.Leave(_register.Tess, Today.AddDays(-1)).None("TOP-4");
    }

    [Fact]
    public void Top4_is_not_raised_for_resolutions_about_what_is_no_longer_in_force()
    {
        _register.Besides = f => f with { Resolutions = [new(_register.InForce!.Id, 1, "Minutes", new(2024, 1, 1), [Guid.NewGuid()])] };

        _register.None("TOP-4");
    }

    [Fact]
    public void Top4_tells_of_a_version_its_own_submitter_signed()
    {
        _register.InForce = _register.InForce! with { IsSignedBySubmitter = true, Approvers = [Approver(_register.Tess, "Tess")] };

        Assert.Equal("Tess submitted version 4 and signed it, because nobody else could; a minuted resolution stands in.", _register.One("TOP-4").Sentence);
    }

    [Fact]
    public void Top5_tells_of_an_approver_who_left()
    {
        _register.InForce = _register.InForce! with { Approvers = [Approver(_register.Tess, "Tess") with { LeftOn = new(2026, 5, 3) }] };

        var finding = _register.One("TOP-5");

        Assert.Equal("Tess, who signed version 4 on 1 April 2026, left on 3 May 2026. The signature stands.", finding.Sentence);
        Assert.Equal((FindingSeverity.Observation, new DateOnly(2026, 5, 4)), (finding.Severity, finding.Since));
    }

    [Fact]
    public void Top5_tells_of_an_approver_who_is_top_management_no_more_and_a_deputy_is_not()
    {
        _register.InForce = _register.InForce! with { Approvers = [Approver(_register.Tess, "Tess"), Approver(_register.Mia, "Mia")] };
        _register.Assign(_register.Top, _register.Mia, AssignmentKind.Deputy);

        Assert.Equal("Mia, who signed version 4 on 1 April 2026, is not top management today. The signature stands.", _register.One("TOP-5").Sentence);

        _register.Assign(_register.Top, _register.Mia);
        _register.None("TOP-5");
    }

    [Fact]
    public void Top6_is_raised_once_a_version_has_waited_over_fourteen_days()
    {
        var waiting = new WaitingFacts(Guid.NewGuid(), "proposed version 5, submission 2", Today.AddDays(-14), ["Tess", "Uwe"]);
        _register.Besides = f => f with { Waiting = waiting };

        _register.None("TOP-6");
        var finding = _register.One("TOP-6", Today.AddDays(1));

        Assert.Equal("Proposed version 5, submission 2 has waited for the signature of Tess and Uwe since 18 May 2026.", finding.Sentence);
        Assert.Equal((FindingSeverity.Observation, Remedy.OpenVersion(waiting.Id)), (finding.Severity, finding.Remedy));
    }

    [Fact]
    public void Top6_says_nothing_where_nothing_waits() => _register.None("TOP-6");

    [Fact]
    public void Top7_is_a_major_where_the_record_no_longer_has_the_approver_in_top_management()
    {
        _register.InForce = _register.InForce! with { Approvers = [Approver(_register.Tess, "Tess") with { WasTopManagement = false }] };

        var finding = _register.One("TOP-7");

        Assert.Equal("Tess signed version 4 on 1 April 2026, but by the record as it stands was not top management on that day.", finding.Sentence);
        Assert.Equal(FindingSeverity.Major, finding.Severity);
    }

    [Fact]
    public void Top7_asks_a_founding_signatory_only_to_have_been_here()
    {
        _register.InForce = _register.InForce! with { Approvers = [Approver(_register.Tess, "Tess") with { Capacity = SigningCapacity.FoundingSignatory, WasTopManagement = false }] };

        Assert.EndsWith("was not with the organisation on that day.", _register.One("TOP-7").Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Top7_and_top8_say_nothing_where_the_approver_stands_alone()
    {
        _register.InForce = _register.InForce! with { Approvers = [Approver(_register.Tess, "Tess")] };

        _register.None("TOP-7");
        _register.None("TOP-8");
        _register.InForce = null;
        _register.None("TOP-7");
        _register.None("TOP-8");
    }

    [Fact]
    public void Top8_names_who_held_a_key_to_a_signature_and_what_they_had_to_gain()
    {
        var link = new CredentialOrigin(OriginKind.PasswordLink, Guid.NewGuid(), _register.Mia, "Mia", DateTime.UnixEpoch) { Interest = OriginInterest.Submitter };
        var reset = new CredentialOrigin(OriginKind.SecondFactorReset, Guid.NewGuid(), _register.Ned, "Ned", DateTime.UnixEpoch) { Interest = OriginInterest.Appointee };
        var approver = Approver(_register.Tess, "Tess") with { Notable = [link, reset] };
        _register.InForce = _register.InForce! with { Approvers = [approver] };

        var finding = _register.One("TOP-8");

        Assert.Equal(
            "Tess signed version 4 with an account behind which somebody else stood: Mia, who submitted it, issued the password link and Ned, whom it appoints, reset the second factor.",
            finding.Sentence);
        Assert.Equal((FindingSeverity.Minor, Remedy.OpenAccount(approver.AccountId)), (finding.Severity, finding.Remedy));
    }

    private static ApproverFacts Approver(Guid person, string name) =>
        new(person, name, Guid.NewGuid(), SigningCapacity.TopManagement, AuditedRegister.SignedOn, null, true, []);
}
