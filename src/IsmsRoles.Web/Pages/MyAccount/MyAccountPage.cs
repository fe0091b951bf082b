using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.MyAccount;

/// <summary>A page about one's own account: everybody signed in has them.</summary>
[Authorize]
public abstract class MyAccountPage(RegisterDbContext db, CurrentAccount me) : PageModel
{
    public static Crumb[] Trail { get; } = [new("My account", "/my-account")];

    protected RegisterDbContext Db => db;

    protected CurrentAccount Me => me;

    protected CancellationToken Cancellation => HttpContext.RequestAborted;

    protected Task<SecondFactor?> MineAsync(Guid id, SecondFactorKind kind) =>
        db.SecondFactors.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id && f.AccountId == me.AccountId && f.Kind == kind, Cancellation);

    protected Task<SecondFactor?> MyAuthenticatorAsync() =>
        db.SecondFactors.AsNoTracking().SingleOrDefaultAsync(f => f.AccountId == me.AccountId && f.Kind == SecondFactorKind.Authenticator, Cancellation);

    protected RedirectResult Done(string sentence)
    {
        TempData["Done"] = sentence;
        return Redirect("/my-account");
    }
}
