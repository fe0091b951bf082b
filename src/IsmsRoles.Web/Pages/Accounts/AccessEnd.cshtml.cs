using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Domain;
using Microsoft.AspNetCore.Mvc;

namespace IsmsRoles.Web.Pages.Accounts;

/// <summary>Sets the last day an account can be used, or takes it away.</summary>
public sealed class AccessEndModel(RegisterDbContext db, Ledger ledger) : AccountPage(db)
{
    [BindProperty]
    public EndInput Input { get; set; } = new();

    public void OnGet() => Input = new() { LastDay = Account.AccessEndsOn };

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await ledger.ChangeAsync(
            async change => (await ForChangeAsync(change)).EndAccessOn(Input.LastDay, change.Today, await OpenAdministrators.BesidesAsync(change.Db, Id)),
            Cancellation);
        return Done(Input.LastDay is { } day ? $"The access ends with {day.InWords()}." : "The access does not end by itself.");
    }

    public sealed class EndInput
    {
        public DateOnly? LastDay { get; set; }
    }
}
