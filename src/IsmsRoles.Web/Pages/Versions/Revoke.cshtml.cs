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

/// <summary>Top management takes a version out of force, with a reason: once the quorum has signed, nothing is in force.</summary>
[Authorize(Policies.Approver)]
[EnableRateLimiting(AccessServices.SecretLimit)]
public sealed class RevokeModel(
    RegisterDbContext db, Ledger ledger, Reauthentication reauthentication, CurrentAccount me, IOrganisationTime time, TimeProvider clock) : PageModel
{
    private SigningSituation _situation = null!;

    [FromRoute]
    public int Number { get; set; }

    [BindProperty]
    public RevokeInput Input { get; set; } = new();

    public VersionView View { get; private set; } = null!;

    public string? Obstacle { get; private set; }

    /// <summary>They must set up a second factor before they can sign here.</summary>
    public bool NeedsSecondFactor { get; private set; }

    public bool IsOnlyOne => _situation.Former is null;

    public bool HasSigned => me.PersonId is { } person && View.Version.HasSignedRevocation(person);

    /// <summary>Signatures on the revocation that were not taken back.</summary>
    public IReadOnlyList<RevocationSignature> Given => View.Version.StandingRevocationSignatures();

    public string Needed
    {
        get
        {
            var needed = View.Version.NeededToRevoke(_situation);
            var given = View.Version.RevocationSigners(_situation).Count;
            var who = VersionWords.Either(View.Version.Revokers(_situation).Select(r => r.Name));
            return needed == 1
                ? "One signature is needed: it is revoked at once."
                : $"{needed} signatures are needed, and {(given == 0 ? "none was" : given == 1 ? "one was" : $"{given} were")} given. {who} may sign.";
        }
    }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await VersionView.LoadAsync(db, v => v.Number == Number, HttpContext.RequestAborted) is not { } view)
        {
            context.Result = NotFound();
            return;
        }

        View = view;
        _situation = await SigningSituations.LoadForRevokingAsync(db, me.PersonId, clock.GetUtcNow().UtcDateTime, time.Today, HttpContext.RequestAborted);
        var actor = await SignerCredentials.OfAsync(db, me.Actor, HttpContext.RequestAborted);
        Obstacle = view.Version.ObstacleToRevoking(actor, _situation);
        NeedsSecondFactor = _situation.SecondFactorRequired && !actor.HasSecondFactor;
        await next();
    }

    public IActionResult OnGet() => View.Version.State == VersionState.InForce ? Page() : LocalRedirect(View.Address);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var who = await reauthentication.DemandAsync(Input, Purpose(Input.Sha256));
        var revoked = await ledger.ChangeAsync(async change =>
        {
            var situation = await SigningSituations.LoadForRevokingAsync(change);
            var version = await change.Db.Versions.SingleAsync(v => v.Number == Number);
            version.SignRevocation(change.Actor, new(Input.Sha256, who.By, who.TwoFactors), Input.Reason, situation);
            return version.State == VersionState.Revoked;
        });
        TempData["Done"] = revoked ? $"Version {Number} is revoked. No version is in force." : $"You signed the revocation of version {Number}. It waits for others.";
        return LocalRedirect(View.Address);
    }

    /// <summary>A challenge that revokes this version, in this session, once.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync() =>
        Content(await reauthentication.AskPasskeyAsync(Purpose(View.Version.Sha256)), "application/json");

    public async Task<IActionResult> OnPostTakeBackAsync()
    {
        await ledger.ChangeAsync(async change =>
        {
            var version = await change.Db.Versions.SingleAsync(v => v.Number == Number);
            version.TakeBackRevocation(change.Actor, change.Now);
        });
        TempData["Done"] = "Your signature on the revocation was taken back and counts no more.";
        return LocalRedirect(View.Address);
    }

    private string Purpose(string? sha256) => $"revoke {Number} {sha256}";

    public sealed class RevokeInput : AskedAgain
    {
        /// <summary>The hash of the version that was shown.</summary>
        public string? Sha256 { get; set; }

        public string? Reason { get; set; }

        internal override Deed Deed => Deed.Revoke;

        internal sealed class Validator : AbstractValidator<RevokeInput>
        {
            public Validator()
            {
                RuleFor(i => i.Reason)
                    .NotEmpty().WithMessage("Say why this version is revoked.")
                    .MaximumLength(Domain.Reason.MaxLength).WithMessage($"At most {Domain.Reason.MaxLength} characters fit. Shorten the reason.");
                Include(new AskedAgainValidator());
            }
        }
    }
}
