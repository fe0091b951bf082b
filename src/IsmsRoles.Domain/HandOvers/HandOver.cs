using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.People;

namespace IsmsRoles.Domain.HandOvers;

/// <summary>
/// Carries out an order by the verbs of the records themselves, so that every rule of an assignment, a tenure, a third party
/// or a person holds here as it does on its own page. All or nothing: whoever calls it throws the records away when it
/// refuses.
/// </summary>
public sealed class HandOver
{
    private readonly HandOverPlan _plan;
    private readonly HandOverOrder _order;
    private readonly HandOverRecords _records;
    private readonly DateOnly _today;
    private readonly DateTime _at;
    private readonly List<Assignment> _begun = [];
    private readonly List<HandOverChange> _changes = [];

    private HandOver(HandOverPlan plan, HandOverOrder order, HandOverRecords records, DateOnly today, DateTime at) =>
        (_plan, _order, _records, _today, _at) = (plan, order, records, today, at);

    /// <summary>The assignments that begin with it, to be added to the register.</summary>
    public IReadOnlyList<Assignment> Begun => _begun;

    public IReadOnlyList<HandOverChange> Changes => _changes;

    /// <exception cref="HandOverRefusedException">A rule refuses some of it; each refusal is told.</exception>
    public static HandOver Carry(HandOverPlan plan, HandOverOrder order, HandOverRecords records, DateOnly today, DateTime at)
    {
        var handOver = new HandOver(plan, order, records, today, at);
        var refusals = handOver.Try();
        return refusals.Count == 0 ? handOver : throw new HandOverRefusedException(refusals);
    }

    private List<HandOverRefusal> Try()
    {
        List<HandOverRefusal> refusals = [];
        if (!_order.Changing.Any())
        {
            refusals.Add(new(null, "", "Nothing is handed over like this. Choose what becomes of at least one of these, or go back."));
        }

        for (var i = 0; i < _order.Decisions.Count; i++)
        {
            try
            {
                Decide(_order.Decisions[i]);
            }
            catch (RuleBrokenException refusal)
            {
                refusals.Add(refusal.Field is "BackdatedReason" ? new(null, "BackdatedReason", refusal.Message) : new(i, FieldOf(refusal.Field), refusal.Message));
            }
        }

        return [.. refusals.DistinctBy(r => (r.Index, r.Field, r.Sentence))];
    }

    // The records name their fields; the form has others.
    private static string FieldOf(string? field) => field switch
    {
        "From" or "Until" or "Evidence" or "Reason" or "AppointmentEvidence" => field,
        "Holder" or "PersonId" or "Successor" => "Successor",
        _ => "Choice",
    };

    private void Decide(HandOverDecision decision)
    {
        var item = _plan.Items.SingleOrDefault(x => x.Key == decision.Key)
            ?? throw new RuleBrokenException("This is no longer among what is to be handed over. Look at the list again.");
        if (decision.Choice == HandOverChoice.Keep)
        {
            return;
        }

        if (!item.Choices.Contains(decision.Choice))
        {
            throw new RuleBrokenException("Choose what becomes of it.");
        }

        if (decision.Choice == HandOverChoice.LeaveVacant && item is { LeavesVacant: true, IsDesignated: true } && string.IsNullOrWhiteSpace(decision.Reason))
        {
            throw new RuleBrokenException($"The standard names this duty. Say why {item.Title} is left vacant.", "Reason");
        }

        var who = Follower(item, decision);
        switch (item.Thing)
        {
            case HandOverThing.Role:
                End(item, decision);
                Begin(item, decision, who);
                break;
            case HandOverThing.RoleOfPosition:
                Begin(item, decision, who);
                break;
            case HandOverThing.Position:
                Seat(item, decision, who);
                break;
            case HandOverThing.Ownership:
                var owned = _plan.Facts.ThirdParties.Single(t => t.Id == item.RecordId);
                owned.Edit(owned.Details() with { OwnerId = PersonHere(who).Id });
                Tell(item, decision, who, _today);
                break;
            case HandOverThing.SecurityContact:
                var served = _plan.Facts.ThirdParties.Single(t => t.Id == item.RecordId);
                var contact = PersonHere(who);
                served.Edit(served.Details() with { SecurityContact = contact.Name, SecurityContactEmail = contact.Email });
                Tell(item, decision, who, _today);
                break;
            default:
                GiveReports(item, PersonHere(who));
                Tell(item, decision, who, _today);
                break;
        }
    }

    private Successor? Follower(HandOverItem item, HandOverDecision decision)
    {
        switch (decision.Choice)
        {
            case HandOverChoice.DeputyActs:
                var deputy = decision.DeputyId is { } id ? item.Deputies.SingleOrDefault(d => d.AssignmentId == id) : item.Deputies[0];
                return (deputy ?? throw new RuleBrokenException("This deputy no longer deputises. Choose again.")).Who;
            case HandOverChoice.HandOver when decision.Successor is { } successor:
                if (item.NeedsAPerson && successor.PersonId is null)
                {
                    throw new RuleBrokenException($"{item.InWords} must be a person. Choose one.", "Successor");
                }

                if (_records.HolderOf(successor) is null)
                {
                    throw new RuleBrokenException("That successor is not in the register. Choose another.", "Successor");
                }

                return successor.PersonId is { } same && same == item.PersonId
                    ? throw new RuleBrokenException($"{item.HeldBy} cannot succeed themselves. Choose somebody else.", "Successor")
                    : successor;
            case HandOverChoice.HandOver:
                throw new RuleBrokenException($"Say who takes over: {item.InWords}.", "Successor");
            default:
                return null;
        }
    }

    private void End(HandOverItem item, HandOverDecision decision)
    {
        var assignment = _plan.Facts.Assignments.Single(a => a.Id == item.RecordId);
        assignment.EndOn(LastDayOf(item, neverBegan: true), Why(decision), decision.Evidence, item.IsTopManagement, _records.Roles[assignment.RoleId], HolderOf(assignment));
    }

    private void Begin(HandOverItem item, HandOverDecision decision, Successor? who)
    {
        var from = decision.From ?? _order.From;
        if (who is { } successor)
        {
            var ended = _plan.Facts.Assignments.Single(a => a.Id == item.RecordId);
            var kind = decision.Choice == HandOverChoice.DeputyActs ? AssignmentKind.Acting : ended.Kind;
            var scope = ended.ScopeItemId is { } id ? _records.ScopeItems[id] : null;
            var proof = item.IsTopManagement ? decision.AppointmentEvidence : null;
            var others = _records.Assignments.Where(a => a.RoleId == ended.RoleId).Concat(_begun.Where(b => b.RoleId == ended.RoleId));
            _begun.Add(new(
                _records.Roles[ended.RoleId], _records.HolderOf(successor)!, new(kind, from, decision.Until, scope, _order.BackdatedReason, proof), others, _today, _at));
        }

        Tell(item, decision, who, from);
    }

    private void Seat(HandOverItem item, HandOverDecision decision, Successor? who)
    {
        var position = _plan.Facts.Positions.Single(p => p.Id == item.RecordId);
        var leaver = _plan.Facts.People.Single(p => p.Id == item.PersonId);
        if (item.From <= _plan.LastDay)
        {
            position.EndTenure(item.TenureNumber!.Value, leaver, _plan.LastDay, Why(decision), decision.Evidence, item.IsTopManagement);
        }
        else if (!_plan.IsEnding)
        {
            throw new RuleBrokenException($"{leaver.Name}’s time as {position.Title} begins only on {item.From.InWords()}. Change that on the position’s page.");
        }

        var from = decision.From ?? _order.From;
        if (who?.PersonId is { } person)
        {
            position.Appoint(_records.People[person], from, decision.Until, item.IsChair);
        }

        Tell(item, decision, who, from);
    }

    // Whoever becomes the line manager of their own colleagues moves up to the manager of whoever goes.
    private void GiveReports(HandOverItem item, Person manager)
    {
        var former = _plan.Facts.People.Single(p => p.Id == item.PersonId);
        foreach (var report in _records.Reports.Where(r => r.LineManagerId == former.Id))
        {
            report.Edit(report.Details() with { LineManagerId = report.Id == manager.Id ? former.LineManagerId : manager.Id });
        }
    }

    private Person PersonHere(Successor? who)
    {
        var person = _records.People[who!.Value.PersonId!.Value];
        return person.ErasedAt is null && person.IsWithUsOn(_today)
            ? person
            : throw new RuleBrokenException($"{person.Name} is not with us today, and this takes effect at once. Choose somebody else.", "Successor");
    }

    private Holder HolderOf(Assignment a) => a.PersonId is { } person
        ? Holder.Of(_plan.Facts.People.Single(p => p.Id == person), _records.EmployerOf(_plan.Facts.People.Single(p => p.Id == person)))
        : _records.HolderOf(new(null, a.PositionId, a.ThirdPartyId))!;

    // Its own term may end earlier; one that would have begun later ends as if never begun.
    private DateOnly LastDayOf(HandOverItem item, bool neverBegan = false)
    {
        var day = Days.Earlier(_plan.LastDay, item.Until)!.Value;
        return neverBegan && day < item.From ? item.From!.Value.AddDays(-1) : day;
    }

    private string? Why(HandOverDecision decision) => string.IsNullOrWhiteSpace(decision.Reason) ? _order.Reason : decision.Reason;

    private void Tell(HandOverItem item, HandOverDecision decision, Successor? who, DateOnly from)
    {
        var name = who is { } successor ? _records.HolderOf(successor)!.Name : null;
        var until = decision.Until is { } last ? $" until {last.InWords()}" : "";
        var now = (name, decision.Choice, item.IsAtOnce) switch
        {
            (null, _, _) => item.LeavesVacant ? "nobody" : "no successor",
            (_, HandOverChoice.DeputyActs, _) => $"{name}, acting, from {from.InWords()}{until}",
            (_, _, true) => $"{name}, at once",
            _ => $"{name} from {from.InWords()}{until}",
        };
        var was = item.Thing switch
        {
            HandOverThing.RoleOfPosition => $"{item.HeldBy}",
            _ when item.IsAtOnce => item.HeldBy,
            _ => $"{item.HeldBy} until {LastDayOf(item).InWords()}",
        };
        _changes.Add(new(item.Key, item.InWords, was, now, name is null && item.LeavesVacant, HandOverWarnings.Of(_plan, _order, item, who, from, _records)));
    }
}
