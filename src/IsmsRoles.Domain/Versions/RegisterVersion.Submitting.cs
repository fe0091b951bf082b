using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Versions;

public sealed partial class RegisterVersion
{
    /// <summary>Puts content to top management (rules 4, 6, 7 and 9).</summary>
    public static RegisterVersion Submit(Actor actor, Submission submission, SigningSituation situation)
    {
        var (submitter, plan) = DemandSubmittable(actor, submission.Content, situation);
        return new(submitter, submission, plan, plan.Resolve(submission.Resolution, situation.Day), Correction(submission.Correction, situation), situation);
    }

    /// <summary>Why this content could not be submitted, whatever is typed beside it; null when it can. For showing beforehand.</summary>
    public static string? ObstacleToSubmitting(Actor actor, RegisterSnapshot content, SigningSituation situation) =>
        RuleBrokenException.Refusal(() => DemandSubmittable(actor, content, situation));

    private static (Person Submitter, SigningPlan Plan) DemandSubmittable(Actor actor, RegisterSnapshot content, SigningSituation situation)
    {
        actor.Demand(AccessRight.Manager);
        var submitter = situation.WithUs(actor.DemandPerson())
            ?? throw new RuleBrokenException("The person your account is linked to is not with the organisation today, so they cannot submit.");
        if (situation.Submitted is { } waiting)
        {
            throw new RuleBrokenException($"P{waiting.Title[1..]}, still waits for signatures. Withdraw it before submitting again.");
        }

        SubmittedContent.RefuseUnsignable(content, situation.InForce?.Content, situation.InForce?.Number, situation.Day);
        SubmittedContent.RefuseWithoutSuccessors(content, EligibleApprovers.In(situation), situation.Day);
        var plan = SigningPlan.For(content, submitter.Id, situation);
        plan.RefuseUnreachable();
        return (submitter, plan);
    }

    private static (int Number, string WhatWasWrong)? Correction(CorrectionInput? typed, SigningSituation situation)
    {
        if (typed?.Number is not { } number)
        {
            return string.IsNullOrWhiteSpace(typed?.WhatWasWrong)
                ? null
                : throw new RuleBrokenException("Choose the version this corrects, or leave out what was wrong.", "CorrectsNumber");
        }

        return number >= 1 && number <= situation.LastNumber
            ? (number, Text.Required(typed.WhatWasWrong, Reason.MaxLength, $"Say what was wrong in version {number}.", nameof(WhatWasWrong), lines: true))
            : throw new RuleBrokenException($"There is no version {number} to correct.", "CorrectsNumber");
    }

    private RegisterVersion(
        Person submitter, Submission submission, SigningPlan plan, Resolution? resolution, (int Number, string WhatWasWrong)? correction, SigningSituation situation)
    {
        ContentBytes = submission.Content.ToBytes();
        Sha256 = CanonicalJson.Sha256(ContentBytes);
        (ProposedNumber, SubmissionNumber) = (situation.LastNumber + 1, situation.SubmissionsOfNext + 1);
        (SubmittedById, SubmittedByName, SubmittedByJobTitle, SubmittedAt) = (submitter.Id, submitter.Name, submitter.JobTitle ?? "", situation.At);
        Message = Text.Optional(submission.Message, MessageMaxLength, "Message", lines: true);
        (Needed, ReplacesId, Resolution, HeldBack) = (plan.Needed, situation.InForce?.Id, resolution, submission.HeldBack);
        (CorrectsNumber, WhatWasWrong) = (correction?.Number, correction?.WhatWasWrong);
        _signatories.AddRange(plan.Signatories.Select((s, i) => new Signatory(i + 1, s)));
        _marks.AddRange(submission.Marks.Select((m, i) => new ChangeMark(i + 1, m.RoleId, m.IsMaterial)));
        State = VersionState.Submitted;
        Decide(null, submitter.Id, submitter.Name, situation.At, Message);
        Raise(new VersionSubmitted(Id, Title, Sha256));
        if (correction is { } corrects)
        {
            Raise(new VersionCorrectionNamed(Id, Title, corrects.Number, corrects.WhatWasWrong));
        }
    }
}
