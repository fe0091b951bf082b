using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.Reviews;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Tests.Reviews;

public sealed class ReviewTests
{
    private static readonly DateOnly Day = Company.FirstDay;

    [Theory]
    [InlineData(-1, ReviewState.Overdue)]
    [InlineData(0, ReviewState.DueToday)]
    [InlineData(1, ReviewState.Soon)]
    [InlineData(60, ReviewState.Soon)]
    [InlineData(61, ReviewState.Later)]
    public void A_review_is_overdue_from_the_day_after_it_was_due_and_comes_up_sixty_days_before(int days, ReviewState state) =>
        Assert.Equal(state, ReviewFacts.StateOf(Day.AddDays(days), Day));

    [Theory]
    [InlineData("2027-03-31", 1, "2027-04-30")]
    [InlineData("2028-02-29", 12, "2029-02-28")]
    [InlineData("2027-03-02", 60, "2032-03-02")]
    public void An_interval_ends_on_the_same_day_of_the_month_or_its_last(string on, int months, string due) =>
        Assert.Equal(DateOnly.Parse(due, null), new ReviewFact(ReviewBasis.Reviewed, default, DateOnly.Parse(on, null)).DueOn(months));

    [Fact]
    public void Nobody_without_a_manager_s_access_or_a_person_reviews()
    {
        var company = Company.WithDirectors("Ana").WithVersion1();
        var subject = Subject(company);

        foreach (var access in new[] { AccessRight.Member, AccessRight.Administrator, AccessRight.Approver | AccessRight.Auditor })
        {
            Assert.Contains("Only a Manager", Refused.Because(() => Record(Company.AccountOf(company.Mia) with { Access = access }, subject)), StringComparison.Ordinal);
        }

        Assert.Contains("not linked to a person", Refused.Because(() => Record(Company.AccountOf(company.Mia) with { PersonId = null }, subject)), StringComparison.Ordinal);
        Assert.Contains("not linked to a person", Refused.Because(() => Record(Actor.System("A command on the server"), subject)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_is_needed_and_what_was_shown_must_be_what_stands()
    {
        var company = Company.WithDirectors("Ana").WithVersion1();
        var (mia, subject) = (Company.AccountOf(company.Mia), Subject(company));

        Assert.Equal("Note", Refused.AtField(() => Record(mia, subject, note: " \n ")));
        Company.Retitle(company.IsmsManager, "Head of the ISMS");
        Assert.Contains("was changed since you opened this page", Refused.Because(() => Review.Record(mia, Subject(company), subject.Sha256, "Read.", [], company.Now, company.Today)), StringComparison.Ordinal);
        Assert.Contains("was changed since", Refused.Because(() => Review.Record(mia, subject, null, "Read.", [], company.Now, company.Today)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_person_reviews_the_same_text_once_a_day_and_another_person_or_text_is_another_review()
    {
        var company = Company.WithDirectors("Ana").WithVersion1();
        var (mia, subject) = (Company.AccountOf(company.Mia), Subject(company));
        var first = Record(mia, subject);

        Assert.Contains("You reviewed ISMS manager today already", Refused.Because(() => Record(mia, subject, [first])), StringComparison.Ordinal);
        Assert.True(Record(Company.AccountOf(company["Ana"]), subject, [first]).Stands);
        Assert.True(Review.Record(mia, subject, subject.Sha256, "Read.", [first], company.Now, company.Today.AddDays(1)).Stands);
        first.Withdraw(mia, "Wrong role", company.Now, company.Today);
        Assert.True(Record(mia, subject, [first]).Stands);
        Assert.Contains("was withdrawn by Mia", Refused.Because(() => first.Withdraw(mia, "Again", company.Now, company.Today)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_reviewed_is_told_from_any_other_text_holder_or_designation()
    {
        var company = Company.WithDirectors("Ana").WithVersion1();
        var signed = company.Snapshot();
        var subject = Subject(company);
        Assert.Equal((1, true), (subject.VersionNumber, subject.IsAsInForce));
        Assert.Equal(ReviewSubject.HashOf(company.InForce!.Content, signed.Role(company.IsmsManager.Id)!), subject.Sha256);
        Assert.Equal(company.InForce.Sha256, ReviewSubject.OfRegister(signed, company.InForce.Content, 1).Sha256);

        company.Assign(company.IsmsManager, company.Employ("Karl"), AssignmentKind.Deputy);

        Assert.NotEqual(subject.Sha256, Subject(company).Sha256);
        Assert.False(Subject(company).IsAsInForce);
        Assert.False(ReviewSubject.OfRegister(company.Snapshot(), company.InForce.Content, 1).IsAsInForce);
    }

    [Fact]
    public void A_retired_role_is_not_reviewed()
    {
        var company = Company.WithDirectors("Ana").WithVersion1();

        Assert.Contains("not used any more", Refused.Because(() => ReviewSubject.OfRole(Guid.NewGuid(), company.Snapshot(), null, null)), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_holds_the_role_above_answers_for_a_review_and_deputies_do_not()
    {
        var company = Company.WithDirectors("Ana", "Ben");
        var lead = company.AddRole("Response lead", company.IsmsManager);
        var analyst = company.AddRole("Analyst", lead);
        company.Assign(lead, company.Employ("Dora"), AssignmentKind.Deputy);

        Assert.Equal(["Ana", "Ben"], Owner(company.IsmsManager).Names);
        Assert.Equal(["Ana", "Ben"], Owner(company.Top).Names);
        Assert.Equal(("ISMS manager", "Mia"), (Owner(lead).Role, Assert.Single(Owner(lead).Names)));
        Assert.Equal(("ISMS manager", "Mia"), (Owner(analyst).Role, Assert.Single(Owner(analyst).Names))); // the role above it has a deputy alone
        Assert.Equal(["Mia"], ReviewOwner.OfRegister(company.Snapshot(), company.Today).Names);
        company.Mia.Leave(company.Today.AddDays(-1), "Left");
        Assert.Equal(["Ana", "Ben"], Owner(analyst).Names);
        Assert.Equal(ReviewOwner.Nobody, ReviewOwner.OfRegister(company.Snapshot(), company.Today));

        ReviewOwner Owner(Domain.Roles.Role role) => ReviewOwner.Of(company.Snapshot(), company.Snapshot().Role(role.Id)!, company.Today);
    }

    [Fact]
    public void Signing_reviews_what_a_version_brings_or_changes_by_more_than_the_wording()
    {
        var company = Company.WithDirectors("Ana").WithVersion1();
        var first = company.InForce!;
        Assert.Equal([company.Top.Id, company.IsmsManager.Id], first.SignedTexts(null).Select(t => t.RoleId).Order());
        company.AddRole("Response lead", company.IsmsManager);
        Company.Retitle(company.IsmsManager, "Head of the ISMS");
        company.Later(3);

        var second = company.SubmitAndSignByAll();

        Assert.Equal(["Head of the ISMS", "Response lead"], second.SignedTexts(first.Content).Select(t => second.Content.Role(t.RoleId)!.Title).Order());
    }

    [Fact]
    public void Leavings_moves_and_endings_ask_for_a_review_and_what_was_reversed_does_not()
    {
        var (karl, hall, host) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var changes = OrganisationalChange.Of(
        [
            (1, default, new PersonLeft(karl, "Karl", Day, null)),
            (2, default, new PersonEdited(karl, "Karl", [new("E-mail", "a@example.com", "b@example.com")])),
            (3, default, new PersonLeavingReversed(karl, "Karl", Day, "A mistake")),
            (4, default, new PersonEdited(karl, "Karl", [new("Job title", "Engineer", "Buyer"), new("E-mail", "b@example.com", "c@example.com")])),
            (5, default, new PositionAbolished(hall, "Head of compliance", Day, "Merged")),
            (6, default, new ContractEnded(host, "Nordwind", Day, "Not renewed")),
            (7, default, new ContractEndReversed(host, "Nordwind", Day, "Renewed")),
            (8, default, new PersonLeavingReversed(karl, "Karl", Day, "Recorded before all this")),
        ]);

        Assert.Equal([4L, 5L, 8L], changes.Select(c => c.Event));
        Assert.Equal("Karl moved: job title Engineer is now Buyer", changes[0].What);
        Assert.Equal("the position Head of compliance is abolished on 2 March 2026", changes[1].What);
        Assert.Equal([hall], changes[1].About);
    }

    [Fact]
    public void Everything_that_asks_for_a_review_is_a_kind_of_event_there_is() =>
        Assert.Empty(OrganisationalChange.Kinds.Except(AuditChain.AllKinds));

    private static Review Record(Actor actor, ReviewSubject subject, IReadOnlyList<Review>? ofToday = null, string note = "Read with Ana.") =>
        Review.Record(actor, subject, subject.Sha256, note, ofToday ?? [], Company.FirstDay.ToDateTime(new(9, 0), DateTimeKind.Utc), Day);

    private static ReviewSubject Subject(Company company) =>
        ReviewSubject.OfRole(company.IsmsManager.Id, company.Snapshot(), company.InForce?.Content, company.InForce?.Number);
}
