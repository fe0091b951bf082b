using FluentValidation;
using IsmsRoles.Domain;
using IsmsRoles.Domain.HandOvers;
using IsmsRoles.Web.Inputs;
using IsmsRoles.Web.TagHelpers;

namespace IsmsRoles.Web.Pages.HandOvers;

/// <summary>What a hand-over's form sends: what holds for all of it, and a row for each thing.</summary>
public sealed class HandOverInput
{
    /// <summary>For a mover: the last day before the successors begin.</summary>
    public DateOnly? LastDay { get; set; }

    /// <summary>The recorded last day as the form was shown, so that one recorded or reversed meanwhile is noticed.</summary>
    public DateOnly? ShownLastDay { get; set; }

    /// <summary>Who takes over whatever names nobody else.</summary>
    public PickerInput Successor { get; set; } = new();

    /// <summary>First day of the successors.</summary>
    public DateOnly? From { get; set; }

    public string? Reason { get; set; }

    public string? BackdatedReason { get; set; }

    public bool CloseAccount { get; set; }

    public List<HandOverRowInput> Rows { get; set; } = [];

    /// <summary>The keys and revisions of what was shown: what the choices were made about.</summary>
    internal bool IsAbout(HandOverPlan plan) =>
        ShownLastDay == plan.Subject.LastDay && Rows.Select(r => (r.Key ?? "", r.Revision)).ToHashSet().SetEquals(plan.Items.Select(i => (i.Key, i.Revision)));

    internal sealed class Validator : AbstractValidator<HandOverInput>
    {
        public Validator()
        {
            RuleFor(i => i.LastDay).MayBeADay();
            RuleFor(i => i.From).MustBeADay("Give the first day of whoever follows.");
            RuleFor(i => i.Reason)
                .NotEmpty().WithMessage("Say why this is handed over; each change keeps the reason.")
                .MaximumLength(Domain.Reason.MaxLength).WithMessage($"At most {Domain.Reason.MaxLength} characters fit. Shorten the reason.");
            RuleForEach(i => i.Rows).SetValidator(new HandOverRowInput.Validator());
        }
    }
}

/// <summary>What is chosen for one thing.</summary>
public sealed class HandOverRowInput
{
    /// <summary>Of the <see cref="HandOverItem"/>.</summary>
    public string? Key { get; set; }

    public int Revision { get; set; }

    public HandOverChoice? Choice { get; set; }

    /// <summary>Empty means the one named for all.</summary>
    public PickerInput Successor { get; set; } = new();

    /// <summary>Which deputy acts, where there are several.</summary>
    public Guid? DeputyId { get; set; }

    /// <summary>Null means the day given for all.</summary>
    public DateOnly? From { get; set; }

    public DateOnly? Until { get; set; }

    public string? Reason { get; set; }

    public string? Evidence { get; set; }

    public string? AppointmentEvidence { get; set; }

    /// <summary>A row as it is proposed.</summary>
    internal static HandOverRowInput Of(HandOverItem item, HandOverPlan plan) => new()
    {
        Key = item.Key,
        Revision = item.Revision,
        Choice = item.Proposed,
        Until = item.Until > plan.Next ? item.Until : null,
    };

    internal sealed class Validator : AbstractValidator<HandOverRowInput>
    {
        public Validator()
        {
            RuleFor(r => r.Choice).NotNull().WithMessage("Choose what becomes of it.");
            RuleFor(r => r.From).MayBeADay();
            RuleFor(r => r.Until).MayBeADay();
            RuleFor(r => r.Reason).MaximumLength(Domain.Reason.MaxLength);
            RuleFor(r => r.Evidence).MaximumLength(Reference.MaxLength);
            RuleFor(r => r.AppointmentEvidence).MaximumLength(Reference.MaxLength);
        }
    }
}
