using IsmsRoles.Domain.Versions;

namespace IsmsRoles.Domain.HandOvers;

/// <summary>What somebody's going means for the signatures of top management: rules 5, 9.</summary>
/// <param name="WaitingFor">The people among them whom the submitted version waits for, or who signed it.</param>
/// <param name="Left">How many may sign from the day after.</param>
/// <param name="Needed">How many have to.</param>
public sealed record HandOverApprovals(IReadOnlyList<string> WaitingFor, RegisterVersion? Waiting, int Left, int Needed, bool AnyoneSigns)
{
    /// <summary>Too few would be left to bring a version into force.</summary>
    public bool LeavesTooFew => AnyoneSigns && Left < Needed;

    /// <summary>As if everything they sign as was handed over.</summary>
    public static HandOverApprovals Of(HandOverPlan plan)
    {
        var situation = plan.Facts.Situation;
        var theirs = plan.Facts.People.ToDictionary(p => p.Id, p => p.Name);
        var waiting = situation.Submitted?.Signatories.Where(s => theirs.ContainsKey(s.PersonId)).Select(s => theirs[s.PersonId]).ToList() ?? [];

        // Looked at on their last day, because a leaving in the past has taken them out already.
        var signs = EligibleApprovers.In(situation with { Day = plan.LastDay });
        var after = EligibleApprovers.In(situation with { Day = plan.LastDay.AddDays(1) }).Where(a => !theirs.ContainsKey(a.PersonId)).ToList();
        var needed = situation.LastSigned?.Content.Quorum.ToQuorum().Required(after.Count) ?? 1;
        return new(waiting, situation.Submitted, after.Count, needed, signs.Any(a => theirs.ContainsKey(a.PersonId)) || signs.Count > after.Count);
    }
}
