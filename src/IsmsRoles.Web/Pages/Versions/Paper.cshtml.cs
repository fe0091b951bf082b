using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Inputs;
using IsmsRoles.Web.TagHelpers;
using IsmsRoles.Web.Versions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Versions;

/// <summary>A Manager records minutes or a signed page (rule 8); it counts once a second person confirms it.</summary>
[Authorize(Policies.Manager)]
public sealed class PaperModel(RegisterDbContext db, Ledger ledger, CurrentAccount me, IOrganisationTime time, TimeProvider clock) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public PaperInput Input { get; set; } = new();

    public VersionView View { get; private set; } = null!;

    public string? Obstacle { get; private set; }

    public IReadOnlyList<SelectListItem> Voters =>
        [.. View.Version.PossibleVoters().Select(s => new SelectListItem(VersionWords.NameAndTitle(s.Name, s.JobTitle), s.PersonId.ToString()))];

    public bool WasRefused => HttpMethods.IsPost(Request.Method);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await VersionView.LoadAsync(db, v => v.Id == Id, HttpContext.RequestAborted) is not { } view)
        {
            context.Result = NotFound();
            return;
        }

        View = view;
        var situation = await SigningSituations.LoadAsync(db, me.PersonId, clock.GetUtcNow().UtcDateTime, time.Today, HttpContext.RequestAborted);
        Obstacle = view.Version.ObstacleToRecordingPaper(me.Actor, situation);
        await next();
    }

    public IActionResult OnGet() => View.IsWaiting ? Page() : LocalRedirect(View.Address);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var scan = await FiledUpload.ReadAsync(Input.Scan, HttpContext.RequestAborted);
        await ledger.ChangeAsync(async change =>
        {
            var situation = await SigningSituations.LoadAsync(change);
            var version = await change.Db.Versions.SingleAsync(v => v.Id == Id);
            var file = scan?.ToEvidence(nameof(PaperInput.Scan), change.Now);
            version.RecordOnPaper(change.Actor, new(Input.DecidedOn, Input.Reference, Input.Quoted, file?.Id, file?.Sha256, Input.Members), situation);
            change.Db.EvidenceFiles.Add(file!);
        });
        TempData["Done"] = "The paper was recorded. A second person must now compare it with the scan.";
        return LocalRedirect($"/versions/{Id}");
    }

    public sealed class PaperInput
    {
        public string? Reference { get; set; }

        public DateOnly? DecidedOn { get; set; }

        /// <summary>The people who voted for it.</summary>
        public List<Guid> Members { get; set; } = [];

        public string? Quoted { get; set; }

        public IFormFile? Scan { get; set; }

        internal sealed class Validator : AbstractValidator<PaperInput>
        {
            public Validator()
            {
                RuleFor(i => i.Reference).NotEmpty().WithMessage("Give the reference of the minutes or of the signed page.");
                RuleFor(i => i.DecidedOn).MustBeADay("Give the day on which top management decided.");
                RuleFor(i => i.Members).NotEmpty().WithMessage("Choose the members of top management who voted for it.");
                RuleFor(i => i.Quoted).NotEmpty().WithMessage("Type the SHA-256 that the paper quotes, or its first and last eight characters.");
                RuleFor(i => i.Scan).NotNull().WithMessage("Attach the scan as PDF, PNG or JPEG.");
            }
        }
    }
}
