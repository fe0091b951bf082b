using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Inputs;
using IsmsRoles.Web.Pages.Assignments;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.People;

/// <summary>Records a last day. It never fails over what they hold (rule 2); the page lists that first, so that nobody is surprised.</summary>
[Authorize(Policies.Manager)]
public sealed class LeaveModel(RegisterDbContext db, Ledger ledger, IOrganisationTime time) : PersonStep(db, ledger)
{
    [BindProperty]
    public LeaveInput Input { get; set; } = new();

    public DateOnly Today => time.Today;

    public IReadOnlyList<AssignmentRow> Holds { get; private set; } = [];

    public IReadOnlyList<string> Positions { get; private set; } = [];

    public IReadOnlyList<string> Owns { get; private set; } = [];

    public bool HoldsNothing => Holds.Count + Positions.Count + Owns.Count == 0;

    public void OnGet() => Input.LastDay = Today;

    public Task<IActionResult> OnPostAsync() => RecordAsync(
        person => person.Leave(Input.LastDay!.Value, Input.Reason),
        HoldsNothing
            ? $"{Person.Name}’s last day was recorded."
            : $"{Person.Name}’s last day was recorded. What they hold stays on record until you end it.");

    protected override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync())
        {
            return false;
        }

        var today = Today;
        Holds = await AssignmentRow.Of(Db, today)
            .Where(r => r.PersonId == Id && (r.EndedOn == null || (r.EndedOn >= today && r.EndedOn >= r.From)) && (r.Until == null || r.Until >= today))
            .OrderBy(r => r.RoleFolded)
            .ToListAsync(Cancellation);
        Positions = await Db.Positions
            .Where(p => (p.AbolishedOn == null || p.AbolishedOn >= today) && p.Tenures.Any(t => t.PersonId == Id && (t.Until == null || t.Until >= today)))
            .OrderBy(p => EF.Property<string>(p, SearchText.Column)).Select(p => p.Title).ToListAsync(Cancellation);
        Owns = await Db.ThirdParties.Where(t => t.OwnerId == Id)
            .OrderBy(t => EF.Property<string>(t, SearchText.Column)).Select(t => t.Name).ToListAsync(Cancellation);
        return true;
    }

    public sealed class LeaveInput
    {
        public DateOnly? LastDay { get; set; }

        public string? Reason { get; set; }

        internal sealed class Validator : AbstractValidator<LeaveInput>
        {
            public Validator() => RuleFor(i => i.LastDay).MustBeADay("Give their last day with us.");
        }
    }
}
