namespace IsmsRoles.Domain.HandOvers;

/// <summary>What was chosen for one thing.</summary>
/// <param name="Key">Of the <see cref="HandOverItem"/>.</param>
/// <param name="Successor">For <see cref="HandOverChoice.HandOver"/>.</param>
/// <param name="DeputyId">For <see cref="HandOverChoice.DeputyActs"/>: whose assignment as deputy; null means the first.</param>
/// <param name="From">The successor's or the acting deputy's first day; null means the order's.</param>
/// <param name="Until">The last day of their term; null means open.</param>
/// <param name="Reason">Why this one ends, where that differs from the rest; needed to leave a duty vacant that the standard names.</param>
/// <param name="Evidence">For top management: what shows that the appointment ended (rule 9).</param>
/// <param name="AppointmentEvidence">For top management: what shows the successor's appointment (rule 7).</param>
public sealed record HandOverDecision(
    string Key,
    HandOverChoice Choice,
    Successor? Successor = null,
    Guid? DeputyId = null,
    DateOnly? From = null,
    DateOnly? Until = null,
    string? Reason = null,
    string? Evidence = null,
    string? AppointmentEvidence = null);

/// <summary>All that was chosen, to be carried out together or not at all.</summary>
/// <param name="From">First day of whoever follows, where a decision names no other.</param>
/// <param name="Reason">Why, for all that ends.</param>
/// <param name="BackdatedReason">Why something that began before today is recorded only now.</param>
public sealed record HandOverOrder(IReadOnlyList<HandOverDecision> Decisions, DateOnly From, string? Reason, string? BackdatedReason = null)
{
    /// <summary>The decisions that change something.</summary>
    public IEnumerable<HandOverDecision> Changing => Decisions.Where(d => d.Choice != HandOverChoice.Keep);
}

/// <summary>One decision that a rule refuses.</summary>
/// <param name="Index">Which of the order's decisions; null where it concerns the whole.</param>
/// <param name="Field">Name of the input it belongs to, such as <c>Successor</c>.</param>
public sealed record HandOverRefusal(int? Index, string Field, string Sentence);

/// <summary>Some decisions were refused, so none was carried out. Every refusal is told, not the first alone.</summary>
public sealed class HandOverRefusedException(IReadOnlyList<HandOverRefusal> refusals) : Exception(refusals[0].Sentence)
{
    public IReadOnlyList<HandOverRefusal> Refusals { get; } = refusals;
}

/// <summary>One thing that changed hands, as the check, the audit trail and the message to the approvers tell it.</summary>
/// <param name="What">"Risk owner (Payments)".</param>
/// <param name="Was">"Ana Ruiz until 3 March 2026".</param>
/// <param name="Now">"Ben Black from 4 March 2026", or "nobody".</param>
/// <param name="Warnings">What an experienced colleague would say; nothing here refuses it.</param>
public sealed record HandOverChange(string Key, string What, string Was, string Now, bool IsVacant, IReadOnlyList<string> Warnings);
