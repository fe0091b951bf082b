using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace IsmsRoles.Web.Pages.Positions;

/// <summary>Reverses an abolition that was recorded by mistake, whole, with a reason (rule 2).</summary>
[Authorize(Policies.Manager)]
public sealed class UndoAbolishModel(RegisterDbContext db, Ledger ledger) : PositionPage(db, ledger)
{
    [BindProperty]
    public UndoInput Input { get; set; } = new();

    public Task<IActionResult> OnPostAsync() => RecordAsync(
        (_, position) =>
        {
            position.UndoAbolish(Input.Reason);
            return Task.CompletedTask;
        },
        $"{Position.Title} exists again as if it had not been abolished.");

    public sealed class UndoInput
    {
        public string? Reason { get; set; }

        internal sealed class Validator : AbstractValidator<UndoInput>
        {
            public Validator() => RuleFor(i => i.Reason).NotEmpty().WithMessage("Say why this is reversed.");
        }
    }
}
