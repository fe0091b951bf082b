using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;

namespace IsmsRoles.Web.Pages.MyAccount.Authenticator;

/// <summary>Removes one's own authenticator.</summary>
[EnableRateLimiting(AccessServices.SecretLimit)]
public sealed class RemoveModel(RegisterDbContext db, CurrentAccount me, Reauthentication reauthentication, OwnSecondFactors own) : MyAccountPage(db, me)
{
    private Guid _id;

    [BindProperty]
    public PasswordAgain Input { get; set; } = new();

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await MyAuthenticatorAsync() is not { } authenticator)
        {
            context.Result = Redirect("/my-account");
            return;
        }

        _id = authenticator.Id;
        await next();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await reauthentication.DemandPasswordAsync(Input.Password);
        await own.RemoveAsync(_id, Cancellation);
        return Done("The authenticator was removed.");
    }
}
