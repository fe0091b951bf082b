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

/// <summary>
/// Signs an account in. One sentence, one status and one password hash's worth of time for every failure, so that nobody
/// learns which addresses have accounts, which are closed and which are locked.
/// </summary>
[AllowAnonymous]
[EnableRateLimiting(AccessServices.SecretLimit)]
public sealed class IndexModel(
    RegisterDbContext db, SignInManager<Account> signIn, IPasswordHasher<Account> hasher, NobodysPassword nobodys, CurrentAccount me, ILogger<IndexModel> log) : PageModel
{
    public const string Failed =
        "That did not work. Check the e-mail address and the password. After several wrong passwords an account is locked for a while; an administrator can give you a new password link.";

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
        if (account?.PasswordHash is null || await signIn.UserManager.IsLockedOutAsync(account))
        {
            hasher.VerifyHashedPassword(null!, nobodys.Hash, Input.Password!); // takes as long as a real check
            return Refuse(account?.Id);
        }

        var result = await signIn.PasswordSignInAsync(account, Input.Password!, isPersistent: false, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            return Refuse(account.Id);
        }

        log.LogInformation("Account {Account} signed in", account.Id);
        return LocalRedirect(Url.IsLocalUrl(Next) ? Next! : "/");
    }

    private PageResult Refuse(Guid? accountId)
    {
        log.LogWarning("A sign-in failed for account {Account}", accountId);
        ModelState.AddModelError("", Failed);
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
                RuleFor(i => i.Password).NotEmpty().WithMessage("Enter your password.")
                    .MaximumLength(200).WithMessage("Enter your password: none has more than 200 characters.");
            }
        }
    }
}
