using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Successors;

/// <summary>A Manager withdraws a successor signatory with a reason; the entry stays on record.</summary>
[Authorize(Policies.Manager)]
public sealed class WithdrawModel(RegisterDbContext db, Ledger ledger, CurrentAccount me, IOrganisationTime time, TimeProvider clock)
    : SuccessorPage(db, me, time, clock)
{
    [BindProperty]
    public WithdrawInput Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await ledger.ChangeAsync(async change =>
        {
            var situation = await SigningSituations.LoadAsync(change);
            var successor = await change.Db.SuccessorSignatories.SingleAsync(s => s.Id == Id);
            successor.Withdraw(change.Actor, Input.Reason, situation);
        });
        TempData["Done"] = $"{Successor.Name} was withdrawn as successor signatory.";
        return LocalRedirect("/successors");
    }

    public sealed class WithdrawInput
    {
        public string? Reason { get; set; }

        internal sealed class Validator : AbstractValidator<WithdrawInput>
        {
            public Validator() => RuleFor(i => i.Reason)
                .NotEmpty().WithMessage("Say why the successor is withdrawn.")
                .MaximumLength(Domain.Reason.MaxLength).WithMessage($"At most {Domain.Reason.MaxLength} characters fit. Shorten the reason.");
        }
    }
}
