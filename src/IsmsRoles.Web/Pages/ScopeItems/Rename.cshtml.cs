using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Inputs;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.ScopeItems;

/// <summary>Renames a scope item; assignments limited to it follow.</summary>
[Authorize(Policies.Manager)]
public sealed class RenameModel(RegisterDbContext db, Ledger ledger) : ScopeItemPage(db, ledger), IShowsConflict
{
    [BindProperty]
    public RenameInput Input { get; set; } = new();

    public Conflict? Conflict { get; set; }

    public void OnGet() => Input = new() { Name = Item.Name, Revision = Item.Revision };

    public Task<IActionResult> OnPostAsync() => RecordAsync(
        item =>
        {
            Change.Expect(item, Input.Revision);
            item.Rename(Input.Name);
        },
        $"{Item.Name} is now called {Input.Name?.Trim()}.");

    public async Task<Conflict> FindConflictAsync()
    {
        var saved = await Db.ScopeItems.AsNoTracking().SingleAsync(s => s.Id == Id, Cancellation);
        Input.Revision = saved.Revision;
        ModelState.Remove("Input.Revision");
        var (who, at) = await LastChange.OfAsync(
            Db, Id, "scopeItemId", [nameof(ScopeItemAdded), nameof(ScopeItemRenamed), nameof(ScopeItemRetired)], Cancellation);
        return new(who, at, [new("Name", saved.Name, Input.Name), new("State", saved.IsRetired ? "Retired" : "In use", "In use")]);
    }

    public sealed class RenameInput
    {
        public string? Name { get; set; }

        public int Revision { get; set; }

        internal sealed class Validator : AbstractValidator<RenameInput>
        {
            public Validator() => RuleFor(i => i.Name).NotEmpty().WithMessage("Give the scope item a name.");
        }
    }
}
