using IsmsRoles.Data;
using IsmsRoles.Domain.ThirdParties;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.ThirdParties;

/// <summary>A page about one third party that may change it.</summary>
public abstract class ThirdPartyPage(RegisterDbContext db, Ledger ledger) : ShownPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public ThirdParty ThirdParty { get; private set; } = null!;

    protected RegisterDbContext Db { get; } = db;

    /// <summary>Runs one verb of the third party in the ledger and goes back to its page, or on to another.</summary>
    protected async Task<IActionResult> RecordAsync(Action<ThirdParty> verb, string done, string? next = null)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await ledger.ChangeAsync(async change => verb(await change.Db.ThirdParties.SingleAsync(t => t.Id == Id)), Cancellation);
        TempData["Done"] = done;
        return LocalRedirect(next ?? $"/third-parties/{Id}");
    }

    protected override async Task<bool> LoadAsync()
    {
        ThirdParty = (await Db.ThirdParties.AsNoTracking().SingleOrDefaultAsync(t => t.Id == Id, Cancellation))!;
        return ThirdParty is not null;
    }
}
