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

        var who = await reauthentication.DemandAsync(Input, Purpose);
        await ledger.ChangeAsync(async change =>
        {
            var situation = await SigningSituations.LoadAsync(change);
            var version = await change.Db.Versions.SingleAsync(v => v.Id == Id);
            version.RefusePaper(change.Actor, Number, Input.Reason, who.By, situation, who.TwoFactors);
        });
        TempData["Done"] = $"You refused {Record.Reference}. It counts for nothing.";
        return LocalRedirect(View.Address);
    }

    /// <summary>A challenge that refuses this record, in this session, once.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync() =>
        Content(await reauthentication.AskPasskeyAsync(Purpose), "application/json");

    private string Purpose => $"refuse paper {Id} {Number} {Record.ScanSha256}";

    public sealed class RefuseInput : AskedAgain
    {
        public string? Reason { get; set; }

        internal override Deed Deed => Deed.Refuse;

        internal sealed class Validator : AbstractValidator<RefuseInput>
        {
            public Validator()
            {
                RuleFor(i => i.Reason)
                    .NotEmpty().WithMessage("Say what is wrong with this record.")
                    .MaximumLength(Domain.Reason.MaxLength).WithMessage($"At most {Domain.Reason.MaxLength} characters fit. Shorten the reason.");
                Include(new AskedAgainValidator());
            }
        }
    }
}
