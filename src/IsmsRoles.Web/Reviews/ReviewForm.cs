using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Data.Reviews;
using IsmsRoles.Domain.Reviews;
using IsmsRoles.Web.Pages;
using Microsoft.AspNetCore.Mvc;

namespace IsmsRoles.Web.Reviews;

/// <summary>A page on which one thing is read and reviewed: what lies there, and one button with a note.</summary>
public abstract class ReviewForm(Ledger ledger) : ShownPage
{
    [BindProperty]
    public ReviewInput Input { get; set; } = new();

    /// <summary>What is shown now; its hash goes with the form.</summary>
    public ReviewSubject Subject { get; protected set; } = null!;

    public ReviewRow Row { get; protected set; } = null!;

    public ReviewHistory History { get; protected set; } = null!;

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var review = (await ledger.ChangeAsync(change => ReviewRecording.RecordAsync(change, [(Subject.RoleId, Input.Sha256)], Input.Note)))[0];
        TempData["Done"] = $"{review.Title} was reviewed. The next review is due on {TagHelpers.DateWords.Day(review.On.AddMonths(Row.Months))}.";
        return LocalRedirect("/reviews");
    }

    public sealed class ReviewInput
    {
        /// <summary>The hash of what was shown.</summary>
        public string? Sha256 { get; set; }

        public string? Note { get; set; }

        internal sealed class Validator : AbstractValidator<ReviewInput>
        {
            public Validator() => RuleFor(i => i.Note)
                .NotEmpty().WithMessage("Say in a few words what you looked at or whom you asked.")
                .MaximumLength(Review.NoteMaxLength).WithMessage($"At most {Review.NoteMaxLength} characters fit. Shorten the note.");
        }
    }
}
