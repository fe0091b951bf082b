using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.People;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Accounts;

/// <summary>Adds an account; its password is set through a one-time link, which is the next step.</summary>
[Authorize(Policies.Administrator)]
public sealed class NewModel(RegisterDbContext db, Ledger ledger) : PageModel
{
    [BindProperty]
    public NewInput Input { get; set; } = new();

    public IReadOnlyList<PickerChoice> PersonChoices { get; private set; } = [];

    /// <param name="person">Whom it is for, when one comes from that person's page.</param>
    public async Task OnGetAsync(Guid? person)
    {
        var known = await db.People.AsNoTracking().Where(p => p.Id == person).Select(p => new { p.Id, p.Name, p.Email }).SingleOrDefaultAsync(HttpContext.RequestAborted);
        if (known is not null)
        {
            Input = new() { Email = known.Email, Person = PickerInput.Of(known.Id.ToString(), known.Name) };
        }
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

        var id = await ledger.ChangeAsync(change => AddAsync(change, picked.PersonId), HttpContext.RequestAborted);
        TempData["Done"] = "The account was added. Issue a one-time link so that a password can be set.";
        return Redirect($"/accounts/{id}");
    }

    private async Task<Guid> AddAsync(Change change, Guid? personId)
    {
        change.Actor.Demand(AccessRight.Administrator);
        var person = personId is null ? null : await change.Db.People.SingleAsync(p => p.Id == personId);
        Account.RefuseSecond(person, await OpenAccounts.OfPersonAsync(change.Db, personId));
        var account = new Account(Input.Email, AccessChoices.Of(Input.Access), person);
        if (await change.Db.Users.AnyAsync(a => a.NormalizedEmail == account.NormalizedEmail))
        {
            throw new RuleBrokenException("There is already an account with this e-mail address. Find it among the open and closed accounts.", "Email");
        }

        account.EndAccessOn(Input.LastDay, change.Today, await OpenAdministrators.BesidesAsync(change.Db, account.Id));
        change.Db.Add(account);
        return account.Id;
    }

    public sealed class NewInput
    {
        public string? Email { get; set; }

        public List<AccessRight> Access { get; set; } = [];

        public DateOnly? LastDay { get; set; }

        public PickerInput Person { get; set; } = new();

        internal sealed class Validator : AbstractValidator<NewInput>
        {
            public Validator() => RuleFor(i => i.Email)
                .NotEmpty().WithMessage("Give the e-mail address they sign in with.")
                .MaximumLength(Domain.People.Person.EmailMaxLength).WithMessage("An e-mail address has at most 254 characters.");
        }
    }
}
