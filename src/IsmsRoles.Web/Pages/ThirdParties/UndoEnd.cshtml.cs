using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Pages.HandOvers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace IsmsRoles.Web.Pages.ThirdParties;

/// <summary>Reverses a contract's end that was recorded by mistake, whole, with a reason (rule 2).</summary>
[Authorize(Policies.Manager)]
public sealed class UndoEndModel(RegisterDbContext db, Ledger ledger) : ThirdPartyPage(db, ledger)
{
    [BindProperty]
    public UndoInput Input { get; set; } = new();

    /// <summary>What was handed over for it, which stays.</summary>
    public IReadOnlyList<(DateTime At, HandOverConfirmed What)> HandedOver { get; private set; } = [];

    public Task<IActionResult> OnPostAsync() =>
        RecordAsync(thirdParty => thirdParty.UndoEndContract(Input.Reason), $"The contract with {ThirdParty.Name} runs as if its end had not been recorded.");

    protected override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync())
        {
            return false;
        }

        HandedOver = [.. (await HandOverHistory.OfAsync(Db, Id, Cancellation)).Where(h => h.What.LastDay == ThirdParty.LastDay)];
        return true;
    }

    public sealed class UndoInput
    {
        public string? Reason { get; set; }

        internal sealed class Validator : AbstractValidator<UndoInput>
        {
            public Validator() => RuleFor(i => i.Reason).NotEmpty().WithMessage("Say why this is reversed.");
        }
    }
}
