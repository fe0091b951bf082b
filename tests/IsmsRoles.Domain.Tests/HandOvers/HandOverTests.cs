using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.HandOvers;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Roles;

namespace IsmsRoles.Domain.Tests.HandOvers;

public sealed class HandOverTests
{
    private readonly Company _company = Company.WithDirectors("Ana", "Ben").WithVersion1();
    private readonly Person _eve;

    public HandOverTests() => _eve = _company.Employ("Eve");

    private Person Mia => _company.Mia;

    private DateOnly Today => _company.Today;

    [Fact]
    public void Every_refusal_is_told_not_the_first_alone()
    {
        _company.Assign(_company.AddRole("Risk owner"), Mia);
        Mia.Leave(Today.AddDays(10), null);
        var plan = HandOverPlan.For(_company.HandOverFacts(Mia));
        HandOverDecision[] decisions = [To(plan.Items[0], Mia), new(plan.Items[1].Key, HandOverChoice.HandOver), new("role:gone", HandOverChoice.LeaveVacant)];

        var refused = Assert.Throws<HandOverRefusedException>(() => _company.HandOver(plan, new(decisions, plan.Next, "Leaves")));

        Assert.Equal([(0, "Successor"), (1, "Successor"), (2, "Choice")], refused.Refusals.Select(r => (r.Index!.Value, r.Field)));
    }

    [Fact]
    public void Nothing_chosen_is_refused()
    {
        var plan = HandOverPlan.For(_company.HandOverFacts(Mia));
        var refused = Assert.Throws<HandOverRefusedException>(() => _company.HandOver(plan, new([new(plan.Items[0].Key, HandOverChoice.Keep)], plan.Next, "Leaves")));
        Assert.Contains("Nothing is handed over", refused.Message);
    }

    [Fact]
    public void A_term_that_ends_before_the_leaving_ends_then_and_one_that_would_begin_after_it_never_begins()
    {
        var (early, late) = (_company.AddRole("Early"), _company.AddRole("Late"));
        var short_ = _company.Assign(early, Mia, until: Today.AddDays(3));
        var planned = _company.Assign(late, Mia, from: Today.AddDays(30));
        Mia.Leave(Today.AddDays(10), null);
        var plan = HandOverPlan.For(_company.HandOverFacts(Mia));

        _company.HandOver(plan, new([.. plan.Items.Where(i => i.Title is "Early" or "Late").Select(i => To(i, _eve))], plan.Next, "Leaves"));

        Assert.Equal(Today.AddDays(3), short_.EndedOn);
        Assert.True(planned.NeverBegan);
    }

    [Fact]
    public void The_same_role_is_not_given_twice_to_one_successor_by_one_order()
    {
        var risk = _company.AddRole("Risk owner");
        _company.Assign(risk, Mia);
        _company.Assign(risk, _eve);
        Mia.Leave(Today.AddDays(10), null);
        var plan = HandOverPlan.For(_company.HandOverFacts(Mia));

        var refused = Assert.Throws<HandOverRefusedException>(() => _company.HandOver(plan, new([To(plan.Items.Single(i => i.Title == "Risk owner"), _eve)], plan.Next, "Leaves")));
        Assert.Contains("Eve already holds Risk owner in this way", refused.Message);
    }

    [Fact]
    public void A_successor_with_too_many_roles_or_who_would_audit_their_own_work_is_warned_about()
    {
        var audit = _company.AddRole("Internal auditor");
        _company.Designate(DesignationKind.InternalAudit, audit);
        _company.Assign(audit, _eve);
        foreach (var i in Enumerable.Range(1, 4))
        {
            _company.Assign(_company.AddRole($"Role {i}"), _eve);
        }

        Mia.Leave(Today.AddDays(10), null);
        var plan = HandOverPlan.For(_company.HandOverFacts(Mia));
        var change = Assert.Single(_company.HandOver(plan, new([To(plan.Items[0], _eve)], plan.Next, "Leaves")).Changes);

        Assert.Contains(change.Warnings, w => w.StartsWith("Eve would hold 6 roles.", StringComparison.Ordinal));
        Assert.Contains(change.Warnings, w => w.StartsWith("Eve would audit their own work", StringComparison.Ordinal));
        Assert.Equal(("Mia until 12 March 2026", "Eve from 13 March 2026"), (change.Was, change.Now));
    }

    [Fact]
    public void The_deputy_acts_for_the_same_scope_and_the_deputyship_goes_on()
    {
        var risk = _company.AddRole("Risk owner");
        var lisbon = _company.AddScope("Lisbon");
        _company.Assign(risk, Mia, scope: lisbon);
        var deputy = _company.Assign(risk, _eve, AssignmentKind.Deputy);
        Mia.Leave(Today.AddDays(10), null);
        var plan = HandOverPlan.For(_company.HandOverFacts(Mia));
        var item = plan.Items.Single(i => i.RoleId == risk.Id);

        var acting = Assert.Single(_company.HandOver(plan, new([new(item.Key, HandOverChoice.DeputyActs)], plan.Next, "Leaves")).Begun);

        Assert.Equal((AssignmentKind.Acting, (Guid?)lisbon.Id, (Guid?)_eve.Id), (acting.Kind, acting.ScopeItemId, acting.PersonId));
        Assert.False(deputy.IsEnded);
    }

    [Fact]
    public void Ending_top_management_needs_evidence_here_as_on_its_own_page()
    {
        var ana = _company["Ana"];
        ana.Leave(Today.AddDays(10), null);
        var plan = HandOverPlan.For(_company.HandOverFacts(ana));
        var decision = To(Assert.Single(plan.Items), _eve);

        var refused = Assert.Throws<HandOverRefusedException>(() => _company.HandOver(plan, new([decision], plan.Next, "Leaves")));
        Assert.Equal((0, "Evidence"), (refused.Refusals[0].Index!.Value, refused.Refusals[0].Field));
        Assert.Single(_company.HandOver(plan, new([decision with { Evidence = "Minutes 8" }], plan.Next, "Leaves")).Begun);
    }

    private static HandOverDecision To(HandOverItem item, Person who) => new(item.Key, HandOverChoice.HandOver, Successor.Person(who.Id));
}
