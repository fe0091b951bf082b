using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Inputs;
using IsmsRoles.Web.Pages.Accounts;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Successors;

/// <summary>Enters a successor signatory with filed evidence (rule 5 c).</summary>
[Authorize(Policies.Manager)]
public sealed class NewModel(RegisterDbContext db, Ledger ledger, CurrentAccount me, IOrganisationTime time, TimeProvider clock) : PageModel
{
    [BindProperty]
    public NewInput Input { get; set; } = new();

    public bool AreTooFew { get; private set; }

    public IReadOnlyList<PickerChoice> PersonChoices { get; private set; } = [];

    public bool WasRefused => HttpMethods.IsPost(Request.Method);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        AreTooFew = EligibleApprovers.AreTooFew(
            await SigningSituations.LoadAsync(db, me.PersonId, clock.GetUtcNow().UtcDateTime, time.Today, HttpContext.RequestAborted));
        await next();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var picked = await PersonPick.ResolveAsync(db, Input.Person, HttpContext.RequestAborted);
        PersonChoices = picked.Choices;
        if (picked.Error is { } error)
        {
            ModelState.AddModelError("Input.Person.Text", error);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var evidence = await FiledUpload.ReadAsync(Input.Evidence, HttpContext.RequestAborted);
        await ledger.ChangeAsync(async change =>
        {
            var person = await change.Db.People.SingleOrDefaultAsync(p => p.Id == picked.PersonId)
                ?? throw new RuleBrokenException("Say who the successor is.", "Person.Text");
            var situation = await SigningSituations.LoadAsync(change);
            situation = situation.WithPerson(person);
            var file = evidence?.ToEvidence(nameof(NewInput.Evidence), change.Now);
            change.Db.SuccessorSignatories.Add(SuccessorSignatory.Enter(change.Actor, person, new(Input.Reference, Input.Reason, file), situation));
            change.Db.EvidenceFiles.Add(file!);
        });
        TempData["Done"] = $"{picked.Name} was entered as successor signatory. Two further people must confirm it.";
        return LocalRedirect("/successors");
    }

    public sealed class NewInput
    {
        public PickerInput Person { get; set; } = new();

        public string? Reference { get; set; }

        public string? Reason { get; set; }

        public IFormFile? Evidence { get; set; }

        internal sealed class Validator : AbstractValidator<NewInput>
        {
            public Validator()
            {
                RuleFor(i => i.Reference).NotEmpty().WithMessage("Say what shows the appointment, such as a register extract or minutes.");
                RuleFor(i => i.Reason).NotEmpty().WithMessage("Say why a successor signs.");
                RuleFor(i => i.Evidence).NotNull().WithMessage("Attach the evidence as PDF, PNG or JPEG.");
            }
        }
    }
}
