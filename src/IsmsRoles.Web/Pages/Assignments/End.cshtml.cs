using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Inputs;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Assignments;

/// <summary>Ends an assignment; the record stays. One of top management needs evidence (rule 9).</summary>
[Authorize(Policies.Manager)]
public sealed class EndModel(RegisterDbContext db, Ledger ledger, IOrganisationTime time) : AssignmentPage(db, time)
{
    [BindProperty]
    public EndInput Input { get; set; } = new();

    /// <summary>Nobody else holds the role in the same way today.</summary>
    public bool LeavesVacant { get; private set; }

    public void OnGet() => Input.LastDay = Row.From > Today ? Row.From.AddDays(-1) : Row.Until < Today ? Row.Until : Today;

    public async Task<IActionResult> OnPostAsync()
    {
        if (IsTopManagement && string.IsNullOrWhiteSpace(Input.Evidence))
        {
            ModelState.AddModelError("Input.Evidence", "Ending a top-management assignment needs evidence, such as minutes or a register extract. Approvers see it first.");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        await ledger.ChangeAsync(
            async change =>
            {
                var assignment = await change.Db.Assignments.SingleAsync(a => a.Id == Id);
                var parts = await AssignmentParts.LoadAsync(change.Db, assignment, Cancellation);
                var isTop = await TopManagement.IsRoleAsync(change.Db, assignment.RoleId, Cancellation);
                assignment.EndOn(Input.LastDay!.Value, Input.Reason, Input.Evidence, isTop, parts.Role, parts.Holder);
            },
            Cancellation);
        TempData["Done"] = $"{Row.Holder}’s assignment as {Row.Role} was ended.";
        return LocalRedirect($"/assignments/{Id}");
    }

    protected override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync())
        {
            return false;
        }

        LeavesVacant = Row.Kind == AssignmentKind.Holder && !await AssignmentRow.Of(Db, Today)
            .Where(AssignmentRow.Runs(Today))
            .AnyAsync(r => r.Id != Id && r.RoleId == Row.RoleId && r.Kind == AssignmentKind.Holder && r.ScopeItemId == Row.ScopeItemId && r.HolderIsHere, Cancellation);
        return true;
    }

    public sealed class EndInput
    {
        public DateOnly? LastDay { get; set; }

        public string? Reason { get; set; }

        public string? Evidence { get; set; }

        internal sealed class Validator : AbstractValidator<EndInput>
        {
            public Validator()
            {
                RuleFor(i => i.LastDay).MustBeADay("Give the last day.");
                RuleFor(i => i.Reason).NotEmpty().WithMessage("Say why this assignment ends.");
            }
        }
    }
}
