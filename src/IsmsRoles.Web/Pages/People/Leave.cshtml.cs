using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Domain;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Inputs;
using IsmsRoles.Web.Pages.Assignments;
using IsmsRoles.Web.Pages.HandOvers;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.People;

/// <summary>Records a last day. It never fails over what they hold (rule 2); the page lists that first and leads on to handing it over.</summary>
[Authorize(Policies.Manager)]
public sealed class LeaveModel(RegisterDbContext db, Ledger ledger, CurrentAccount me, IOrganisationTime time) : PersonStep(db, ledger)
{
    [BindProperty]
    public LeaveInput Input { get; set; } = new();

    public DateOnly Today => time.Today;

    public IReadOnlyList<AssignmentRow> Holds { get; private set; } = [];

    public IReadOnlyList<string> Positions { get; private set; } = [];

    public IReadOnlyList<string> Owns { get; private set; } = [];

    /// <summary>How many people with us have them as line manager.</summary>
    public int Reports { get; private set; }

    public LeaverAccount? Account { get; private set; }

    public bool MayCloseAccount => me.IsAdministrator;

    public bool HoldsNothing => Holds.Count + Positions.Count + Owns.Count + Reports == 0;

    public void OnGet() => Input.LastDay = Today;

    public Task<IActionResult> OnPostAsync() => RecordAsync(
        async (change, person) =>
        {
            person.Leave(Input.LastDay!.Value, Input.Reason);
            if (Input.CloseAccount)
            {
                await LeaverAccount.CloseAsync(change, Id, $"{person.Name} leaves on {person.LeavesOn.InWords()}", Cancellation);
            }
        },
        HoldsNothing
            ? $"{Person.Name}’s last day was recorded."
            : $"{Person.Name}’s last day was recorded. What they hold stays on record until you hand it over.",
        HoldsNothing ? $"/people/{Id}" : $"/people/{Id}/hand-over");

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
        Reports = await Db.People.CountAsync(p => p.LineManagerId == Id && p.ErasedAt == null && p.Periods.Any(x => x.Until == null || x.Until >= today), Cancellation);
        Account = await LeaverAccount.OfAsync(Db, Id, Cancellation);
        return true;
    }

    public sealed class LeaveInput
    {
        public DateOnly? LastDay { get; set; }

        public string? Reason { get; set; }

        public bool CloseAccount { get; set; }

        internal sealed class Validator : AbstractValidator<LeaveInput>
        {
            public Validator() => RuleFor(i => i.LastDay).MustBeADay("Give their last day with us.");
        }
    }
}
