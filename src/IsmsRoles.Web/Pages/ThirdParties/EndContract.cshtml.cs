using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Inputs;
using IsmsRoles.Web.Pages.Assignments;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.ThirdParties;

/// <summary>Records that a contract ended. It never fails over what depends on it (rule 2); the page lists that first.</summary>
[Authorize(Policies.Manager)]
public sealed class EndContractModel(RegisterDbContext db, Ledger ledger, IOrganisationTime time) : ThirdPartyPage(db, ledger)
{
    [BindProperty]
    public EndInput Input { get; set; } = new();

    public DateOnly Today => time.Today;

    /// <summary>What it holds, and what its people hold.</summary>
    public IReadOnlyList<AssignmentRow> Holds { get; private set; } = [];

    public void OnGet() => Input.LastDay = Today;

    public Task<IActionResult> OnPostAsync() => RecordAsync(
        thirdParty => thirdParty.EndContract(Input.LastDay!.Value, Input.Reason),
        Holds.Count == 0
            ? $"The end of the contract with {ThirdParty.Name} was recorded."
            : $"The end of the contract with {ThirdParty.Name} was recorded. What it holds stays on record until you hand it over.",
        Holds.Count == 0 ? null : $"/third-parties/{Id}/hand-over");

    protected override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync())
        {
            return false;
        }

        var today = Today;
        var theirs = Db.People.Where(p => p.EmployerId == Id).Select(p => (Guid?)p.Id);
        Holds = await AssignmentRow.Of(Db, today)
            .Where(r => (r.ThirdPartyId == Id || theirs.Contains(r.PersonId))
                && (r.EndedOn == null || (r.EndedOn >= today && r.EndedOn >= r.From)) && (r.Until == null || r.Until >= today))
            .OrderBy(r => r.RoleFolded)
            .ToListAsync(Cancellation);
        return true;
    }

    public sealed class EndInput
    {
        public DateOnly? LastDay { get; set; }

        public string? Reason { get; set; }

        internal sealed class Validator : AbstractValidator<EndInput>
        {
            public Validator()
            {
                RuleFor(i => i.LastDay).MustBeADay("Give the last day of the contract.");
                RuleFor(i => i.Reason).NotEmpty().WithMessage("Say why the contract ends.");
            }
        }
    }
}
