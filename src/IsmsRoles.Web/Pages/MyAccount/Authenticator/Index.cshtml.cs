using System.Security.Cryptography;
using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Domain;
using IsmsRoles.Web.Access;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;

namespace IsmsRoles.Web.Pages.MyAccount.Authenticator;

/// <summary>Sets up authenticator codes. Until a code proves that the application has the key, the key is in this form alone, encrypted.</summary>
[EnableRateLimiting(AccessServices.SecretLimit)]
public sealed class IndexModel(
    RegisterDbContext db,
    CurrentAccount me,
    Reauthentication reauthentication,
    OwnSecondFactors own,
    SecondFactorCodes codes,
    IDataProtectionProvider protection) : MyAccountPage(db, me)
{
    private string _key = "";

    [BindProperty]
    public SetupInput Input { get; set; } = new();

    /// <summary>The key, encrypted for this account.</summary>
    public string Setup { get; private set; } = "";

    /// <summary>Recovery codes to keep, once it is set up.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    /// <summary>What the QR code holds (the otpauth scheme that authenticator applications share).</summary>
    public string Address => $"otpauth://totp/{Uri.EscapeDataString("IsmsRoles")}:{Uri.EscapeDataString(Me.Email)}?secret={_key}&issuer=IsmsRoles";

    public string Picture => QrPicture.Of(Address);

    public string KeyInGroups => string.Join(' ', _key.Chunk(4).Select(part => new string(part)));

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await MyAuthenticatorAsync() is not null)
        {
            context.Result = Redirect("/my-account");
            return;
        }

        _key = Unprotected(Input.Setup) ?? SecondFactorCodes.NewKey();
        Setup = Protector().Protect(_key);
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
        var step = codes.StepOf(_key, Input.Code)
            ?? throw new RuleBrokenException("This is not the code that belongs to the picture. Check that the phone shows the right time, and type the next code.", "Code");
        Codes = await own.AddAuthenticatorAsync(codes.Protect(_key), step, Cancellation);
        return Codes.Count > 0 ? Page() : Done("The authenticator is set up.");
    }

    private IDataProtector Protector() => protection.CreateProtector("IsmsRoles.AuthenticatorSetup", Me.AccountId.ToString()!, Me.SessionId ?? "");

    private string? Unprotected(string? setup)
    {
        try
        {
            return string.IsNullOrEmpty(setup) ? null : Protector().Unprotect(setup);
        }
        catch (CryptographicException)
        {
            return null; // made up, or of another account or session: a new key is shown
        }
    }

    public sealed class SetupInput
    {
        public string? Setup { get; set; }

        public string? Code { get; set; }

        public string? Password { get; set; }

        internal sealed class Validator : AbstractValidator<SetupInput>
        {
            public Validator()
            {
                RuleFor(i => i.Code).NotEmpty().WithMessage("Enter the code that the application shows.").MaximumLength(20).WithMessage("A code has six digits.");
                RuleFor(i => i.Password).NotEmpty().WithMessage(PasswordAgain.Missing);
            }
        }
    }
}
