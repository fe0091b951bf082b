using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Data.Registers;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.TagHelpers;
using IsmsRoles.Web.Versions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Versions;

/// <summary>What am I assigning, and is it safe? The content, old beside new, and the signature (rules 5 to 9).</summary>
[Authorize(Policies.Approver)]
[EnableRateLimiting(AccessServices.SecretLimit)]
public sealed class SignModel(
    RegisterDbContext db, Ledger ledger, Reauthentication reauthentication, CurrentAccount me, IOrganisationTime time, TimeProvider clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public SignInput Input { get; set; } = new();

    public VersionView View { get; private set; } = null!;

    /// <summary>Why this reader cannot sign, or null.</summary>
    public string? Obstacle { get; private set; }

    /// <summary>They must set up a second factor before they can sign here.</summary>
    public bool NeedsSecondFactor { get; private set; }

    /// <summary>Appointments their signature does not count for (rule 7).</summary>
    public IReadOnlyList<Appointment> Own { get; private set; } = [];

    /// <summary>Who in it left since it was submitted.</summary>
    public IReadOnlyList<string> Left { get; private set; } = [];

    public string Capacity { get; private set; } = "";

    public string OwnTitle => $"Your signature does not count for your own appointment as {VersionWords.Both(Own.Select(a => a.Role).Distinct())}";

    public string OwnCovered
    {
        get
        {
            var others = View.StillMissing.Where(s => s.PersonId != me.PersonId).Select(s => s.Name).ToList();
            var evidenced = Own.All(a => a.CoveredByEvidence || (View.Version.Resolution?.Covers.Contains(a.Assignment.Id) ?? false));
            return evidenced ? "Evidence of appointment or a resolution covers it."
                : View.Given > 0 ? "Somebody else who signs, or has signed, covers it."
                : $"{VersionWords.Either(others)} must sign too before it comes into force.";
        }
    }

    /// <summary>What their signature would bring about.</summary>
    public string Outlook
    {
        get
        {
            var missing = View.Version.Needed - View.Given - 1;
            return missing > 0
                ? $"{View.Version.Needed} signatures are needed; after yours it waits for {(missing == 1 ? "one more" : $"{missing} more")}."
                : View.Version.Needed == 1 ? "One signature is needed. Unless somebody’s own appointment needs another, it comes into force at once."
                : "Yours is the last signature needed. Unless somebody’s own appointment needs another, it comes into force at once.";
        }
    }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await VersionView.LoadAsync(db, v => v.Id == Id, HttpContext.RequestAborted) is not { } view)
        {
            context.Result = NotFound();
            return;
        }

        View = view;
        var situation = await SigningSituations.LoadAsync(db, me.PersonId, clock.GetUtcNow().UtcDateTime, time.Today, HttpContext.RequestAborted);
        var actor = await SignerCredentials.OfAsync(db, me.Actor, HttpContext.RequestAborted);
        Obstacle = view.Version.ObstacleToSigning(actor, situation);
        NeedsSecondFactor = Obstacle is null && situation.SecondFactorRequired && !actor.HasSecondFactor;
        if (Obstacle is null)
        {
            var signatory = view.Version.Signatories.Single(s => s.PersonId == me.PersonId);
            Capacity = $"{VersionWords.NameAndTitle(signatory.Name, signatory.JobTitle)}, {signatory.Capacity.InWords()} ({signatory.Evidence})";
            Own = view.Version.OwnAppointmentsOf(signatory.PersonId, situation);
            Left = [.. view.Version.LeftSinceSubmission(situation).Select(p => p.Name)];
        }

        await next();
    }

    public IActionResult OnGet()
    {
        if (View.Version.StandingApprovals().Any(a => a.PersonId == me.PersonId))
        {
            return LocalRedirect($"/versions/{Id}/signed");
        }

        return View.IsWaiting ? Page() : LocalRedirect(View.Address);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var who = await reauthentication.DemandAsync(Input, Purpose(Input.Sha256));
        await ledger.ChangeAsync(async change =>
        {
            var situation = await SigningSituations.LoadAsync(change);
            var version = await change.Db.Versions.SingleAsync(v => v.Id == Id);
            version.Approve(change.Actor, new(Input.Sha256, who.By, who.TwoFactors), situation);
            await VersionsInForce.NoteAssignmentsAsync(change.Db, version);
        });
        return LocalRedirect($"/versions/{Id}/signed");
    }

    /// <summary>A challenge that signs this content, in this session, once.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync() =>
        Content(await reauthentication.AskPasskeyAsync(Purpose(View.Version.Sha256)), "application/json");

    private string Purpose(string? sha256) => $"sign {Id} {sha256}";

    public sealed class SignInput : AskedAgain
    {
        /// <summary>The hash of the content that was shown.</summary>
        public string? Sha256 { get; set; }

        internal override Deed Deed => Deed.Sign;

        internal sealed class Validator : AbstractValidator<SignInput>
        {
            public Validator()
            {
                Include(new AskedAgainValidator());
            }
        }
    }
}
