using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Versions;

/// <summary>
/// Who must sign a submission, how many, and whose signature cannot count for what: worked out before submission, shown to
/// the submitter, and fixed when they submit (rules 6, 7 and 9).
/// </summary>
public sealed record SigningPlan(
    IReadOnlyList<EligibleApprover> Signatories,
    int Needed,
    IReadOnlyList<Appointment> Appointments,
    IReadOnlyList<Appointment> Uncoverable,
    bool SubmitterSigns)
{
    /// <summary>For each signatory, the appointments their signature does not count for (rule 7).</summary>
    public required ILookup<Guid, Appointment> OwnAppointmentsOf { get; init; }

    /// <summary>Nobody else can sign or cover something, so a minuted resolution must be attached.</summary>
    public bool NeedsResolution => SubmitterSigns || Uncoverable.Count > 0;

    /// <param name="submitterId">The person who submits: people are compared, not accounts.</param>
    public static SigningPlan For(RegisterSnapshot content, Guid submitterId, SigningSituation situation)
    {
        var eligible = EligibleApprovers.In(situation);
        var others = eligible.Where(e => e.PersonId != submitterId).ToList();
        var submitterSigns = others.Count == 0 && eligible.Count > 0;
        var signatories = submitterSigns ? eligible : others;
        var appointments = OwnAppointments.NewOrChanged(situation, content);
        var uncoverable = appointments
            .Where(a => !a.CoveredByEvidence && signatories.All(s => a.IsOf(s.PersonId, content, situation)))
            .ToList();

        // Rule 9: a changed quorum counts once signed; until then the stricter of the two applies.
        var proposed = content.Quorum.ToQuorum().Required(signatories.Count);
        var signed = situation.LastSigned?.Content.Quorum.ToQuorum().Required(signatories.Count) ?? 0;
        return new(signatories, Math.Max(proposed, signed), appointments, uncoverable, submitterSigns)
        {
            OwnAppointmentsOf = signatories
                .SelectMany(s => appointments.Where(a => a.IsOf(s.PersonId, content, situation)).Select(a => (s.PersonId, Appointment: a)))
                .ToLookup(pair => pair.PersonId, pair => pair.Appointment),
        };
    }

    internal void RefuseUnreachable()
    {
        if (Signatories.Count == 0)
        {
            throw new RuleBrokenException("Nobody may sign today: no member of top management in the version in force holds that role still. Appoint a successor signatory first.");
        }

        if (Signatories.Count < Needed)
        {
            var names = string.Join(", ", Signatories.Select(s => s.Name));
            throw new RuleBrokenException($"{Needed} signatures are needed, and only {names} may sign what you submit. Have a manager submit it who is not needed as a signatory.");
        }
    }

    internal Resolution? Resolve(ResolutionInput? typed, DateOnly today)
    {
        if (!NeedsResolution)
        {
            return null;
        }

        var what = SubmitterSigns
            ? "You submit this and nobody else may sign it"
            : $"Nobody else may sign for {string.Join(", ", Uncoverable.Select(a => $"{a.HeldBy} as {a.Role}").Take(5))}";
        var sentence = $"{what}. Attach the minuted resolution: its reference, its date and the file.";
        if (typed?.Date > today)
        {
            throw new RuleBrokenException("A resolution must have been passed: this day is still to come.", "ResolutionDate");
        }

        return new(
            Text.Required(typed?.Reference, Reference.MaxLength, sentence, "ResolutionReference"),
            typed!.Date ?? throw new RuleBrokenException("Give the day of the resolution.", "ResolutionDate"),
            typed.FileId ?? throw new RuleBrokenException("Attach the resolution as PDF, PNG or JPEG.", "ResolutionFile"),
            [.. Uncoverable.Select(a => a.Assignment.Id)],
            SubmitterSigns);
    }
}
