using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Roles;

/// <summary>Puts a retired role back into use.</summary>
[Authorize(Policies.Manager)]
public sealed class ReinstateModel(RegisterDbContext db, Ledger ledger) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public ReinstateInput Input { get; set; } = new();

    public string RoleTitle { get; private set; } = "";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await db.Roles.Where(r => r.Id == Id).Select(r => r.Title).SingleOrDefaultAsync(HttpContext.RequestAborted) is not { } title)
        {
            context.Result = NotFound();
            return;
        }

        RoleTitle = title;
        await next();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await ledger.ChangeAsync(async change =>
        {
            var role = await change.Db.Roles.AsSplitQuery().SingleAsync(r => r.Id == Id);
            role.Reinstate(Input.Reason);
        });
        TempData["Done"] = $"{RoleTitle} is used again. Choose whom it reports to.";
        return LocalRedirect($"/roles/{Id}");
    }

    public sealed class ReinstateInput
    {
        public string? Reason { get; set; }

        internal sealed class Validator : AbstractValidator<ReinstateInput>
        {
            public Validator() => RuleFor(i => i.Reason).NotEmpty().WithMessage("Say why the role is used again.");
        }
    }
}
