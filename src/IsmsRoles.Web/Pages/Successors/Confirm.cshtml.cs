using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Domain.Versions.Content;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Successors;

/// <summary>A further person confirms a successor signatory against the filed evidence; with the second they may sign.</summary>
[Authorize(Policies.Confirmer)]
[EnableRateLimiting(AccessServices.SecretLimit)]
public sealed class ConfirmModel(
    RegisterDbContext db, Ledger ledger, Reauthentication reauthentication, CurrentAccount me, IOrganisationTime time, TimeProvider clock)
    : SuccessorPage(db, me, time, clock)
{
    [BindProperty]
    public ConfirmInput Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var who = await reauthentication.DemandAsync(Input, Purpose(Input.Sha256));
        var stored = await Db.EvidenceFiles.Where(f => f.Id == Successor.EvidenceFileId).Select(f => f.Content).SingleAsync(HttpContext.RequestAborted);
        var storedSha256 = CanonicalJson.Sha256(stored);
        await ledger.ChangeAsync(async change =>
        {
            var situation = await SigningSituations.LoadAsync(change);
            var successor = await change.Db.SuccessorSignatories.SingleAsync(s => s.Id == Id);
            successor.Confirm(change.Actor, Input.Sha256, storedSha256, who.By, situation, who.TwoFactors);
        });
        TempData["Done"] = $"You confirmed {Successor.Name} as successor signatory.";
        return LocalRedirect("/successors");
    }

    /// <summary>A challenge that confirms this successor by this evidence, in this session, once.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync() =>
        Content(await reauthentication.AskPasskeyAsync(Purpose(Successor.EvidenceSha256)), "application/json");

    private string Purpose(string? sha256) => $"confirm successor {Id} {sha256}";

    public sealed class ConfirmInput : AskedAgain
    {
        /// <summary>The hash of the evidence that was shown.</summary>
        public string? Sha256 { get; set; }

        public bool Seen { get; set; }

        internal override Deed Deed => Deed.Confirm;

        internal sealed class Validator : AbstractValidator<ConfirmInput>
        {
            public Validator()
            {
                RuleFor(i => i.Seen).Equal(true).WithMessage("Read the evidence, then say that it shows it.");
                Include(new AskedAgainValidator());
            }
        }
    }
}
