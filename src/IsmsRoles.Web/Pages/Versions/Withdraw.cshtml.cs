using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Versions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Versions;

/// <summary>A Manager takes a submission back with a reason, so that the register can be submitted again.</summary>
[Authorize(Policies.Manager)]
public sealed class WithdrawModel(RegisterDbContext db, Ledger ledger) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public WithdrawInput Input { get; set; } = new();

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

        await ledger.ChangeAsync(async change =>
        {
            var version = await change.Db.Versions.SingleAsync(v => v.Id == Id);
            version.Withdraw(change.Actor, Input.Reason, change.Now);
        });
        TempData["Done"] = $"{View.Title}, was withdrawn.";
        return LocalRedirect($"/versions/{Id}");
    }

    public sealed class WithdrawInput
    {
        public string? Reason { get; set; }

        internal sealed class Validator : AbstractValidator<WithdrawInput>
        {
            public Validator() => RuleFor(i => i.Reason)
                .NotEmpty().WithMessage("Say why it is withdrawn.")
                .MaximumLength(Domain.Reason.MaxLength).WithMessage($"At most {Domain.Reason.MaxLength} characters fit. Shorten the reason.");
        }
    }
}
