using System.Net.Mail;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.Audit.Events;

namespace IsmsRoles.Domain.People;

/// <summary>Somebody who can hold a role or a position. A person need not have an account.</summary>
public sealed class Person : Entity
{
    public const int NameMaxLength = 200;
    public const int EmailMaxLength = 254; // RFC 5321, 4.5.3.1.3 less the angle brackets
    public const int JobTitleMaxLength = 200;
    public const int DepartmentMaxLength = 200;
    public const int ExternalReferenceMaxLength = 100;

    private readonly List<EmploymentPeriod> _periods = [];

    private Person() => Name = ""; // for EF Core

    /// <param name="from">Their first day with us.</param>
    public Person(PersonDetails details, DateOnly from)
    {
        Name = "";
        Write(Checked(details));
        _periods.Add(new(1, from));
        Raise(new PersonAdded(Id, Name, from));
    }

    public string Name { get; private set; }

    public string? Email { get; private set; }

    public string? JobTitle { get; private set; }

    public string? Department { get; private set; }

    public Guid? LineManagerId { get; private set; }

    /// <summary>The third party who employs them; null means us.</summary>
    public Guid? EmployerId { get; private set; }

    public string? TermsReference { get; private set; }

    public string? ExternalReference { get; private set; }

    /// <summary>UTC; when their personal data was erased, or null. What is left is a name that tells nothing, and dates.</summary>
    public DateTime? ErasedAt { get; private set; }

    public IReadOnlyList<EmploymentPeriod> Periods => _periods;

    /// <summary>The period that ends last.</summary>
    public EmploymentPeriod LatestPeriod => _periods.MaxBy(p => p.Number)!;

    /// <summary>Their last day with us if one is recorded, past or to come.</summary>
    public DateOnly? LeavesOn => LatestPeriod.Until;

    public bool IsWithUsOn(DateOnly day) => _periods.Any(p => p.Covers(day));

    /// <summary>Whether they were with us and are no more on the day; a later period to come does not change that.</summary>
    public bool HasLeftBy(DateOnly day) => !IsWithUsOn(day) && _periods.Any(p => p.Until < day);

    /// <summary>Whether a period with us ended in between: what they held before that has lapsed, even where they came back (rule 2).</summary>
    /// <param name="day">A last day on this very day is not yet an end.</param>
    public bool LeftBetween(DateOnly from, DateOnly day) => _periods.Any(p => p.Until >= from && p.Until < day);

    public PersonDetails Details() =>
        new(Name, Email, JobTitle, Department, LineManagerId, EmployerId, TermsReference, ExternalReference);

    /// <summary>Rewrites the details. Nothing is recorded when nothing differs.</summary>
    public void Edit(PersonDetails details)
    {
        RefuseIfErased();
        var before = Details();
        var after = Checked(details);
        if (after == before)
        {
            return;
        }

        Write(after);
        Raise(new PersonEdited(Id, before.Name!, Differences(before, after)));
    }

    /// <summary>Corrects the first day of the latest period.</summary>
    public void CorrectStart(DateOnly from, string? reason)
    {
        RefuseIfErased();
        var period = LatestPeriod;
        if (period.From == from)
        {
            return;
        }

        if (period.Until < from || _periods.Any(p => p.Number < period.Number && p.Until >= from))
        {
            throw new RuleBrokenException("That first day lies outside this period with us. Choose a day before they left and after any earlier period.", "From");
        }

        var why = Text.Required(reason, Reason.MaxLength, "Say why the first day is corrected.", "Reason");
        Raise(new PersonStartCorrected(Id, Name, period.From, from, why));
        period.From = from;
    }

    /// <summary>Records the last day. Never fails over what they still hold: that becomes a finding until dealt with (rule 2).</summary>
    public void Leave(DateOnly lastDay, string? reason)
    {
        var period = LatestPeriod;
        if (period.Until is { } already)
        {
            throw new RuleBrokenException($"{Name} is already recorded as leaving on {already.InWords()}. Undo that first.", "LastDay");
        }

        if (lastDay < period.From)
        {
            throw new RuleBrokenException($"{Name} began on {period.From.InWords()}; the last day cannot be before that.", "LastDay");
        }

        var why = Text.Optional(reason, Reason.MaxLength, "Reason");
        period.Until = lastDay;
        Raise(new PersonLeft(Id, Name, lastDay, why));
    }

    /// <summary>Reverses a leaving recorded by mistake, whole, with a reason (rule 2).</summary>
    public void UndoLeave(string? reason)
    {
        RefuseIfErased();
        if (LatestPeriod.Until is not { } lastDay)
        {
            throw new RuleBrokenException($"{Name} is not recorded as leaving.");
        }

        var why = Text.Required(reason, Reason.MaxLength, "Say why the leaving is reversed.", "Reason");
        LatestPeriod.Until = null;
        Raise(new PersonLeavingReversed(Id, Name, lastDay, why));
    }

    /// <summary>Begins a new period with us after they left.</summary>
    public void Rejoin(DateOnly from)
    {
        RefuseIfErased();
        if (LatestPeriod.Until is not { } lastDay)
        {
            throw new RuleBrokenException($"{Name} has not left, so nothing can begin again.");
        }

        if (from <= lastDay)
        {
            throw new RuleBrokenException($"{Name} left on {lastDay.InWords()}; the new first day must be after that.", "From");
        }

        _periods.Add(new(LatestPeriod.Number + 1, from));
        Raise(new PersonRejoined(Id, Name, from));
    }

    /// <summary>Puts a name that tells nothing in place of everything written about them; the dates of their time with us stay.</summary>
    /// <param name="mentions">What identifies them: the reason stays on record and must not hold any of it.</param>
    public void Erase(Actor actor, Erasure erasure, Mentions mentions, string? reason)
    {
        actor.Demand(AccessRight.Administrator);
        if (erasure.Obstacles(this) is [var first, ..])
        {
            throw new RuleBrokenException(first);
        }

        if (actor.PersonId == Id)
        {
            throw new RuleBrokenException("You cannot erase your own data: somebody else has to answer for it.");
        }

        var why = Text.Required(reason, Reason.MaxLength, "Say why the data is erased.", "Reason");
        if (mentions.In(why))
        {
            throw new RuleBrokenException("The reason stays on record, so it must not name the person. Word it without the name.", "Reason");
        }

        Write(new(ErasedName));
        ErasedAt = erasure.At;
        Raise(new PersonErased(Id, ErasedName, why));
    }

    /// <summary>The name that is left once their data is erased; the same from every place that needs it.</summary>
    public string ErasedName => $"Erased person {Id.ToString("N")[^8..]}"; // the end of an identifier is random, its beginning a time

    private void RefuseIfErased()
    {
        if (ErasedAt is not null)
        {
            throw new RuleBrokenException($"The data of {Name} was erased. If they are with us again, add them as a new person.");
        }
    }

    private PersonDetails Checked(PersonDetails typed)
    {
        var name = Text.Required(typed.Name, NameMaxLength, "Give the person's name.", nameof(Name));
        var email = Text.Optional(typed.Email, EmailMaxLength, nameof(Email));
        if (email is not null && (!MailAddress.TryCreate(email, out var address) || address.Address != email))
        {
            throw new RuleBrokenException("This is not an e-mail address such as ana.ruiz@example.com.", nameof(Email));
        }

        if (typed.LineManagerId == Id)
        {
            throw new RuleBrokenException($"{name} cannot be their own line manager.", nameof(LineManagerId));
        }

        return typed with
        {
            Name = name,
            Email = email,
            JobTitle = Text.Optional(typed.JobTitle, JobTitleMaxLength, nameof(JobTitle)),
            Department = Text.Optional(typed.Department, DepartmentMaxLength, nameof(Department)),
            TermsReference = Text.Optional(typed.TermsReference, Reference.MaxLength, nameof(TermsReference)),
            ExternalReference = Text.Optional(typed.ExternalReference, ExternalReferenceMaxLength, nameof(ExternalReference)),
        };
    }

    private void Write(PersonDetails details) =>
        (Name, Email, JobTitle, Department, LineManagerId, EmployerId, TermsReference, ExternalReference) =
        (details.Name!, details.Email, details.JobTitle, details.Department, details.LineManagerId, details.EmployerId,
            details.TermsReference, details.ExternalReference);

    private static List<FieldChange> Differences(PersonDetails before, PersonDetails after)
    {
        List<FieldChange> changes = [];
        Add("Name", before.Name, after.Name);
        Add("E-mail", before.Email, after.Email);
        Add("Job title", before.JobTitle, after.JobTitle);
        Add("Department", before.Department, after.Department);
        Add("Terms of employment", before.TermsReference, after.TermsReference);
        Add("HR reference", before.ExternalReference, after.ExternalReference);
        Add("Line manager", before.LineManagerId?.ToString(), after.LineManagerId?.ToString(), showValues: false);
        Add("Employer", before.EmployerId?.ToString(), after.EmployerId?.ToString(), showValues: false);
        return changes;

        void Add(string field, string? old, string? now, bool showValues = true)
        {
            if (old != now)
            {
                changes.Add(showValues ? new(field, old, now) : new(field, null, null));
            }
        }
    }
}
