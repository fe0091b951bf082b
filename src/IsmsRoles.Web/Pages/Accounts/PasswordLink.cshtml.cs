using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace IsmsRoles.Web.Pages.Accounts;

/// <summary>Issues a one-time link that sets the account's password. The link is shown in this answer only.</summary>
public sealed class PasswordLinkModel(RegisterDbContext db, Ledger ledger) : AccountPage(db)
{
    /// <summary>The whole address; null before it is issued.</summary>
    public string? Address { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime ExpiresAt { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (link, token) = await ledger.ChangeAsync(
            async change =>
            {
                var account = await ForChangeAsync(change);
                await OpenPasswordLinks.ExpireAsync(change, Id, Cancellation);
                var (issued, secret) = PasswordLink.Issue(account, change.Now);
                change.Db.Add(issued);
                return (issued, secret);
            },
            Cancellation);
        (Address, ExpiresAt) = ($"{Request.Scheme}://{Request.Host}{Request.PathBase}/password/{token}", link.ExpiresAt);
        return Page(); // not a redirect: the token is kept nowhere, so only this answer can show it
    }
}
