using FluentValidation;

namespace IsmsRoles.Web.Pages.MyAccount;

/// <summary>The password typed again before something about one's own account is changed.</summary>
public sealed class PasswordAgain
{
    internal const string Missing = "Enter your password, so that nobody changes this from a screen left open.";

    public string? Password { get; set; }

    internal sealed class Validator : AbstractValidator<PasswordAgain>
    {
        public Validator() => RuleFor(i => i.Password).NotEmpty().WithMessage(Missing);
    }
}
