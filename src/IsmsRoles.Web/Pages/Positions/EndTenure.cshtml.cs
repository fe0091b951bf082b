using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Inputs;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Positions;

/// <summary>Ends somebody's time in a position.</summary>
[Authorize(Policies.Manager)]
public sealed class EndTenureModel(RegisterDbContext db, Ledger ledger, IOrganisationTime time) : PositionPage(db, ledger)
{
    [FromRoute]
    public int Number { get; set; }

    [BindProperty]
    public EndInput Input { get; set; } = new();

    public Tenure Tenure { get; private set; } = null!;

    public string Name { get; private set; } = "";

    /// <summary>Whether top management is held by it, so that ending this needs evidence (rule 9).</summary>
    public bool IsTopManagement { get; private set; }

    public void OnGet() => Input.LastDay = time.Today;

    public Task<IActionResult> OnPostAsync() => RecordAsync(
        async (change, position) =>
        {
            var person = await change.Db.People.SingleAsync(p => p.Id == Tenure.PersonId);
            var isTop = await TopManagement.IsPositionAsync(change.Db, Id, Cancellation);
            position.EndTenure(Number, person, Input.LastDay!.Value, Input.Reason, Input.Evidence, isTop);
        },
        $"{Name}’s time as {Position.Title} was ended.");

    protected override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync() || Position.Tenures.SingleOrDefault(t => t.Number == Number) is not { } tenure)
        {
            return false;
        }

        Tenure = tenure;
        IsTopManagement = await TopManagement.IsPositionAsync(Db, Id, Cancellation);
        Name = await Db.People.Where(p => p.Id == tenure.PersonId).Select(p => p.Name).SingleAsync(Cancellation);
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
                RuleFor(i => i.Reason).NotEmpty().WithMessage("Say why this ends.");
            }
        }
    }
}
