using IsmsRoles.Data;
using IsmsRoles.Domain.Scopes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.ScopeItems;

/// <summary>A page that changes one scope item.</summary>
public abstract class ScopeItemPage(RegisterDbContext db, Ledger ledger) : ShownPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public ScopeItem Item { get; private set; } = null!;

    protected RegisterDbContext Db { get; } = db;

    protected async Task<IActionResult> RecordAsync(Action<ScopeItem> verb, string done)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await ledger.ChangeAsync(async change => verb(await change.Db.ScopeItems.SingleAsync(s => s.Id == Id)), Cancellation);
        TempData["Done"] = done;
        return LocalRedirect("/scope-items");
    }

    protected override async Task<bool> LoadAsync()
    {
        Item = (await Db.ScopeItems.AsNoTracking().SingleOrDefaultAsync(s => s.Id == Id, Cancellation))!;
        return Item is not null;
    }
}
