using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Inputs;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Positions;

/// <summary>Records that somebody holds a position; the days lie inside their time with us and the position's life.</summary>
[Authorize(Policies.Manager)]
public sealed class AppointModel(RegisterDbContext db, Ledger ledger, IOrganisationTime time) : PositionPage(db, ledger)
{
    private PickerAnswers? _answers;

    [BindProperty]
    public AppointInput Input { get; set; } = new();

    public bool IsBody => Position.Kind == PositionKind.Body;

    public IReadOnlyList<PickerChoice>? PersonChoices => Answers.ChoicesFor("Input.PersonId");

    private PickerAnswers Answers => _answers ??= new(ModelState);

    public void OnGet() => Input.From = time.Today;

    public async Task<IActionResult> OnPostAsync()
    {
        var personId = await Answers.ChosenIdAsync(
            Input.PersonId,
            "Input.PersonId",
            text => Finders.PeopleAsync(Db, text, time.Today, Cancellation),
            "Say who holds this position.",
            "Check the spelling, or add that person first.");
        return await RecordAsync(
            async (change, position) =>
            {
                var person = await change.Db.People.SingleOrDefaultAsync(p => p.Id == personId)
                    ?? throw new RuleBrokenException("That person is not in the register. Choose another.", "PersonId");
                position.Appoint(person, Input.From!.Value, Input.Until, Input.IsChair);
            },
            $"{Input.PersonId.Text} was recorded as {Position.Title}.");
    }

    public sealed class AppointInput
    {
        public PickerInput PersonId { get; set; } = new();

        public DateOnly? From { get; set; }

        public DateOnly? Until { get; set; }

        public bool IsChair { get; set; }

        internal sealed class Validator : AbstractValidator<AppointInput>
        {
            public Validator()
            {
                RuleFor(i => i.From).MustBeADay("Give the first day.");
                RuleFor(i => i.Until).MayBeADay();
            }
        }
    }
}
