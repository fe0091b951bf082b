using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Versions;

/// <summary>A second person refuses a paper record with a reason; it stays on record and counts for nothing.</summary>
[Authorize(Policies.Confirmer)]
[EnableRateLimiting(AccessServices.SecretLimit)]
public sealed class PaperRefuseModel(
    RegisterDbContext db, Ledger ledger, Reauthentication reauthentication, CurrentAccount me, IOrganisationTime time, TimeProvider clock)
    : PaperPage(db, me, time, clock)
{
    [BindProperty]
    public RefuseInput Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var who = await reauthentication.DemandForSigningAsync(Input.Password, Input.Code);
        await ledger.ChangeAsync(async change =>
        {
            var situation = await SigningSituations.LoadAsync(change);
            var version = await change.Db.Versions.SingleAsync(v => v.Id == Id);
            version.RefusePaper(change.Actor, Number, Input.Reason, who.By, situation);
        });
        TempData["Done"] = $"You refused {Record.Reference}. It counts for nothing.";
        return LocalRedirect(View.Address);
    }

    public sealed class RefuseInput
    {
        public string? Reason { get; set; }

        public string? Password { get; set; }

        /// <summary>From the authenticator, or a recovery code; asked for where the account has a second factor.</summary>
        public string? Code { get; set; }

        internal sealed class Validator : AbstractValidator<RefuseInput>
        {
            public Validator()
            {
                RuleFor(i => i.Reason)
                    .NotEmpty().WithMessage("Say what is wrong with this record.")
                    .MaximumLength(Domain.Reason.MaxLength).WithMessage($"At most {Domain.Reason.MaxLength} characters fit. Shorten the reason.");
                RuleFor(i => i.Password).NotEmpty().WithMessage("Enter your password to refuse it.");
            }
        }
    }
}
