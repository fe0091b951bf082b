using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Domain;
using IsmsRoles.Domain.People;
using IsmsRoles.Web.Inputs;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.People;

/// <summary>What adding and editing a person have in common: the fields, and what they are chosen from.</summary>
public abstract class PersonForm(RegisterDbContext db, IOrganisationTime time) : ShownPage
{
    private PickerAnswers? _answers;

    [BindProperty]
    public PersonInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Employers { get; private set; } = [];

    public string Organisation { get; private set; } = "";

    public IReadOnlyList<PickerChoice>? ManagerChoices => Answers.ChoicesFor("Input.LineManagerId");

    protected RegisterDbContext Db { get; } = db;

    protected DateOnly Today => time.Today;

    private PickerAnswers Answers => _answers ??= new(ModelState);

    protected async Task LoadChoicesAsync()
    {
        Organisation = await Db.Organisations.Select(o => o.Name).SingleAsync(Cancellation);
        Employers = [.. (await Db.ThirdParties.AsNoTracking()
                .OrderBy(t => EF.Property<string>(t, SearchText.Column))
                .Select(t => new { t.Id, t.Name })
                .ToListAsync(Cancellation))
            .Select(t => new SelectListItem(t.Name, t.Id.ToString()))];
    }

    /// <summary>The details as typed; an answer that means nobody is in the model state.</summary>
    protected async Task<PersonDetails> TypedAsync()
    {
        var manager = await Answers.ChosenIdAsync(
            Input.LineManagerId,
            "Input.LineManagerId",
            text => Finders.PeopleAsync(Db, text, Today, Cancellation),
            missing: null,
            "Check the spelling, leave it empty, or add that person first.");
        return new(Input.Name, Input.Email, Input.JobTitle, Input.Department, manager, Input.EmployerId, Input.TermsReference, Input.ExternalReference);
    }

    /// <summary>Inside a change: those pointed at are in the register.</summary>
    protected static async Task RefuseUnknownAsync(RegisterDbContext db, PersonDetails details)
    {
        if (details.LineManagerId is { } manager && !await db.People.AnyAsync(p => p.Id == manager))
        {
            throw new RuleBrokenException("That line manager is not in the register. Choose another.", "LineManagerId");
        }

        if (details.EmployerId is { } employer && !await db.ThirdParties.AnyAsync(t => t.Id == employer))
        {
            throw new RuleBrokenException("That employer is not among the third parties. Choose another.", "EmployerId");
        }
    }

    public sealed class PersonInput
    {
        public string? Name { get; set; }

        public string? Email { get; set; }

        public string? JobTitle { get; set; }

        public string? Department { get; set; }

        public PickerInput LineManagerId { get; set; } = new();

        /// <summary>The third party who employs them; null means us.</summary>
        public Guid? EmployerId { get; set; }

        public string? TermsReference { get; set; }

        public string? ExternalReference { get; set; }

        /// <summary>Their first day with us, when they are added.</summary>
        public DateOnly? From { get; set; }

        /// <summary>Somebody of the same name is on record, and this is another person.</summary>
        public bool IsAnother { get; set; }

        public int Revision { get; set; }

        internal sealed class Validator : AbstractValidator<PersonInput>
        {
            public Validator()
            {
                RuleFor(i => i.Name).NotEmpty().WithMessage("Give the person's name.");
                RuleFor(i => i.From).MayBeADay();
            }
        }
    }
}
