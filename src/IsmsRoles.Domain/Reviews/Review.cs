using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Audit.Events;

namespace IsmsRoles.Domain.Reviews;

/// <summary>
/// Somebody read a role, or the register as a whole, and found nothing to change: evidence of who, when, of which text and
/// with what note (ISO/IEC 27001:2022, 5.3, 7.5.2, 9.3). Added, never edited or removed; a mistaken one is withdrawn by a
/// record beside it.
/// </summary>
public sealed class Review : Entity
{
    public const int NoteMaxLength = 500;

    private Review() => Title = Sha256 = ByName = Note = ""; // for EF Core

    private Review(ReviewSubject subject, Actor actor, string note, DateTime at, DateOnly on)
    {
        (RoleId, Title, Sha256, VersionNumber, IsAsInForce) = (subject.RoleId, subject.Title, subject.Sha256, subject.VersionNumber, subject.IsAsInForce);
        (ById, ByAccountId, ByName) = (actor.DemandPerson(), actor.AccountId!.Value, actor.Name);
        (Note, At, On) = (note, at, on);
        Raise(subject.RoleId is { } role
            ? new RoleReviewed(Id, role, Title, StandInWords, Sha256, note)
            : new RegisterReviewed(Id, StandInWords, Sha256, note));
    }

    /// <summary>The role; null for the register as a whole.</summary>
    public Guid? RoleId { get; private init; }

    /// <summary>The role's title then, or the words for the whole register.</summary>
    public string Title { get; private init; }

    /// <summary>SHA-256 of what was reviewed (<see cref="ReviewSubject.Sha256"/>), 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; private init; }

    /// <summary>The version in force then, or null.</summary>
    public int? VersionNumber { get; private init; }

    /// <summary>What was reviewed was exactly what that version holds.</summary>
    public bool IsAsInForce { get; private init; }

    public Guid ById { get; private init; }

    public Guid ByAccountId { get; private init; }

    public string ByName { get; private init; }

    public string Note { get; private init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private init; }

    /// <summary>The day in the organisation's time zone, from which the interval counts.</summary>
    public DateOnly On { get; private init; }

    public ReviewWithdrawal? Withdrawal { get; private set; }

    public bool Stands => Withdrawal is null;

    /// <summary>"as in version 3", "with changes to version 3 that were not signed" or "before any version was in force".</summary>
    public string StandInWords => VersionNumber switch
    {
        null => "while no version was in force",
        { } number when IsAsInForce => $"as in version {number}",
        { } number => $"with changes to version {number} that were not signed",
    };

    /// <summary>Records a review of what stands now.</summary>
    /// <param name="shownSha256">The hash of what was shown, as posted: nobody reviews what they have not seen.</param>
    /// <param name="ofToday">Reviews of the same subject on this day.</param>
    public static Review Record(Actor actor, ReviewSubject subject, string? shownSha256, string? note, IEnumerable<Review> ofToday, DateTime at, DateOnly on)
    {
        actor.Demand(AccessRight.Manager);
        var person = actor.DemandPerson();
        if (shownSha256 != subject.Sha256)
        {
            throw new RuleBrokenException($"{Text.Capital(subject.InSentence)} was changed since you opened this page. Read it as it stands now, then repeat your step.");
        }

        if (ofToday.Any(r => r.Stands && r.RoleId == subject.RoleId && r.ById == person && r.On == on && r.Sha256 == subject.Sha256))
        {
            throw new RuleBrokenException($"You reviewed {subject.InSentence} today already, as it stands now. Nothing was added.");
        }

        return new(subject, actor, Text.Required(note, NoteMaxLength, "Say in a few words what you looked at or whom you asked. It is what makes this a review.", nameof(Note), lines: true), at, on);
    }

    /// <summary>Withdraws a review made by mistake; it stays on record and no longer counts.</summary>
    public void Withdraw(Actor actor, string? reason, DateTime at, DateOnly on)
    {
        actor.Demand(AccessRight.Manager);
        if (Withdrawal is { } already)
        {
            throw new RuleBrokenException($"This review was withdrawn by {already.ByName} on {already.On.InWords()}.");
        }

        Withdrawal = new(this, actor, Text.Required(reason, Reason.MaxLength, "Say why the review is withdrawn.", "Reason", lines: true), at, on);
    }
}

/// <summary>Why a review no longer counts. Added, never edited or removed.</summary>
public sealed class ReviewWithdrawal : Entity
{
    private ReviewWithdrawal() => ByName = Reason = ""; // for EF Core

    internal ReviewWithdrawal(Review review, Actor actor, string reason, DateTime at, DateOnly on)
    {
        (ReviewId, Reason, At, On) = (review.Id, reason, at, on);
        (ById, ByAccountId, ByName) = (actor.DemandPerson(), actor.AccountId!.Value, actor.Name);
        var what = review.RoleId is null ? ReviewSubject.WholeRegister : $"the role {review.Title}";
        Raise(new ReviewWithdrawn(review.Id, review.RoleId, what, review.On, reason));
    }

    public Guid ReviewId { get; private init; }

    public Guid ById { get; private init; }

    public Guid ByAccountId { get; private init; }

    public string ByName { get; private init; }

    public string Reason { get; private init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private init; }

    public DateOnly On { get; private init; }
}
