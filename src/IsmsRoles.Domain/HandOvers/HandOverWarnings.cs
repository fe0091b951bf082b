using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.HandOvers;

/// <summary>What an experienced colleague would say about a successor before the hand-over is confirmed. Nothing here refuses it.</summary>
internal static class HandOverWarnings
{
    /// <summary>More roles than this in one hand is what an auditor remarks on (DIS-1).</summary>
    private const int ManyRoles = 5;

    public static IReadOnlyList<string> Of(
        HandOverPlan plan, HandOverOrder order, HandOverItem item, Successor? who, DateOnly from, HandOverRecords records)
    {
        if (who is not { } successor)
        {
            return item.LeavesVacant ? [Vacancy(item)] : [];
        }

        List<string> warnings = [.. Leaving(successor, records), .. Outside(successor, records)];
        if (item.IsAtOnce)
        {
            return warnings;
        }

        if (successor.PersonId is { } person)
        {
            warnings.AddRange(Load(person, records.People[person].Name, plan, order, item));
        }
        else if (successor.PositionId is { } position && !records.Positions[position].TenuresOn(from).Any())
        {
            warnings.Add($"Nobody holds {records.Positions[position].Title} on {from.InWords()}, so this would have no holder.");
        }

        return warnings;
    }

    private static string Vacancy(HandOverItem item) => item.Thing == HandOverThing.Position && item.With.Count > 0
        ? $"Nobody would hold {string.Join(", ", item.With)}: a finding until somebody is appointed."
        : "Nobody would hold it: a finding until somebody is appointed.";

    private static IEnumerable<string> Leaving(Successor who, HandOverRecords records)
    {
        if (who.PersonId is { } p && records.People[p] is { LeavesOn: { } leaves } person)
        {
            yield return $"{person.Name} leaves on {leaves.InWords()}, too.";
        }

        if (who.PositionId is { } q && records.Positions[q] is { AbolishedOn: { } abolished } position)
        {
            yield return $"{position.Title} is abolished on {abolished.InWords()}.";
        }
    }

    private static IEnumerable<string> Outside(Successor who, HandOverRecords records)
    {
        var person = who.PersonId is { } p ? records.People[p] : null;
        var outside = person is null ? who.ThirdPartyId is { } t ? records.ThirdParties[t] : null : records.EmployerOf(person);
        if (outside is null)
        {
            yield break;
        }

        var whose = person is null ? outside.Name : $"{person.Name} works for {outside.Name}, which";
        if (outside.ContractReference is null)
        {
            yield return $"{whose} has no contract on record.";
        }

        if (outside.LastDay is { } last)
        {
            yield return $"{whose} has a contract only until {last.InWords()}.";
        }
    }

    // Through positions too, and with what else this hand-over gives them.
    private static IEnumerable<string> Load(Guid person, string name, HandOverPlan plan, HandOverOrder order, HandOverItem item)
    {
        var register = plan.Facts.Register;
        var held = register.Assignments
            .Where(a => a.Kind != AssignmentKind.Deputy && register.PeopleBehind(a, plan.Next).Any(p => p.Id == person))
            .Select(a => a.RoleId)
            .ToHashSet();
        var given = order.Decisions
            .Where(d => d.Choice == HandOverChoice.HandOver && d.Successor?.PersonId == person)
            .Select(d => plan.Items.SingleOrDefault(x => x.Key == d.Key)?.RoleId)
            .OfType<Guid>()
            .Append(item.RoleId ?? Guid.Empty)
            .Where(id => id != Guid.Empty);
        held.UnionWith(given);
        if (held.Count > ManyRoles)
        {
            yield return $"{name} would hold {held.Count} roles. An auditor asks whether one person can carry more than {ManyRoles}, and which of them conflict.";
        }

        if (item.RoleId is { } role && register.Designated(DesignationKind.InternalAudit)?.Id is { } audit && register.Designated(DesignationKind.IsmsConformity)?.Id is { } conformity
            && (role == audit || role == conformity) && held.Contains(audit) && held.Contains(conformity) && audit != conformity)
        {
            yield return $"{name} would audit their own work: internal audit and ISMS conformity (5.3 a) would lie in one hand.";
        }
    }
}
