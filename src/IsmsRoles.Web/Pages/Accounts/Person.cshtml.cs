using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Accounts;

/// <summary>Links an account to a person, or to nobody.</summary>
public sealed class PersonModel(RegisterDbContext db, Ledger ledger) : AccountPage(db)
{
    [BindProperty]
    public PersonInput Input { get; set; } = new();

    public IReadOnlyList<PickerChoice> PersonChoices { get; private set; } = [];

    public void OnGet() => Input = new() { Person = PickerInput.Of(Account.PersonId?.ToString(), Account.PersonName), Was = Account.PersonId };

    public async Task<IActionResult> OnPostAsync()
    {
        var picked = await PersonPick.ResolveAsync(Db, Input.Person, Cancellation);
        PersonChoices = picked.Choices;
        if (picked.Error is { } error)
        {
            ModelState.AddModelError("Input.Person.Text", error);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        await ledger.ChangeAsync(
            async change =>
            {
                var account = await ForChangeAsync(change);
                if (account.PersonId != Input.Was)
                {
                    throw new ChangedMeanwhileException();
                }

                var person = picked.PersonId is { } id ? await change.Db.People.SingleAsync(p => p.Id == id, Cancellation) : null;
                account.LinkTo(person, await OpenAccounts.OfPersonAsync(change.Db, picked.PersonId, besides: Id));
            },
            Cancellation);
        return Done(picked.Name is null ? "The account is linked to nobody now." : $"The account is linked to {picked.Name}.");
    }

    public sealed class PersonInput
    {
        public PickerInput Person { get; set; } = new();

        /// <summary>Whom it was linked to when the form was opened.</summary>
        public Guid? Was { get; set; }
    }
}
