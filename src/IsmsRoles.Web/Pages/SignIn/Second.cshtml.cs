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

namespace IsmsRoles.Web.Pages.SignIn;

/// <summary>The second step of signing in. Whoever comes without a first step, or too late, begins again.</summary>
[AllowAnonymous]
[EnableRateLimiting(AccessServices.SecretLimit)]
public sealed class SecondModel(
    RegisterDbContext db, AccountSignIn signIn, SecondFactorCodes codes, PasskeyCeremonies passkeys, TimeProvider clock, ILogger<SecondModel> log) : PageModel
{
    public const string Failed = "This code does not count: it is wrong, too old, or was used already. Wait for the next one, or use a recovery code.";

    private Account _account = null!;

    [BindProperty]
    public CodeInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Next { get; set => field = value is { Length: <= AccessServices.NextMaxLength } ? value : null; }

    public bool HasPasskey { get; private set; }

    public bool HasAuthenticator { get; private set; }

    public string CodeHint => HasAuthenticator ? "Six digits from your authenticator, or a recovery code" : "One of your recovery codes";

    private CancellationToken Cancellation => HttpContext.RequestAborted;

    private string PasskeyPurpose => $"second step {_account.Id} {_account.SecurityStamp}";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var account = await signIn.FirstStepAsync();
        var facts = account is null ? null : await AccountFacts.OfAsync(db, account.Id, Cancellation);
        if (facts is null || facts.Ended(clock.GetUtcNow().UtcDateTime) is not null)
        {
            context.Result = RedirectToPage("/SignIn/Index", new { Next });
            return;
        }

        _account = account!;
        var kinds = await db.SecondFactors.Where(f => f.AccountId == facts.Id).Select(f => f.Kind).Distinct().ToListAsync(Cancellation);
        (HasPasskey, HasAuthenticator) = (kinds.Contains(SecondFactorKind.Passkey), kinds.Contains(SecondFactorKind.Authenticator));
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

        if (await signIn.UserManager.IsLockedOutAsync(_account))
        {
            return await LockedAsync();
        }

        if (await codes.AcceptAsync(_account.Id, Input.Code, Cancellation) is not null)
        {
            await signIn.ResetFailuresAsync(_account);
            return await EnterAsync();
        }

        await signIn.CountFailureAsync(_account);
        return await signIn.UserManager.IsLockedOutAsync(_account) ? await LockedAsync() : Refuse("Input.Code", Failed);
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(await passkeys.AskAsync(_account, PasskeyPurpose), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(string? passkey)
    {
        ModelState.Clear();
        if (await signIn.UserManager.IsLockedOutAsync(_account))
        {
            return await LockedAsync();
        }

        return await passkeys.AnswerAsync(passkey, PasskeyPurpose, Cancellation) is { } answered && answered.Id == _account.Id
            ? await EnterAsync()
            : Refuse("", "This passkey could not be used here. Try again, or type a code.");
    }

    private async Task<IActionResult> EnterAsync()
    {
        await signIn.ForgetFirstStepAsync();
        await signIn.SignInAsync(_account, isPersistent: false);
        log.LogInformation("Account {Account} signed in with a second factor", _account.Id);
        return LocalRedirect(Url.IsLocalUrl(Next) ? Next! : "/");
    }

    // Whoever comes here knows the password already.
    private async Task<IActionResult> LockedAsync()
    {
        await signIn.ForgetFirstStepAsync();
        log.LogWarning("A second step failed for account {Account}, which is locked", _account.Id);
        return Refuse("", "Too many wrong tries: this account is locked for a while. Start again later; an administrator can give you a new password link.");
    }

    private PageResult Refuse(string field, string sentence)
    {
        log.LogWarning("A second step failed for account {Account}", _account.Id);
        ModelState.AddModelError(field, sentence);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    public sealed class CodeInput
    {
        public string? Code { get; set; }

        internal sealed class Validator : AbstractValidator<CodeInput>
        {
            public Validator() => RuleFor(i => i.Code)
                .NotEmpty().WithMessage("Enter a code.")
                .MaximumLength(50).WithMessage("No code is as long as this.");
        }
    }
}
