using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Data.Erasing;
using IsmsRoles.Domain;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Background;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace IsmsRoles.Web.Pages.People;

/// <summary>Erases the data of somebody who has left, after saying what goes and what stays; for an Administrator, with a reason and the name typed.</summary>
[Authorize(Policies.Administrator)]
public sealed class EraseModel(
    RegisterDbContext db, Ledger ledger, ChainVerifier verifier, IServiceProvider services, IOrganisationTime time, TimeProvider clock) : ShownPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public EraseInput Input { get; set; } = new();

    public ErasurePlan Plan { get; private set; } = null!;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (ModelState.IsValid && SearchText.Of(Input.Name) != SearchText.Of(Plan.Person.Name))
        {
            ModelState.AddModelError("Input.Name", $"This is not the name. Type {Plan.Person.Name} to confirm.");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if ((await verifier.VerifyAllAsync(Cancellation)).IsBroken)
        {
            throw new RuleBrokenException("The audit trail does not verify, so nothing is erased: find out what happened to it first.");
        }

        await ledger.ChangeAsync(change => PersonErasure.EraseAsync(change, Id, Input.Reason, Cancellation), Cancellation);
        if (services.GetService<IRegisterFile>() is { } file)
        {
            await file.SettleErasedAsync(Cancellation);
        }

        var after = await verifier.VerifyAllAsync(Cancellation);
        TempData["Done"] = after.IsBroken
            ? "The personal data was erased, but the audit trail does not verify any more: look at it now."
            : FormattableString.Invariant($"The personal data was erased. The audit chain of {after.Through:N0} events verified before and after.");
        return LocalRedirect($"/people/{Id}");
    }

    protected override async Task<bool> LoadAsync()
    {
        Plan = (await PersonErasure.PlanAsync(db, Id, clock.GetUtcNow().UtcDateTime, time.Today, Cancellation))!;
        return Plan is not null;
    }

    public sealed class EraseInput
    {
        public string? Reason { get; set; }

        public string? Name { get; set; }

        internal sealed class Validator : AbstractValidator<EraseInput>
        {
            public Validator()
            {
                RuleFor(i => i.Reason).NotEmpty().WithMessage("Say why the data is erased.");
                RuleFor(i => i.Name).NotEmpty().WithMessage("Type the person’s name to confirm.");
            }
        }
    }
}
