using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Domain;
using IsmsRoles.Domain.ThirdParties;
using IsmsRoles.Web.Inputs;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.ThirdParties;

/// <summary>What adding and editing a third party have in common.</summary>
public abstract class ThirdPartyForm(RegisterDbContext db, IOrganisationTime time) : ShownPage
{
    private PickerAnswers? _answers;

    [BindProperty]
    public ThirdPartyInput Input { get; set; } = new();

    public IReadOnlyList<PickerChoice>? OwnerChoices => Answers.ChoicesFor("Input.OwnerId");

    protected RegisterDbContext Db { get; } = db;

    private PickerAnswers Answers => _answers ??= new(ModelState);

    /// <summary>The details as typed; an answer that means nobody is in the model state.</summary>
    protected async Task<ThirdPartyDetails> TypedAsync()
    {
        var owner = await Answers.ChosenIdAsync(
            Input.OwnerId,
            "Input.OwnerId",
            text => Finders.PeopleAsync(Db, text, time.Today, Cancellation),
            missing: null,
            "Check the spelling, leave it empty, or add that person first.");
        return new(Input.Name, Input.Service, Input.ContractReference, Input.ContractEndsOn, Input.SecurityContact, Input.SecurityContactEmail, owner);
    }

    /// <summary>Inside a change: the owner is in the register.</summary>
    protected static async Task RefuseUnknownAsync(RegisterDbContext db, ThirdPartyDetails details)
    {
        if (details.OwnerId is { } owner && !await db.People.AnyAsync(p => p.Id == owner))
        {
            throw new RuleBrokenException("That owner is not in the register. Choose another person.", "OwnerId");
        }
    }

    public sealed class ThirdPartyInput
    {
        public string? Name { get; set; }

        public string? Service { get; set; }

        public string? ContractReference { get; set; }

        public DateOnly? ContractEndsOn { get; set; }

        public string? SecurityContact { get; set; }

        public string? SecurityContactEmail { get; set; }

        /// <summary>The person inside who owns the relationship.</summary>
        public PickerInput OwnerId { get; set; } = new();

        public int Revision { get; set; }

        internal sealed class Validator : AbstractValidator<ThirdPartyInput>
        {
            public Validator()
            {
                RuleFor(i => i.Name).NotEmpty().WithMessage("Give the third party's name.");
                RuleFor(i => i.Service).NotEmpty().WithMessage("Say what service they provide.");
                RuleFor(i => i.ContractEndsOn).MayBeADay();
            }
        }
    }
}
