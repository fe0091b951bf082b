using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Domain.Access;
using IsmsRoles.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Accounts;

/// <summary>One account as its pages show it.</summary>
public sealed record AccountView(
    Guid Id, string Email, AccessRight Access, Guid? PersonId, string? PersonName, DateTime? ClosedAt, bool HasPassword, DateTimeOffset? LockedUntil, DateOnly? AccessEndsOn, int SecondFactors)
{
    public bool IsOpen => ClosedAt is null;
}

/// <summary>A page about one account; answers 404 where there is none.</summary>
[Authorize(Policies.Administrator)]
public abstract class AccountPage(RegisterDbContext db) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public AccountView Account { get; private set; } = null!;

    protected RegisterDbContext Db => db;

    protected CancellationToken Cancellation => HttpContext.RequestAborted;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var account = await db.Users.AsNoTracking()
            .Where(a => a.Id == Id)
            .Select(a => new AccountView(
                a.Id, a.Email!, a.Access, a.PersonId, db.People.Where(p => p.Id == a.PersonId).Select(p => p.Name).FirstOrDefault(),
                a.ClosedAt, a.PasswordHash != null, a.LockoutEnd, a.AccessEndsOn, db.SecondFactors.Count(f => f.AccountId == a.Id)))
            .SingleOrDefaultAsync(Cancellation);
        if (account is null)
        {
            context.Result = NotFound();
            return;
        }

        Account = account;
        await next();
    }

    /// <summary>Loads the account for a change, once it is sure that an administrator asks for it.</summary>
    protected async Task<Account> ForChangeAsync(Change change)
    {
        change.Actor.Demand(AccessRight.Administrator);
        return await change.Db.Users.SingleAsync(a => a.Id == Id, Cancellation);
    }

    protected RedirectResult Done(string sentence)
    {
        TempData["Done"] = sentence;
        return Redirect($"/accounts/{Id}");
    }
}
