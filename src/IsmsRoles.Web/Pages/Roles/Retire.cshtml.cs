using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Roles;

/// <summary>Retires a role that nothing depends on any more.</summary>
[Authorize(Policies.Manager)]
public sealed class RetireModel(RegisterDbContext db, Ledger ledger) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public RetireInput Input { get; set; } = new();

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
            role.Retire(change.Today, Input.Reason, await UsesAsync(change, role));
        });
        TempData["Done"] = $"{RoleTitle} was retired.";
        return LocalRedirect($"/roles/{Id}");
    }

    private static async Task<RoleUses> UsesAsync(Change change, Role role)
    {
        var roles = change.Db.Roles.Where(r => r.RetiredOn == null && r.Id != role.Id);
        var designations = await change.Db.Designations.Where(d => d.RoleId == role.Id).Select(d => d.Kind).ToListAsync();
        return new(
            await roles.Where(r => r.ReportsToId == role.Id).Select(r => r.Title).ToListAsync(),
            await change.Db.Assignments.CountAsync(a => a.RoleId == role.Id && (a.EndedOn == null || a.EndedOn >= change.Today)),
            [.. designations.Order().Select(d => d.InWords())],
            await roles.Where(r => r.Authorities.Any(a => a.DelegatedById == role.Id)).Select(r => r.Title).ToListAsync());
    }

    public sealed class RetireInput
    {
        public string? Reason { get; set; }

        internal sealed class Validator : AbstractValidator<RetireInput>
        {
            public Validator() => RuleFor(i => i.Reason).NotEmpty().WithMessage("Say why the role is retired.");
        }
    }
}
