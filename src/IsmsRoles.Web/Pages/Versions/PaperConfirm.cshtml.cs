using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Domain.Versions.Content;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.TagHelpers;
using IsmsRoles.Web.Versions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Versions;

/// <summary>A second person compares a paper record with its scan; from then on the signatures count (rule 8).</summary>
[Authorize(Policies.Confirmer)]
[EnableRateLimiting(AccessServices.SecretLimit)]
public sealed class PaperConfirmModel(
    RegisterDbContext db, Ledger ledger, Reauthentication reauthentication, CurrentAccount me, IOrganisationTime time, TimeProvider clock)
    : PaperPage(db, me, time, clock)
{
    [BindProperty]
    public ConfirmInput Input { get; set; } = new();

    // Uploads are told by their first bytes, so a name that ends like a picture's may still be a PDF: then the browser shows the link's text.
    public bool ScanIsImage => Path.GetExtension(Scan.FileName).ToUpperInvariant() is ".PNG" or ".JPG" or ".JPEG";

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var who = await reauthentication.DemandAsync(Input, Purpose(Input.ScanSha256));
        var stored = await Db.EvidenceFiles.Where(f => f.Id == Record.ScanFileId).Select(f => f.Content).SingleAsync(HttpContext.RequestAborted);
        var storedSha256 = CanonicalJson.Sha256(stored);
        await ledger.ChangeAsync(async change =>
        {
            var situation = await SigningSituations.LoadAsync(change);
            var version = await change.Db.Versions.SingleAsync(v => v.Id == Id);
            version.ConfirmPaper(change.Actor, Number, new(Input.ScanSha256, storedSha256, who.By, who.TwoFactors), situation);
            await VersionsInForce.NoteAssignmentsAsync(change.Db, version);
        });
        TempData["Done"] = $"You confirmed {Record.Reference}. The signatures on it count.";
        return LocalRedirect(View.Address);
    }

    /// <summary>A challenge that confirms this record by this scan, in this session, once.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync() =>
        Content(await reauthentication.AskPasskeyAsync(Purpose(Record.ScanSha256)), "application/json");

    private string Purpose(string? scanSha256) => $"confirm paper {Id} {Number} {scanSha256}";

    public sealed class ConfirmInput : AskedAgain
    {
        /// <summary>The hash of the scan that was shown.</summary>
        public string? ScanSha256 { get; set; }

        public bool Seen { get; set; }

        internal override Deed Deed => Deed.Confirm;

        internal sealed class Validator : AbstractValidator<ConfirmInput>
        {
            public Validator()
            {
                RuleFor(i => i.Seen).Equal(true).WithMessage("Read the scan, then say that it says the same.");
                Include(new AskedAgainValidator());
            }
        }
    }
}
