using FluentValidation;
using IsmsRoles.Domain;

namespace IsmsRoles.Web.Pages.Accounts;

/// <summary>Why an account is closed or opened again.</summary>
public sealed class ReasonInput
{
    public string? Reason { get; set; }

    internal sealed class Validator : AbstractValidator<ReasonInput>
    {
        public Validator() => RuleFor(i => i.Reason)
            .NotEmpty().WithMessage("Say why.")
            .MaximumLength(Domain.Reason.MaxLength).WithMessage("At most 1,000 characters fit. Shorten it.");
    }
}
