using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Scopes;
using IsmsRoles.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.ScopeItems;

/// <summary>Adds something an assignment can be limited to.</summary>
[Authorize(Policies.Manager)]
public sealed class NewModel(Ledger ledger) : PageModel
{
    [BindProperty]
    public NewInput Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await ledger.ChangeAsync(
            async change =>
            {
                var item = new ScopeItem(Input.Kind!.Value, Input.Name);
                if (await change.Db.ScopeItems.AnyAsync(s => s.Kind == item.Kind && s.Name == item.Name && !s.IsRetired))
                {
                    throw new RuleBrokenException($"{item.Name} is in the list already.", "Name");
                }

                change.Db.ScopeItems.Add(item);
            },
            HttpContext.RequestAborted);
        TempData["Done"] = $"{Input.Name!.Trim()} was added. Assignments can be limited to it now.";
        return LocalRedirect("/scope-items");
    }

    public sealed class NewInput
    {
        public ScopeKind? Kind { get; set; }

        public string? Name { get; set; }

        internal sealed class Validator : AbstractValidator<NewInput>
        {
            public Validator()
            {
                RuleFor(i => i.Kind).NotNull().WithMessage("Choose what kind of scope this is.");
                RuleFor(i => i.Name).NotEmpty().WithMessage("Give the scope item a name.");
            }
        }
    }
}
