using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;

namespace IsmsRoles.Web.Pages.MyAccount.Passkeys;

/// <summary>A page about one passkey of one's own; somebody else's is not found.</summary>
[EnableRateLimiting(AccessServices.SecretLimit)]
public abstract class PasskeyPage(RegisterDbContext db, CurrentAccount me) : MyAccountPage(db, me)
{
    [FromRoute]
    public Guid Id { get; set; }

    public string Name { get; private set; } = "";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await MineAsync(Id, SecondFactorKind.Passkey) is not { } passkey)
        {
            context.Result = NotFound();
            return;
        }

        Name = passkey.Name;
        await next();
    }
}
