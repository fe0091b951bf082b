using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.HandOvers;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Roles;

namespace IsmsRoles.Domain.Tests.HandOvers;

public sealed class HandOverPlanTests
{
    private readonly Company _company = Company.WithDirectors("Ana", "Ben").WithVersion1();

    private Person Mia => _company.Mia;

    private DateOnly Today => _company.Today;

    [Fact]
    public void Where_there_is_a_deputy_the_deputy_acts_else_a_successor_is_to_be_chosen()
    {
        var risk = _company.AddRole("Risk owner");
        _company.Assign(risk, Mia);
        _company.Assign(risk, _company.Employ("Dana"), AssignmentKind.Deputy);
        Mia.Leave(Today.AddDays(10), null);

        var plan = HandOverPlan.For(_company.HandOverFacts(Mia));

        Assert.Equal([("ISMS manager", HandOverChoice.HandOver), ("Risk owner", HandOverChoice.DeputyActs)], plan.Items.Select(i => (i.Title, i.Proposed)));
        Assert.Equal(Today.AddDays(11), plan.Next);
        Assert.Equal("Mia leaves on 12 March 2026", plan.Occasion);
    }

    [Fact]
    public void A_deputy_who_has_left_by_then_or_for_another_scope_is_not_proposed()
    {
        var risk = _company.AddRole("Risk owner");
        var (lisbon, porto) = (_company.AddScope("Lisbon"), _company.AddScope("Porto"));
        _company.Assign(risk, Mia, scope: lisbon);
        var (left, elsewhere) = (_company.Employ("Lea"), _company.Employ("Paul"));
        _company.Assign(risk, left, AssignmentKind.Deputy);
        _company.Assign(risk, elsewhere, AssignmentKind.Deputy, scope: porto);
        left.Leave(Today.AddDays(10), null);
        Mia.Leave(Today.AddDays(10), null);

        Assert.Empty(Item("Risk owner (Lisbon)").Deputies);

        var whole = _company.Employ("Wanda");
        _company.Assign(risk, whole, AssignmentKind.Deputy);
        Assert.Equal(["Wanda"], Item("Risk owner (Lisbon)").Deputies.Select(d => d.Name));
    }

    [Fact]
    public void A_mover_keeps_everything_and_the_list_does_not_depend_on_the_day_chosen()
    {
        var plan = HandOverPlan.For(_company.HandOverFacts(Mia));
        var later = HandOverPlan.For(_company.HandOverFacts(Mia), Today.AddDays(400));

        Assert.All(plan.Items, i => Assert.Equal(HandOverChoice.Keep, i.Proposed));
        Assert.Equal(plan.Items.Select(i => (i.Key, i.Revision, i.LeavesVacant)), later.Items.Select(i => (i.Key, i.Revision, i.LeavesVacant)));
        Assert.Equal(Today.AddDays(401), later.Next);
    }

    [Fact]
    public void A_role_is_left_vacant_unless_somebody_else_holds_it_on_the_day_after()
    {
        Mia.Leave(Today.AddDays(10), null);
        Assert.True(Item("ISMS manager").LeavesVacant);

        _company.Assign(_company.IsmsManager, _company["Ben"], until: Today.AddDays(10));
        Assert.True(Item("ISMS manager").LeavesVacant);

        _company.Assign(_company.IsmsManager, _company["Ana"]);
        Assert.False(Item("ISMS manager").LeavesVacant);
    }

    [Fact]
    public void The_baseline_duties_of_everyone_are_never_vacant()
    {
        var everyone = _company.AddRole("All staff");
        _company.Designate(DesignationKind.Everyone, everyone);
        _company.Assign(everyone, Mia);
        Mia.Leave(Today.AddDays(10), null);
        Assert.False(Item("All staff").LeavesVacant);
    }

    [Fact]
    public void What_somebody_ended_is_dealt_with_and_a_leaver_of_the_past_is_succeeded_from_today()
    {
        _company.End(_company.AssignmentOf(Mia, _company.IsmsManager), Today);
        Mia.Leave(Today, null);
        _company.Later(20);

        var plan = HandOverPlan.For(_company.HandOverFacts(Mia));
        Assert.Empty(plan.Items);
        Assert.Equal(Today, plan.Next);
        Assert.Equal("Mia left on 2 March 2026", plan.Occasion);
    }

    [Fact]
    public void Authorities_that_a_role_delegated_are_told_and_stay()
    {
        var (risk, clerk) = (_company.AddRole("Risk owner"), _company.AddRole("Risk clerk"));
        clerk.Edit(clerk.Texts() with { Authorities = [new(AuthorityKind.ApproveOrAcceptRisk, "Accepts low risks", DelegatedById: risk.Id)] });
        _company.Assign(risk, Mia);
        Assert.Equal(["Risk clerk"], Item("Risk owner").DelegatesTo);
    }

    [Fact]
    public void A_position_names_the_roles_that_go_with_it_and_is_needed_no_more_once_abolished()
    {
        var head = _company.AddPosition("Head of People");
        head.Appoint(Mia, Today, null, false);
        var risk = _company.AddRole("Risk owner");
        _company.Assign(risk, head);
        Mia.Leave(Today.AddDays(10), null);
        Assert.Equal(["Risk owner"], Item("Head of People").With);
        Assert.True(Item("Head of People").LeavesVacant);

        head.Abolish(Today.AddDays(10), "Reorganised", null, false);
        Assert.DoesNotContain(HandOverPlan.For(_company.HandOverFacts(Mia)).Items, i => i.Thing == HandOverThing.Position);
    }

    [Fact]
    public void It_is_said_when_too_few_could_sign_afterwards_and_what_waits_for_them()
    {
        _company["Ana"].Leave(Today.AddDays(10), null);
        var one = HandOverApprovals.Of(HandOverPlan.For(_company.HandOverFacts(_company["Ana"])));
        Assert.Equal((1, 1, true, false), (one.Left, one.Needed, one.AnyoneSigns, one.LeavesTooFew));

        _company["Ben"].Leave(Today.AddDays(10), null);
        Assert.True(HandOverApprovals.Of(HandOverPlan.For(_company.HandOverFacts(_company["Ana"]))).LeavesTooFew);
        Assert.False(HandOverApprovals.Of(HandOverPlan.For(_company.HandOverFacts(Mia))).AnyoneSigns);
    }

    private HandOverItem Item(string title) => HandOverPlan.For(_company.HandOverFacts(Mia)).Items.Single(i => i.Title == title && i.Thing != HandOverThing.RoleOfPosition);
}
