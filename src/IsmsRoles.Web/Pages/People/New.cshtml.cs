using IsmsRoles.Data;
using IsmsRoles.Domain.People;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Inputs;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace IsmsRoles.Web.Pages.People;

/// <summary>Adds a person. One of a name already on record is added only when that is said to be somebody else.</summary>
[Authorize(Policies.Manager)]
public sealed class NewModel(RegisterDbContext db, Ledger ledger, IOrganisationTime time) : PersonForm(db, time)
{
    public IReadOnlyList<PickerChoice> Namesakes { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync()
    {
        if (Input.From is null)
        {
            ModelState.AddModelError("Input.From", "Give their first day with us.");
        }

        var details = await TypedAsync();
        await FindNamesakesAsync();
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var id = await ledger.ChangeAsync(
            async change =>
            {
                await RefuseUnknownAsync(change.Db, details);
                var person = new Person(details, Input.From!.Value);
                change.Db.People.Add(person);
                return person.Id;
            },
            Cancellation);
        TempData["Done"] = $"{Input.Name!.Trim()} was added.";
        return LocalRedirect($"/people/{id}");
    }

    protected override async Task<bool> LoadAsync()
    {
        await LoadChoicesAsync();
        return true;
    }

    private async Task FindNamesakesAsync()
    {
        Namesakes = [.. (await Finders.PeopleAsync(Db, Input.Name, Today, Cancellation)).Where(p => SearchText.Of(p.Text) == SearchText.Of(Input.Name))];
        if (Namesakes.Count > 0 && !Input.IsAnother)
        {
            ModelState.AddModelError("Input.IsAnother", "Somebody of this name is on record. Say whether this is another person.");
        }
    }
}
