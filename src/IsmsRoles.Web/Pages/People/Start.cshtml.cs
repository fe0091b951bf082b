using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Inputs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace IsmsRoles.Web.Pages.People;

/// <summary>Corrects the first day of somebody's latest period with us, with a reason.</summary>
[Authorize(Policies.Manager)]
public sealed class StartModel(RegisterDbContext db, Ledger ledger) : PersonStep(db, ledger)
{
    [BindProperty]
    public StartInput Input { get; set; } = new();

    public void OnGet() => Input.From = Person.LatestPeriod.From;

    public Task<IActionResult> OnPostAsync() =>
        RecordAsync(person => person.CorrectStart(Input.From!.Value, Input.Reason), $"{Person.Name}’s first day was corrected.");

    public sealed class StartInput
    {
        public DateOnly? From { get; set; }

        public string? Reason { get; set; }

        internal sealed class Validator : AbstractValidator<StartInput>
        {
            public Validator()
            {
                RuleFor(i => i.From).MustBeADay("Give the first day.");
                RuleFor(i => i.Reason).NotEmpty().WithMessage("Say why the first day is corrected.");
            }
        }
    }
}
