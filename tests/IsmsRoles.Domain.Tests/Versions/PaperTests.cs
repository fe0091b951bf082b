using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.Versions;

namespace IsmsRoles.Domain.Tests.Versions;

/// <summary>Signing on paper (rule 8): one person records it, another compares it with the scan.</summary>
public sealed class PaperTests
{
    private readonly Company _company = Company.WithDirectors("Ana", "Ben", "Cem");

    public PaperTests()
    {
        Zoe = _company.Employ("Zoe"); // the board's secretary: in no version
        Version = _company.Submit();
    }

    private Domain.People.Person Zoe { get; }

    private RegisterVersion Version { get; }

    [Fact]
    public void A_paper_record_counts_for_nothing_until_a_second_person_confirms_it()
    {
        _company.RecordPaper(_company.Mia, null, null, _company["Ana"], _company["Ben"]);
        Assert.Equal((VersionState.Submitted, 0), (Version.State, Version.Approvals.Count));

        _company.ConfirmPaper(Version, Zoe);

        Assert.Equal((VersionState.InForce, 1, 2), (Version.State, Version.Number, Version.Approvals.Count));
        Assert.All(Version.Approvals, a => Assert.Equal((Company.FirstDay, 1, Approval.OnPaper, Version.Sha256), (a.DecidedOn!.Value, a.PaperRecordNumber!.Value, a.AuthenticatedBy, a.Sha256)));
        Assert.Contains(Version.Raised, e => e.What is VersionApprovedOnPaper { Name.Value: "Ben" });
        Assert.Contains(Version.Raised, e => e.What is VersionCameIntoForce { OnPaper.Value: "Ana, Ben" });
    }

    [Fact]
    public void Whoever_recorded_it_cannot_confirm_or_refuse_it_through_another_account_either()
    {
        _company.RecordPaper(Zoe, null, null, _company["Ana"]);

        Assert.Contains("You recorded this paper", Refused.Because(() => _company.ConfirmPaper(Version, Zoe))); // each call is another account of hers
        Assert.Contains("You recorded this paper", Refused.Because(() => Version.RefusePaper(Company.AccountOf(Zoe), 1, "no", "password", _company.Situation())));
        Assert.Empty(Version.Approvals);
    }

    [Fact]
    public void An_appointee_of_the_version_cannot_confirm_it()
    {
        _company.RecordPaper(Zoe, null, null, _company["Ana"]);

        Assert.Contains("appoints you as ISMS manager", Refused.Because(() => _company.ConfirmPaper(Version, _company.Mia)));
        Assert.Contains("appoints you as Top management", Refused.Because(() => _company.ConfirmPaper(Version, _company["Cem"])));
    }

    [Fact]
    public void Whoever_voted_on_the_paper_cannot_confirm_it()
    {
        _company.ConfirmPaper(Recorded(_company["Ana"]), Zoe);
        Retouch();
        var second = _company.Submit();
        _company.RecordPaper(_company.Mia, null, null, _company["Ben"]);

        Assert.Contains("This paper says that you voted", Refused.Because(() => _company.ConfirmPaper(second, _company["Ben"])));
        _company.ConfirmPaper(second, _company["Ana"]); // top management, but neither appointed by this version nor voting on the paper
        Assert.Equal(2, second.Number);
    }

    [Fact]
    public void An_auditor_a_member_and_an_account_without_a_person_cannot_confirm_it()
    {
        var version = Recorded(_company["Ana"]);
        PaperConfirmation seen = new(Company.ScanSha256, Company.ScanSha256, "password");

        foreach (var access in new[] { AccessRight.Auditor, AccessRight.Member })
        {
            Assert.Contains("Only a Manager, an Approver or an Administrator", Refused.Because(() => version.ConfirmPaper(new(Guid.NewGuid(), Zoe.Id, "Zoe", access), 1, seen, _company.Situation())));
        }

        Assert.Contains("not linked to a person", Refused.Because(() => version.ConfirmPaper(new(Guid.NewGuid(), null, "Somebody", AccessRight.Administrator), 1, seen, _company.Situation())));
        Assert.Throws<RuleBrokenException>(() => version.ConfirmPaper(Actor.System("Set-up"), 1, seen, _company.Situation()));
    }

    [Fact]
    public void Only_a_manager_who_is_a_person_with_us_records_it()
    {
        var input = Company.Paper(_company.Today, Version.Sha256, _company["Ana"]);
        Assert.Contains("Only a Manager", Refused.Because(() => Version.RecordOnPaper(new(Guid.NewGuid(), Zoe.Id, "Zoe", AccessRight.Approver | AccessRight.Administrator), input, _company.Situation())));
        Assert.Contains("not linked to a person", Refused.Because(() => Version.RecordOnPaper(new(Guid.NewGuid(), null, "?", AccessRight.Manager), input, _company.Situation())));
        Zoe.Leave(_company.Today.AddDays(-1), null);
        Assert.Contains("not with the organisation today", Refused.Because(() => Version.RecordOnPaper(Company.AccountOf(Zoe), input, _company.Situation())));
    }

    [Fact]
    public void The_day_of_the_decision_lies_between_the_submission_and_today()
    {
        _company.Later(3);

        Assert.Equal("DecidedOn", Refused.AtField(() => _company.RecordPaper(Zoe, Company.FirstDay.AddDays(-1), null, _company["Ana"])));
        Assert.Equal("DecidedOn", Refused.AtField(() => _company.RecordPaper(Zoe, _company.Today.AddDays(1), null, _company["Ana"])));
        Assert.Equal("DecidedOn", Refused.AtField(() => Version.RecordOnPaper(Company.AccountOf(Zoe), Company.Paper(null, Version.Sha256, _company["Ana"]), _company.Situation())));
        _company.RecordPaper(Zoe, Company.FirstDay, null, _company["Ana"]);
    }

    [Fact]
    public void The_hash_the_paper_quotes_must_be_that_of_the_version_whole_or_by_its_ends()
    {
        var (start, end) = (Version.Sha256[..8], Version.Sha256[^8..]);
        foreach (var wrong in new[] { new string('0', 64), Version.Sha256[..63], start, $"{start}…00000000", $"{end}…{start}", "the hash" })
        {
            Assert.Equal("Quoted", Refused.AtField(() => _company.RecordPaper(Zoe, null, wrong, _company["Ana"])));
        }

        Assert.True(QuotedHash.Names(Version.Sha256.ToUpperInvariant(), Version.Sha256));
        Assert.True(QuotedHash.Names(string.Join(' ', Version.Sha256.Chunk(8).Select(c => new string(c))), Version.Sha256));
        Assert.True(QuotedHash.Names($"{start} … {end}", Version.Sha256));
        Assert.True(QuotedHash.Names(QuotedHash.Abbreviate(Version.Sha256), Version.Sha256));
    }

    [Fact]
    public void Somebody_who_was_not_top_management_on_the_day_of_the_decision_is_not_counted()
    {
        _company.Later(1);
        _company["Ben"].Leave(_company.Today, "Retired");
        _company.Later(2);

        Assert.Contains("Ben did not hold top management on 5 March 2026", Refused.Because(() => _company.RecordPaper(Zoe, null, null, _company["Ana"], _company["Ben"])));
        Assert.Contains("Only those who were top management", Refused.Because(() => _company.RecordPaper(Zoe, null, null, Zoe)));
        _company.RecordPaper(_company.Mia, Company.FirstDay, null, _company["Ben"]); // decided while he was, recorded after
        _company.ConfirmPaper(Version, Zoe);
        Assert.Equal(["Ben"], Version.StandingApprovals().Select(a => a.PrintedName));
    }

    [Fact]
    public void What_is_on_record_at_the_confirmation_decides_again()
    {
        _company.Later(2);
        var version = Recorded(_company["Ben"]);
        _company["Ben"].Leave(Company.FirstDay.AddDays(1), "Left earlier than was known");

        Assert.Contains("Ben did not hold top management on 4 March 2026", Refused.Because(() => _company.ConfirmPaper(version, Zoe)));
        Assert.Empty(version.Approvals);
    }

    [Fact]
    public void The_submitter_is_not_counted()
    {
        Version.Withdraw(Company.AccountOf(_company.Mia), "again", _company.Now);
        var version = _company.Submit(by: _company["Ana"]);

        Assert.Contains("Only those who were top management", Refused.Because(() => _company.RecordPaper(Zoe, null, null, _company["Ana"])));
        _company.RecordPaper(_company["Ana"], null, null, _company["Ben"]); // but may record what others decided
        _company.ConfirmPaper(version, Zoe);
        Assert.Equal(VersionState.InForce, version.State);
    }

    [Fact]
    public void A_signature_given_in_the_application_or_taken_back_is_not_counted_again_from_paper()
    {
        Version.Withdraw(Company.AccountOf(_company.Mia), "again", _company.Now);
        _company.Organisation.ChangeQuorum(new(QuorumKind.All));
        var version = _company.Submit();
        var record = _company.RecordPaper(Zoe, null, null, _company["Ana"]);
        Assert.Contains("already recorded and waits", Refused.Because(() => _company.RecordPaper(Zoe, null, null, _company["Ana"])));
        _company.Sign(_company["Ana"]);
        Assert.Contains("Ana has already signed", Refused.Because(() => _company.ConfirmPaper(version, _company.Employ("Yan"), record.Number)));
        version.TakeBack(Company.AccountOf(_company["Ana"]), _company.Now);
        Assert.Contains("Ana took their signature on this version back", Refused.Because(() => _company.ConfirmPaper(version, _company.Employ("Xia"), record.Number)));
        Assert.Empty(version.StandingApprovals());
    }

    [Fact]
    public void A_scan_other_than_the_recorded_one_is_not_confirmed()
    {
        var version = Recorded(_company["Ana"]);
        var other = new string('6', 64);

        Assert.Contains("not the one that was recorded", Refused.Because(() => _company.ConfirmPaper(version, Zoe, shown: other)));
        Assert.Contains("the database was altered", Refused.Because(() => _company.ConfirmPaper(version, Zoe, stored: other)));
        Assert.Empty(version.Approvals);
    }

    [Fact]
    public void A_confirmation_replayed_is_refused_and_a_refused_record_stays_and_counts_for_nothing()
    {
        Version.Withdraw(Company.AccountOf(_company.Mia), "again", _company.Now);
        _company.Organisation.ChangeQuorum(new(QuorumKind.All));
        var version = _company.Submit();
        _company.RecordPaper(_company.Mia, null, null, _company["Ana"]);
        _company.RecordPaper(_company.Mia, null, null, _company["Ben"]);
        Assert.Equal("Reason", Refused.AtField(() => version.RefusePaper(Company.AccountOf(Zoe), 1, " ", "password", _company.Situation())));

        version.RefusePaper(Company.AccountOf(Zoe), 1, "The minutes say that she abstained", "password", _company.Situation());
        _company.ConfirmPaper(version, Zoe, record: 2);

        Assert.Contains("Zoe has already refused this record", Refused.Because(() => _company.ConfirmPaper(version, Zoe, record: 1)));
        Assert.Contains("Zoe has already confirmed this record", Refused.Because(() => _company.ConfirmPaper(version, Zoe, record: 2)));
        Assert.Contains("no such paper record", Refused.Because(() => _company.ConfirmPaper(version, Zoe, record: 3)));
        Assert.Equal((2, 1), (version.PaperRecords.Count, version.Approvals.Count));
        _company.RecordPaper(_company.Mia, null, null, _company["Ana"]); // the refused one does not stand in the way of a right one
    }

    [Fact]
    public void Paper_does_not_bring_a_version_into_force_whose_only_cover_is_the_appointees_own_vote()
    {
        var company = Company.WithDirectorsLackingEvidence("Ana", "Ben");
        var zoe = company.Employ("Zoe");
        var version = company.Submit();

        company.RecordPaper(company.Mia, null, null, company["Ana"]);
        company.ConfirmPaper(version, zoe);

        Assert.Equal((VersionState.Submitted, 1), (version.State, version.Approvals.Count)); // her own appointment still needs Ben
        company.RecordPaper(company.Mia, null, null, company["Ben"]);
        company.ConfirmPaper(version, zoe, record: 2);
        Assert.Equal(VersionState.InForce, version.State);
    }

    [Fact]
    public void Nothing_is_recorded_or_confirmed_on_a_version_that_waits_no_more()
    {
        var version = Recorded(_company["Ana"]);
        version.Withdraw(Company.AccountOf(_company.Mia), "again", _company.Now);

        Assert.Contains("withdrawn cannot", Refused.Because(() => _company.ConfirmPaper(version, Zoe)));
        Assert.Contains("withdrawn cannot", Refused.Because(() => version.RecordOnPaper(Company.AccountOf(Zoe), Company.Paper(_company.Today, version.Sha256, _company["Ben"]), _company.Situation())));
        Assert.Empty(version.WaitingPaper());
    }

    private RegisterVersion Recorded(params Domain.People.Person[] members)
    {
        var version = _company.Submitted!;
        _company.RecordPaper(_company.Mia, null, null, members);
        return version;
    }

    private void Retouch() => Company.Retitle(_company.IsmsManager, "ISMS lead");
}
