using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.People;

namespace IsmsRoles.Domain.Positions;

public enum PositionKind
{
    /// <summary>A place in the organisation, such as Head of People.</summary>
    Post,

    /// <summary>A body with members, a chair and terms of reference, such as a steering committee.</summary>
    Body,
}

/// <param name="TermsOfReference">Reference to the terms of reference of a body.</param>
public sealed record PositionDetails(string? Title, PositionKind Kind, string? TermsOfReference = null);

/// <summary>Somebody holding a position over time.</summary>
public sealed class Tenure
{
    private Tenure()
    {
    }

    internal Tenure(int number, Guid personId, DateOnly from, DateOnly? until, bool isChair) =>
        (Number, PersonId, From, Until, IsChair) = (number, personId, from, until, isChair);

    public int Number { get; private init; }

    public Guid PersonId { get; private init; }

    public DateOnly From { get; private init; }

    /// <summary>The last day, inside the tenure; null while open.</summary>
    public DateOnly? Until { get; private set; }

    public bool IsChair { get; private init; }

    /// <summary>Why somebody ended it; null while it runs its days.</summary>
    public string? EndReason { get; private set; }

    /// <summary>For a position that holds top management: what shows that this ended (rule 9).</summary>
    public string? EndEvidence { get; private set; }

    internal void End(DateOnly lastDay, string reason, string? evidence) => (Until, EndReason, EndEvidence) = (lastDay, reason, evidence);

    internal void Forget(Mentions mentions, string name) =>
        (EndReason, EndEvidence) = (mentions.Replace(EndReason, name, Reason.MaxLength), mentions.Replace(EndEvidence, name, Reference.MaxLength));

    public bool Covers(DateOnly day) => Days.Covers(From, Until, day);
}

/// <summary>A place in the organisation or a body, held over time by one or several people at once.</summary>
public sealed class Position : Entity
{
    public const int TitleMaxLength = 200;

    private readonly List<Tenure> _tenures = [];

    private Position() => Title = ""; // for EF Core

    public Position(PositionDetails details)
    {
        Title = "";
        Write(Checked(details));
        Raise(new PositionAdded(Id, Title));
    }

    public string Title { get; private set; }

    public PositionKind Kind { get; private set; }

    public string? TermsOfReference { get; private set; }

    /// <summary>Its last day, or null while it exists.</summary>
    public DateOnly? AbolishedOn { get; private set; }

    public string? AbolishReason { get; private set; }

    /// <summary>For a position that holds top management: what shows that it was abolished (rule 9).</summary>
    public string? AbolishEvidence { get; private set; }

    public IReadOnlyList<Tenure> Tenures => _tenures;

    public bool ExistsOn(DateOnly day) => AbolishedOn is null || day <= AbolishedOn;

    /// <summary>Who holds it on a day, by its own tenures; whether they are still with us is the person's to say.</summary>
    public IEnumerable<Tenure> TenuresOn(DateOnly day) => ExistsOn(day) ? _tenures.Where(t => t.Covers(day)) : [];

    public PositionDetails Details() => new(Title, Kind, TermsOfReference);

    public void Edit(PositionDetails details)
    {
        var before = Details();
        var after = Checked(details);
        if (after != before)
        {
            Write(after);
            Raise(new PositionEdited(Id, before.Title!, after.Title!));
        }
    }

    /// <summary>Begins a tenure; its days lie inside the person's time with us and the position's life.</summary>
    public void Appoint(Person person, DateOnly from, DateOnly? until, bool asChair)
    {
        if (until < from)
        {
            throw new RuleBrokenException("The last day is before the first.", "Until");
        }

        if (AbolishedOn is { } end && (from > end || until is null || until > end))
        {
            throw new RuleBrokenException($"{Title} is abolished on {end.InWords()}; a tenure must end by then.", "Until");
        }

        if (!person.Periods.Any(p => p.From <= from && (p.Until is null || (until is not null && until <= p.Until))))
        {
            throw new RuleBrokenException($"{person.Name} is not with us for all of that time. Choose days inside their time with us.", "From");
        }

        if (_tenures.Any(t => t.PersonId == person.Id && Days.Overlap(t.From, t.Until, from, until)))
        {
            throw new RuleBrokenException($"{person.Name} already holds {Title} in that time.", "PersonId");
        }

        if (asChair && Kind != PositionKind.Body)
        {
            throw new RuleBrokenException("Only a body has a chair.", "IsChair");
        }

        _tenures.Add(new(_tenures.Count + 1, person.Id, from, until, asChair));
        Raise(new PersonAppointed(Id, Title, person.Id, person.Name, from, until));
    }

    /// <summary>Ends somebody's time in it. Where it holds top management, that needs evidence (rule 9).</summary>
    public void EndTenure(int number, Person person, DateOnly lastDay, string? reason, string? evidence, bool isTopManagement)
    {
        var tenure = _tenures.SingleOrDefault(t => t.Number == number && t.PersonId == person.Id)
            ?? throw new RuleBrokenException($"{person.Name} does not hold {Title}.");
        if (lastDay < tenure.From)
        {
            throw new RuleBrokenException($"This began on {tenure.From.InWords()}; the last day cannot be before that.", "LastDay");
        }

        if (tenure.Until < lastDay)
        {
            throw new RuleBrokenException($"This already ends on {tenure.Until.InWords()}. Appoint {person.Name} again for the time after.", "LastDay");
        }

        var why = Text.Required(reason, Reason.MaxLength, "Say why this ends.", "Reason");
        var proof = EndingEvidence.Of(evidence, isTopManagement, $"{Title} holds top management, so ending {person.Name}'s time in it");
        tenure.End(lastDay, why, proof);
        Raise(new TenureEnded(Id, Title, person.Id, person.Name, lastDay, why, proof));
    }

    /// <summary>
    /// Abolishes the position. Never fails over what depends on it (rule 2); where it holds top management, it needs
    /// evidence (rule 9).
    /// </summary>
    public void Abolish(DateOnly lastDay, string? reason, string? evidence, bool isTopManagement)
    {
        if (AbolishedOn is { } already)
        {
            throw new RuleBrokenException($"{Title} is already abolished on {already.InWords()}. Undo that first.", "LastDay");
        }

        var why = Text.Required(reason, Reason.MaxLength, "Say why the position is abolished.", "Reason");
        var proof = EndingEvidence.Of(evidence, isTopManagement, $"{Title} holds top management, so abolishing it");
        (AbolishedOn, AbolishReason, AbolishEvidence) = (lastDay, why, proof);
        Raise(new PositionAbolished(Id, Title, lastDay, why, proof));
    }

    public void UndoAbolish(string? reason)
    {
        if (AbolishedOn is not { } lastDay)
        {
            throw new RuleBrokenException($"{Title} is not abolished.");
        }

        var why = Text.Required(reason, Reason.MaxLength, "Say why this is reversed.", "Reason");
        (AbolishedOn, AbolishReason, AbolishEvidence) = (null, null, null);
        Raise(new PositionAbolitionReversed(Id, Title, lastDay, why));
    }

    /// <summary>Part of a person's erasure, which leaves the event: another name stands where theirs did in reasons and evidence of what ended.</summary>
    public void Forget(Mentions mentions, string name)
    {
        (AbolishReason, AbolishEvidence) = (mentions.Replace(AbolishReason, name, Reason.MaxLength), mentions.Replace(AbolishEvidence, name, Reference.MaxLength));
        foreach (var tenure in _tenures)
        {
            tenure.Forget(mentions, name);
        }
    }

    private static PositionDetails Checked(PositionDetails typed) => typed with
    {
        Title = Text.Required(typed.Title, TitleMaxLength, "Give the position a title.", nameof(Title)),
        Kind = Enum.IsDefined(typed.Kind) ? typed.Kind : throw new RuleBrokenException("Choose a post or a body.", nameof(Kind)),
        TermsOfReference = Text.Optional(typed.TermsOfReference, Reference.MaxLength, nameof(TermsOfReference)),
    };

    private void Write(PositionDetails details) => (Title, Kind, TermsOfReference) = (details.Title!, details.Kind, details.TermsOfReference);
}
