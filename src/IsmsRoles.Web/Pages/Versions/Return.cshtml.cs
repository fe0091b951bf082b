using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Versions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Versions;

/// <summary>An approver sends a submission back with a reason; its approvals are void.</summary>
[Authorize(Policies.Approver)]
[EnableRateLimiting(AccessServices.SecretLimit)]
public sealed class ReturnModel(RegisterDbContext db, Ledger ledger, Reauthentication reauthentication) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public ReturnInput Input { get; set; } = new();

    public VersionView View { get; private set; } = null!;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await VersionView.LoadAsync(db, v => v.Id == Id, HttpContext.RequestAborted) is not { } view)
        {
            context.Result = NotFound();
            return;
        }

        View = view;
        await next();
    }

    public IActionResult OnGet() => View.IsWaiting ? Page() : LocalRedirect(View.Address);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await reauthentication.DemandPasswordAsync(Input.Password);
        await ledger.ChangeAsync(async change =>
        {
            var situation = await SigningSituations.LoadAsync(change);
            var version = await change.Db.Versions.SingleAsync(v => v.Id == Id);
            version.Return(change.Actor, Input.Reason, situation);
        });
        TempData["Done"] = $"{View.Title}, was returned to {View.Version.SubmittedByName} with your reason.";
        return LocalRedirect($"/versions/{Id}");
    }

    public sealed class ReturnInput
    {
        public string? Reason { get; set; }

        public string? Password { get; set; }

        internal sealed class Validator : AbstractValidator<ReturnInput>
        {
            public Validator()
            {
                RuleFor(i => i.Reason)
                    .NotEmpty().WithMessage("Say what must change before this can be signed.")
                    .MaximumLength(Domain.Reason.MaxLength).WithMessage($"At most {Domain.Reason.MaxLength} characters fit. Shorten the reason.");
                RuleFor(i => i.Password).NotEmpty().WithMessage("Enter your password to return it.");
            }
        }
    }
}
