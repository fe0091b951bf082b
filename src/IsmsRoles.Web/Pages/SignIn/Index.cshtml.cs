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
/// An account whose access has ended is told so after its right password alone.
/// </summary>
[AllowAnonymous]
[EnableRateLimiting(AccessServices.SecretLimit)]
public sealed class IndexModel(
    RegisterDbContext db, AccountSignIn signIn, PasskeyCeremonies passkeys, IPasswordHasher<Account> hasher, NobodysPassword nobodys, CurrentAccount me, TimeProvider clock, ILogger<IndexModel> log) : PageModel
{
    public const string Failed =
        "That did not work. Check the e-mail address and the password. After several wrong passwords an account is locked for a while; an administrator can give you a new password link.";

    [BindProperty]
    public SignInInput Input { get; set; } = new();

    /// <summary>Where to go afterwards; only addresses of this application count.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Next { get; set => field = value is { Length: <= AccessServices.NextMaxLength } ? value : null; }

    private const string PasskeyPurpose = "sign in";

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

        var result = await signIn.CheckPasswordSignInAsync(account, Input.Password!, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            return Refuse(account.Id);
        }

        if (await EndedAsync(account) is { } ended)
        {
            return ended; // told only to whoever knows the password
        }

        if (await signIn.HasSecondFactorAsync(account.Id))
        {
            await signIn.RememberFirstStepAsync(account);
            return RedirectToPage("/SignIn/Second", new { Next });
        }

        return await EnterAsync(account);
    }

    /// <summary>A challenge that any passkey of this register may answer.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(await passkeys.AskAsync(null, PasskeyPurpose), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(string? passkey)
    {
        ModelState.Clear(); // nothing was typed
        var account = await passkeys.AnswerAsync(passkey, PasskeyPurpose, HttpContext.RequestAborted);
        if (account is null || !account.IsOpen || await signIn.UserManager.IsLockedOutAsync(account))
        {
            return Refuse(account?.Id, "This passkey could not be used here. Try again, or sign in with your password.");
        }

        return await EndedAsync(account) ?? await EnterAsync(account);
    }

    private async Task<IActionResult> EnterAsync(Account account)
    {
        await signIn.SignInAsync(account, isPersistent: false);
        log.LogInformation("Account {Account} signed in", account.Id);
        return LocalRedirect(Url.IsLocalUrl(Next) ? Next! : "/");
    }

    private async Task<IActionResult?> EndedAsync(Account account)
    {
        var facts = await AccountFacts.OfAsync(db, account.Id, HttpContext.RequestAborted);
        return facts?.Ended(clock.GetUtcNow().UtcDateTime) is { } sentence ? Refuse(account.Id, sentence) : null;
    }

    private PageResult Refuse(Guid? accountId, string sentence = Failed)
    {
        log.LogWarning("A sign-in failed for account {Account}", accountId);
        ModelState.AddModelError("", sentence);
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
