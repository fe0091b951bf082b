using IsmsRoles.Data;
using IsmsRoles.Domain.Positions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Positions;

/// <summary>A page about one position that may change it.</summary>
public abstract class PositionPage(RegisterDbContext db, Ledger ledger) : ShownPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public Position Position { get; private set; } = null!;

    protected RegisterDbContext Db { get; } = db;

    /// <summary>Runs one verb of the position in the ledger and goes back to its page, or on to another.</summary>
    protected async Task<IActionResult> RecordAsync(Func<Change, Position, Task> verb, string done, string? next = null)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await ledger.ChangeAsync(async change => await verb(change, await change.Db.Positions.SingleAsync(p => p.Id == Id)), Cancellation);
        TempData["Done"] = done;
        return LocalRedirect(next ?? $"/positions/{Id}");
    }

    protected override async Task<bool> LoadAsync()
    {
        Position = (await Db.Positions.AsNoTracking().SingleOrDefaultAsync(p => p.Id == Id, Cancellation))!;
        return Position is not null;
    }
}
