using FluentValidation;
using IsmsRoles.Domain.Positions;

namespace IsmsRoles.Web.Pages.Positions;

/// <summary>What is typed about a position, when it is added and when it is edited.</summary>
public sealed class PositionInput
{
    public string? Title { get; set; }

    public PositionKind? Kind { get; set; }

    public string? TermsOfReference { get; set; }

    public int Revision { get; set; }

    internal PositionDetails ToDetails() => new(Title, Kind!.Value, TermsOfReference);

    internal sealed class Validator : AbstractValidator<PositionInput>
    {
        public Validator()
        {
            RuleFor(i => i.Title).NotEmpty().WithMessage("Give the position a title.");
            RuleFor(i => i.Kind).NotNull().WithMessage("Choose a post or a body.");
        }
    }
}

/// <summary>The pages that draw the fields of a position.</summary>
public interface IPositionForm
{
    PositionInput Input { get; }
}
