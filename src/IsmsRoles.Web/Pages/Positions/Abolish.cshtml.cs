using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Inputs;
using IsmsRoles.Web.Pages.Assignments;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Positions;

/// <summary>Abolishes a position. It never fails over what depends on it (rule 2); the page lists that first.</summary>
[Authorize(Policies.Manager)]
public sealed class AbolishModel(RegisterDbContext db, Ledger ledger, IOrganisationTime time) : PositionPage(db, ledger)
{
    [BindProperty]
    public AbolishInput Input { get; set; } = new();

    public DateOnly Today => time.Today;

    public IReadOnlyList<AssignmentRow> Holds { get; private set; } = [];

    /// <summary>Whether top management is held by it, so that ending this needs evidence (rule 9).</summary>
    public bool IsTopManagement { get; private set; }

    public void OnGet() => Input.LastDay = Today;

    public Task<IActionResult> OnPostAsync() => RecordAsync(
        async (change, position) =>
        {
            var isTop = await TopManagement.IsPositionAsync(change.Db, Id, Cancellation);
            position.Abolish(Input.LastDay!.Value, Input.Reason, Input.Evidence, isTop);
        },
        Holds.Count == 0 ? $"{Position.Title} was abolished." : $"{Position.Title} was abolished. Its roles stay on record until you hand them over.",
        Holds.Count == 0 ? null : $"/positions/{Id}/hand-over");

    protected override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync())
        {
            return false;
        }

        var today = Today;
        IsTopManagement = await TopManagement.IsPositionAsync(Db, Id, Cancellation);
        Holds = await AssignmentRow.Of(Db, today)
            .Where(r => r.PositionId == Id && (r.EndedOn == null || (r.EndedOn >= today && r.EndedOn >= r.From)) && (r.Until == null || r.Until >= today))
            .OrderBy(r => r.RoleFolded)
            .ToListAsync(Cancellation);
        return true;
    }

    public sealed class AbolishInput
    {
        public DateOnly? LastDay { get; set; }

        public string? Reason { get; set; }

        public string? Evidence { get; set; }

        internal sealed class Validator : AbstractValidator<AbolishInput>
        {
            public Validator()
            {
                RuleFor(i => i.LastDay).MustBeADay("Give the last day it exists.");
                RuleFor(i => i.Reason).NotEmpty().WithMessage("Say why the position is abolished.");
            }
        }
    }
}
