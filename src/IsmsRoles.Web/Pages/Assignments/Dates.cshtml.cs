using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Inputs;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Assignments;

/// <summary>Gives an assignment other days: it ends as if never begun, and a new record takes its place, to be signed again.</summary>
[Authorize(Policies.Manager)]
public sealed class DatesModel(RegisterDbContext db, Ledger ledger, IOrganisationTime time) : AssignmentPage(db, time)
{
    [BindProperty]
    public DatesInput Input { get; set; } = new();

    public void OnGet() => (Input.From, Input.Until) = (Row.From, Row.Until);

    public async Task<IActionResult> OnPostAsync()
    {
        if (IsTopManagement && string.IsNullOrWhiteSpace(Input.Evidence))
        {
            ModelState.AddModelError("Input.Evidence", "Changing the days of a top-management assignment needs evidence, such as minutes or a register extract.");
        }

        if ((Input.From, Input.Until) == (Row.From, Row.Until))
        {
            ModelState.AddModelError("Input.From", "These are the days it has. Change one of them, or cancel.");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var id = await ledger.ChangeAsync(
            async change =>
            {
                var assignment = await change.Db.Assignments.SingleAsync(a => a.Id == Id);
                var parts = await AssignmentParts.LoadAsync(change.Db, assignment, Cancellation);
                var isTop = await TopManagement.IsRoleAsync(change.Db, assignment.RoleId, Cancellation);
                var redated = assignment.Redate(
                    parts.Role, parts.Holder, parts.Scope, Input.From!.Value, Input.Until, Input.Reason, Input.Evidence, isTop, parts.Others, change.Today, change.Now);
                change.Db.Assignments.Add(redated);
                return redated.Id;
            },
            Cancellation);
        TempData["Done"] = $"The days of {Row.Holder}’s assignment as {Row.Role} were changed. They count once top management has signed them.";
        return LocalRedirect($"/assignments/{id}");
    }

    public sealed class DatesInput
    {
        public DateOnly? From { get; set; }

        public DateOnly? Until { get; set; }

        public string? Reason { get; set; }

        public string? Evidence { get; set; }

        internal sealed class Validator : AbstractValidator<DatesInput>
        {
            public Validator()
            {
                RuleFor(i => i.From).MustBeADay("Give the first day.");
                RuleFor(i => i.Until).MayBeADay();
                RuleFor(i => i.Reason).NotEmpty().WithMessage("Say why the days are changed.");
            }
        }
    }
}
