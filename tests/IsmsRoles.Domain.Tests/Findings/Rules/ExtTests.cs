using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Findings;

namespace IsmsRoles.Domain.Tests.Findings.Rules;

public sealed class ExtTests
{
    private static readonly DateOnly Today = AuditedRegister.Today;

    private readonly AuditedRegister _register = new();

    [Fact]
    public void Ext1_says_all_that_a_third_party_lacks()
    {
        var payroll = _register.ThirdParty("Payroll Plus", contract: null);

        var finding = _register.One("EXT-1");

        Assert.Equal("Payroll Plus has no role, no owner inside and no contract reference.", finding.Sentence);
        Assert.Equal(Remedy.EditThirdParty(payroll), finding.Remedy);
    }

    [Fact]
    public void Ext1_leads_to_an_assignment_where_only_a_role_is_missing_and_is_content_with_a_role_of_its_staff()
    {
        var payroll = _register.ThirdParty("Payroll Plus", _register.Mia);
        Assert.Equal((RemedyKind.Assign, payroll), (_register.One("EXT-1").Remedy.Kind, _register.One("EXT-1").Remedy.ThirdPartyId!.Value));

        _register.Assign(_register.Hosting, _register.Person("Cara", employer: payroll));

        _register.None("EXT-1");
    }

    [Fact]
    public void Ext1_counts_an_owner_no_more_from_the_day_after_they_left_and_never_an_external_one()
    {
        _register.Leave(_register.Mia, Today);
        _register.None("EXT-1");
        var finding = _register.One("EXT-1", Today.AddDays(1));
        Assert.Equal("Hostwell has no owner inside (Mia, who owned the relationship, left on 1 June 2026).", finding.Sentence);
        Assert.Equal(Today.AddDays(1), finding.Since);

        _register.Leave(_register.Mia, null).EditPerson(_register.Mia, p => p with { EmployerId = _register.Hostwell });

        Assert.Equal("Hostwell has no owner inside (Mia is external).", _register.One("EXT-1").Sentence);
    }

    [Fact]
    public void Ext1_asks_nothing_of_a_third_party_whose_contract_was_ended()
    {
        var payroll = _register.ThirdParty("Payroll Plus", contract: null);
        _register.EditThirdParty(payroll, t => t with { EndedOn = Today });
        _register.One("EXT-1");

        _register.None("EXT-1", Today.AddDays(1));
    }

    [Fact]
    public void Ext2_is_raised_where_nothing_is_said_about_third_parties()
    {
        _register.None("EXT-2");
        _register.Remove(_register.AssignmentOf(_register.Hosting)).RemoveThirdParty(_register.Hostwell);
        Assert.Equal(FindingSeverity.Observation, _register.One("EXT-2").Severity);

        _register.EditOrganisation(o => o with { NoThirdParties = 1 });

        _register.None("EXT-2");
        AuditedRegister.Empty().One("EXT-2");
    }

    [Fact]
    public void Ext2_does_not_count_one_whose_contract_was_ended()
    {
        _register.EditThirdParty(_register.Hostwell, t => t with { EndedOn = Today });

        _register.None("EXT-2");
        _register.One("EXT-2", Today.AddDays(1));
    }

    [Fact]
    public void Ext3_is_raised_where_a_third_party_itself_answers_for_the_isms()
    {
        _register.Remove(_register.AssignmentOf(_register.Isms)).Assign(_register.Isms, _register.Hostwell);

        var finding = _register.One("EXT-3");

        Assert.Equal("ISMS manager (ISMS conformity (5.3 a) and Reporting ISMS performance (5.3 b)) is held by Hostwell, and no person there is named.", finding.Sentence);
        Assert.Equal((FindingSeverity.Major, Remedy.Assign(_register.Isms)), (finding.Severity, finding.Remedy));
    }

    [Fact]
    public void Ext3_is_satisfied_by_a_named_person_there_and_somebody_accountable_here()
    {
        var cara = _register.Person("Cara", employer: _register.Hostwell);
        _register.Assign(_register.Isms, _register.Position("Outsourced security officer", cara));
        _register.None("EXT-3");

        _register.EditThirdParty(_register.Hostwell, t => t with { OwnerId = null });

        Assert.EndsWith("is held by Cara of Hostwell, and nobody inside is accountable for the relationship.", _register.One("EXT-3").Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Ext3_says_so_where_both_are_missing_and_minds_no_other_role_and_no_deputy()
    {
        _register.None("EXT-3"); // Hostwell holds another role
        var outside = _register.Assign(_register.Isms, _register.Hostwell, AssignmentKind.Deputy);
        _register.None("EXT-3");

        _register.EditAssignment(outside, a => a with { Kind = AssignmentKind.Holder }).EditThirdParty(_register.Hostwell, t => t with { OwnerId = null });

        Assert.EndsWith("and neither a person there is named nor is anybody inside accountable for the relationship.", _register.One("EXT-3").Sentence, StringComparison.Ordinal);
        AuditedRegister.Empty().None("EXT-3");
    }
}
