using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Inputs;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace IsmsRoles.Web.Pages.People;

/// <summary>Begins a new period with us for somebody who left.</summary>
[Authorize(Policies.Manager)]
public sealed class RejoinModel(RegisterDbContext db, Ledger ledger, IOrganisationTime time) : PersonStep(db, ledger)
{
    [BindProperty]
    public RejoinInput Input { get; set; } = new();

    public void OnGet() => Input.From = time.Today;

    public Task<IActionResult> OnPostAsync() =>
        RecordAsync(person => person.Rejoin(Input.From!.Value), $"{Person.Name} is with us again. Roles they held before are not given back by this.");

    public sealed class RejoinInput
    {
        public DateOnly? From { get; set; }

        internal sealed class Validator : AbstractValidator<RejoinInput>
        {
            public Validator() => RuleFor(i => i.From).MustBeADay("Give the first day of their new time with us.");
        }
    }
}
