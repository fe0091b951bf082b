using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace IsmsRoles.Web.Pages.MyAccount;

/// <summary>Changes one's own password, knowing the present one. Who stood behind that stands behind the new one too.</summary>
[EnableRateLimiting(AccessServices.SecretLimit)]
public sealed class PasswordModel(
    RegisterDbContext db, CurrentAccount me, Reauthentication reauthentication, OwnSecondFactors own, PasswordRules rules) : MyAccountPage(db, me)
{
    [BindProperty]
    public PasswordInput Input { get; set; } = new();

    public string Email => Me.Email;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (ModelState.IsValid)
        {
            await rules.CheckAsync(Input.New!, Me.Email, ModelState, "Input.New");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        await reauthentication.DemandPasswordAsync(Input.Password);
        await own.ChangePasswordAsync(rules.Hash(Input.New!), Cancellation); // hashed here: slow on purpose, so outside the transaction
        return Done("Your password was changed. Other sessions have ended.");
    }

    public sealed class PasswordInput
    {
        public string? Password { get; set; }

        public string? New { get; set; }

        public string? Again { get; set; }

        internal sealed class Validator : AbstractValidator<PasswordInput>
        {
            public Validator()
            {
                RuleFor(i => i.Password).NotEmpty().WithMessage("Enter your present password.");
                RuleFor(i => i.New).NotEmpty().WithMessage("Choose a password.").MaximumLength(200).WithMessage("Use at most 200 characters.");
                RuleFor(i => i.Again).Equal(i => i.New).WithMessage("The two passwords differ. Type the same one twice.");
            }
        }
    }
}
