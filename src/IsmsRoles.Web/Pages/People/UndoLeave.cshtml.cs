using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace IsmsRoles.Web.Pages.People;

/// <summary>Reverses a leaving that was recorded by mistake, whole, with a reason (rule 2).</summary>
[Authorize(Policies.Manager)]
public sealed class UndoLeaveModel(RegisterDbContext db, Ledger ledger) : PersonStep(db, ledger)
{
    [BindProperty]
    public UndoInput Input { get; set; } = new();

    public Task<IActionResult> OnPostAsync() =>
        RecordAsync(person => person.UndoLeave(Input.Reason), $"{Person.Name} is with us again as if the leaving had not been recorded.");

    public sealed class UndoInput
    {
        public string? Reason { get; set; }

        internal sealed class Validator : AbstractValidator<UndoInput>
        {
            public Validator() => RuleFor(i => i.Reason).NotEmpty().WithMessage("Say why the leaving is reversed.");
        }
    }
}
