using IsmsRoles.Domain.Access;

namespace IsmsRoles.Domain.Versions;

/// <summary>Rule 8: who stands behind a signer's credential, and with how many factors they sign.</summary>
public sealed partial class RegisterVersion
{
    // Whoever puts a version forward and holds a key to the signer's account could sign it themselves.
    private void RefuseIfSubmitterStandsBehind(Actor actor)
    {
        if (actor.Behind.FirstOrDefault(o => o.PersonId == SubmittedById && o.At >= SubmittedAt) is not { } origin || actor.PersonId == SubmittedById)
        {
            return;
        }

        var mend = origin.Kind switch
        {
            OriginKind.PersonLink => "it is withdrawn and submitted again",
            OriginKind.SecondFactorReset => "another administrator resets your second factor again, or it is withdrawn and submitted again",
            _ => "you have set a password through a link from another administrator and removed the passkeys added before, or it is withdrawn and submitted again",
        };
        throw new RuleBrokenException($"{origin.InWords()} of your account after submitting this version, so a signature could be theirs. You can sign once {mend}.");
    }

    // Whoever wants the version in force and holds a key to the confirmer's account could confirm the paper themselves.
    private void RefuseIfInterestedStandsBehind(Actor actor, SigningSituation situation)
    {
        if (Judged(actor, situation).FirstOrDefault(o => o.At >= SubmittedAt && o.Interest != OriginInterest.None) is { } origin)
        {
            var interest = origin.Interest == OriginInterest.Submitter ? "who submitted it" : "whom it appoints";
            throw new RuleBrokenException($"{origin.InWords()} of your account {AfterSubmission}, so your word could be that of {origin.Name}, {interest}. Somebody else must confirm it.");
        }
    }

    private const string AfterSubmission = "after this version was submitted";

    private static void RefuseOneFactor(Actor actor, Signature signature, SigningSituation situation)
    {
        if (signature.TwoFactors)
        {
            return;
        }

        if (actor.HasSecondFactor)
        {
            throw new RuleBrokenException("Your account has a second factor, so a signature needs it as well as the password.", "Code");
        }

        if (situation.SecondFactorRequired)
        {
            throw new RuleBrokenException("Whoever signs here needs a second factor. Set one up under My account, then sign.");
        }
    }

    private List<CredentialOrigin> Judged(Actor actor, SigningSituation situation)
    {
        var appointments = OwnAppointments.NewOrChanged(situation, Content);
        return [.. actor.Behind.Select(o => o with { Interest = InterestOf(o.PersonId) })];

        // The signer themselves is nobody else: what they did as an administrator to their own account gives nobody a key.
        OriginInterest InterestOf(Guid? personId) =>
            personId is not { } id || id == actor.PersonId ? OriginInterest.None
            : id == SubmittedById ? OriginInterest.Submitter
            : appointments.Any(a => a.IsOf(id, Content, situation)) ? OriginInterest.Appointee
            : OriginInterest.None;
    }
}
