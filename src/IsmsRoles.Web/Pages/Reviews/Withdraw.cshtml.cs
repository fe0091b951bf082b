using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Domain.Reviews;
using IsmsRoles.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Reviews;

/// <summary>Withdraws a review made by mistake, with a reason; both stay on record.</summary>
[Authorize(Policies.Manager)]
public sealed class WithdrawModel(RegisterDbContext db, Ledger ledger) : ShownPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public WithdrawInput Input { get; set; } = new();

    public Review Review { get; private set; } = null!;

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await ledger.ChangeAsync(async change =>
        {
            var review = await change.Db.Reviews.Include(r => r.Withdrawal).SingleAsync(r => r.Id == Id);
            review.Withdraw(change.Actor, Input.Reason, change.Now, change.Today);
        });
        TempData["Done"] = $"The review of {Review.Title} was withdrawn.";
        return LocalRedirect("/reviews");
    }

    protected override async Task<bool> LoadAsync()
    {
        var review = await db.Reviews.AsNoTracking().SingleOrDefaultAsync(r => r.Id == Id, Cancellation);
        Review = review!;
        return review is not null;
    }

    public sealed class WithdrawInput
    {
        public string? Reason { get; set; }

        internal sealed class Validator : AbstractValidator<WithdrawInput>
        {
            public Validator() => RuleFor(i => i.Reason)
                .NotEmpty().WithMessage("Say why the review is withdrawn.")
                .MaximumLength(Domain.Reason.MaxLength).WithMessage($"At most {Domain.Reason.MaxLength} characters fit. Shorten the reason.");
        }
    }
}
