using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Pages.HandOvers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace IsmsRoles.Web.Pages.Positions;

/// <summary>Reverses an abolition that was recorded by mistake, whole, with a reason (rule 2).</summary>
[Authorize(Policies.Manager)]
public sealed class UndoAbolishModel(RegisterDbContext db, Ledger ledger) : PositionPage(db, ledger)
{
    [BindProperty]
    public UndoInput Input { get; set; } = new();

    /// <summary>What was handed over for it, which stays.</summary>
    public IReadOnlyList<(DateTime At, HandOverConfirmed What)> HandedOver { get; private set; } = [];

    public Task<IActionResult> OnPostAsync() => RecordAsync(
        (_, position) =>
        {
            position.UndoAbolish(Input.Reason);
            return Task.CompletedTask;
        },
        $"{Position.Title} exists again as if it had not been abolished.");

    protected override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync())
        {
            return false;
        }

        HandedOver = [.. (await HandOverHistory.OfAsync(Db, Id, Cancellation)).Where(h => h.What.LastDay == Position.AbolishedOn)];
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
