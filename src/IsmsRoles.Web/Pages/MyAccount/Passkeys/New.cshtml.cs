using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Domain;
using IsmsRoles.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace IsmsRoles.Web.Pages.MyAccount.Passkeys;

/// <summary>Adds a passkey: first a name and the password, then the browser makes it.</summary>
[EnableRateLimiting(AccessServices.SecretLimit)]
public sealed class NewModel(
    RegisterDbContext db, CurrentAccount me, Reauthentication reauthentication, OwnSecondFactors own, PasskeyCeremonies passkeys) : MyAccountPage(db, me)
{
    [BindProperty]
    public NameInput Input { get; set; } = new();

    /// <summary>What the browser needs to make it; null before the password was right.</summary>
    public string? Creation { get; private set; }

    /// <summary>Recovery codes to keep, once it was added.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    private string Purpose => $"new passkey {Me.SessionId} {Me.AccountId}";

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var account = await reauthentication.DemandPasswordAsync(Input.Password);
        Creation = await passkeys.AskForNewAsync(account, Me.Name, Purpose, Input.Name!.Trim());
        return Page();
    }

    public async Task<IActionResult> OnPostCreatedAsync(string? passkey)
    {
        ModelState.Clear();
        var (made, name) = await passkeys.AnswerWithNewAsync(passkey, Purpose, Cancellation)
            ?? throw new RuleBrokenException("The passkey could not be checked, so none was added. Begin again.");
        Codes = await own.AddPasskeyAsync(made, name, Cancellation);
        return Codes.Count > 0 ? Page() : Done($"The passkey “{name}” was added.");
    }

    public sealed class NameInput
    {
        public string? Name { get; set; }

        public string? Password { get; set; }

        internal sealed class Validator : AbstractValidator<NameInput>
        {
            public Validator()
            {
                RuleFor(i => i.Name).NotEmpty().WithMessage("Give the passkey a name, such as: work phone.")
                    .MaximumLength(SecondFactor.NameMaxLength).WithMessage($"Use at most {SecondFactor.NameMaxLength} characters.");
                RuleFor(i => i.Password).NotEmpty().WithMessage(PasswordAgain.Missing);
            }
        }
    }
}
