using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.SignIn;

/// <summary>Signs an account in. One answer for every failure, so that nobody learns which addresses have accounts.</summary>
[AllowAnonymous]
[EnableRateLimiting(AccessServices.SecretLimit)]
public sealed class IndexModel(RegisterDbContext db, SignInManager<Account> signIn, CurrentAccount me, ILogger<IndexModel> log) : PageModel
{
    [BindProperty]
    public SignInInput Input { get; set; } = new();

    /// <summary>Where to go afterwards; only addresses of this application count.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Next { get; set; }

    public IActionResult OnGet() => me.IsSignedIn ? LocalRedirect("/") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var account = await db.Users.SingleOrDefaultAsync(a => a.NormalizedEmail == Account.Normal(Input.Email!) && a.ClosedAt == null, HttpContext.RequestAborted);
        var result = account is null
            ? Microsoft.AspNetCore.Identity.SignInResult.Failed
            : await signIn.PasswordSignInAsync(account, Input.Password!, isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            log.LogInformation("Account {Account} signed in", account!.Id);
            return LocalRedirect(Url.IsLocalUrl(Next) ? Next! : "/");
        }

        log.LogWarning("A sign-in failed for account {Account}", account?.Id);
        ModelState.AddModelError("", result.IsLockedOut
            ? "Too many wrong passwords: this account is locked for a while. Try again later, or ask an administrator for a new password link."
            : "That e-mail address and password do not go together, or the account is closed. Try again, or ask an administrator for a new password link.");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    public sealed class SignInInput
    {
        public string? Email { get; set; }

        public string? Password { get; set; }

        internal sealed class Validator : AbstractValidator<SignInInput>
        {
            public Validator()
            {
                RuleFor(i => i.Email).NotEmpty().WithMessage("Enter your e-mail address.");
                RuleFor(i => i.Password).NotEmpty().WithMessage("Enter your password.");
            }
        }
    }
}
