using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Passwords;

/// <summary>
/// Sets an account's password through a one-time link. An unknown, a used and an expired link get the same answer, 410.
/// The token is known only to whoever holds the address: the database has its hash, and logs the route's pattern.
/// </summary>
[AllowAnonymous]
[EnableRateLimiting(AccessServices.SecretLimit)]
public sealed class IndexModel(RegisterDbContext db, Ledger ledger, PasswordRules rules, TimeProvider clock) : PageModel
{
    [FromRoute]
    public string Token { get; set; } = "";

    [BindProperty]
    public PasswordInput Input { get; set; } = new();

    /// <summary>Whose password is set; null where the link does not work.</summary>
    public string? Email { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var hash = PasswordLink.Hash(Token);
        var now = clock.GetUtcNow().UtcDateTime;
        Email = await db.PasswordLinks
            .Where(l => l.TokenHash == hash && l.UsedAt == null && l.ExpiresAt > now)
            .Join(db.Users.Where(a => a.ClosedAt == null), l => l.AccountId, a => a.Id, (_, a) => a.Email)
            .SingleOrDefaultAsync(HttpContext.RequestAborted);
        if (Email is null)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            context.Result = Page();
            return;
        }

        await next();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (ModelState.IsValid)
        {
            await rules.CheckAsync(Input.Password!, Email!, ModelState, "Input.Password");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var hash = PasswordLink.Hash(Token);
        var passwordHash = rules.Hash(Input.Password!); // slow on purpose, so outside the transaction
        await ledger.As("Whoever held the one-time link").ChangeAsync(
            async change =>
            {
                var link = await change.Db.PasswordLinks.SingleAsync(l => l.TokenHash == hash);
                link.Use(change.Now);
                (await change.Db.Users.SingleAsync(a => a.Id == link.AccountId)).SetPassword(passwordHash, through: link.Issued);
            },
            HttpContext.RequestAborted);
        TempData["Done"] = "The password is set. Sign in with it.";
        return Redirect("/sign-in");
    }

    public sealed class PasswordInput
    {
        public string? Password { get; set; }

        public string? Again { get; set; }

        internal sealed class Validator : AbstractValidator<PasswordInput>
        {
            public Validator()
            {
                RuleFor(i => i.Password)
                    .NotEmpty().WithMessage("Choose a password.")
                    .MaximumLength(200).WithMessage("Use at most 200 characters.");
                RuleFor(i => i.Again)
                    .Equal(i => i.Password).WithMessage("The two passwords differ. Type the same one twice.");
            }
        }
    }
}
