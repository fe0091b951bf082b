using IsmsRoles.Domain.Access;

namespace IsmsRoles.Domain.Versions;

/// <summary>Somebody's word on record: who gave it, and who stood behind their credentials then.</summary>
internal sealed record GivenWord(Guid PersonId, Guid AccountId, string Name, IReadOnlyList<CredentialOrigin> Behind);

/// <summary>
/// Rule 8 where one person's word stands beside another's: an account that somebody got hold of speaks for them too, so two
/// accounts in one hand are one person's word.
/// </summary>
internal static class SecondPersons
{
    /// <summary>An account that has a second factor vouches for nothing with its password alone.</summary>
    public static void RefuseOneFactor(Actor actor, bool twoFactors)
    {
        if (actor.HasSecondFactor && !twoFactors)
        {
            throw new RuleBrokenException("Your account has a second factor, so your word needs it as well as the password.", "Code");
        }
    }

    /// <summary>Refuses the actor's word beside another's where either, or one third person, got hold of the account of the other.</summary>
    /// <param name="since">UTC; what was done before then gave nobody a hand in this, as with the submitter of a version.</param>
    /// <param name="when">"after this version was submitted".</param>
    public static void RefuseOneHand(Actor actor, GivenWord other, DateTime since, string when)
    {
        if (other.Behind.FirstOrDefault(o => o.At >= since && IsBy(o, actor.PersonId, actor.AccountId)) is { } mine)
        {
            throw new RuleBrokenException($"{mine.InWords()} of {other.Name}’s account {when}, so their word could be yours. Somebody else must confirm it.");
        }

        RefuseIfBehind(actor, other.PersonId, other.AccountId, since, when);
        var hands = other.Behind.Where(o => o.At >= since && !IsBy(o, other.PersonId, other.AccountId)).ToList();
        if (actor.Behind.FirstOrDefault(o => o.At >= since && !IsBy(o, actor.PersonId, actor.AccountId) && hands.Exists(h => IsBy(h, o.PersonId, o.AccountId))) is { } both)
        {
            throw new RuleBrokenException($"{both.InWords()} of your account {when}, and has a hand in {other.Name}’s as well, so both words could be theirs. Somebody else must confirm it.");
        }
    }

    /// <summary>Refuses the actor's word where somebody got hold of their account.</summary>
    public static void RefuseIfBehind(Actor actor, Guid? personId, Guid? accountId, DateTime since, string when)
    {
        if (actor.PersonId != personId && actor.Behind.FirstOrDefault(o => o.At >= since && IsBy(o, personId, accountId)) is { } origin)
        {
            throw new RuleBrokenException($"{origin.InWords()} of your account {when}, so your word could be theirs. Somebody else must confirm it.");
        }
    }

    // By the account too: one that was nobody's when it acted may be somebody's now. The application's own acts are nobody's.
    private static bool IsBy(CredentialOrigin origin, Guid? personId, Guid? accountId) =>
        (origin.PersonId is { } person && person == personId) || (origin.AccountId is { } account && account == accountId);
}
