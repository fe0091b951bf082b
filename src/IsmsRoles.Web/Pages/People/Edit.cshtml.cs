using IsmsRoles.Data;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.People;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Inputs;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.People;

/// <summary>Edits what is written about a person; their days with us have pages of their own.</summary>
[Authorize(Policies.Manager)]
public sealed class EditModel(RegisterDbContext db, Ledger ledger, IOrganisationTime time) : PersonForm(db, time), IShowsConflict
{
    internal static readonly string[] Kinds =
        [nameof(PersonAdded), nameof(PersonEdited), nameof(PersonStartCorrected), nameof(PersonLeft), nameof(PersonLeavingReversed), nameof(PersonRejoined)];

    private Person _saved = null!;

    [FromRoute]
    public Guid Id { get; set; }

    public Conflict? Conflict { get; set; }

    public string Name => _saved.Name;

    public async Task OnGetAsync()
    {
        var d = _saved.Details();
        Input = new()
        {
            Name = d.Name,
            Email = d.Email,
            JobTitle = d.JobTitle,
            Department = d.Department,
            LineManagerId = PickerInput.Of(d.LineManagerId?.ToString(), await NameOfAsync(d.LineManagerId)),
            EmployerId = d.EmployerId,
            TermsReference = d.TermsReference,
            ExternalReference = d.ExternalReference,
            Revision = _saved.Revision,
        };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var details = await TypedAsync();
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await ledger.ChangeAsync(
            async change =>
            {
                var person = await change.Db.People.SingleAsync(p => p.Id == Id);
                Change.Expect(person, Input.Revision);
                await RefuseUnknownAsync(change.Db, details);
                person.Edit(details);
            },
            Cancellation);
        TempData["Done"] = $"{Input.Name!.Trim()} was saved.";
        return LocalRedirect($"/people/{Id}");
    }

    public async Task<Conflict> FindConflictAsync()
    {
        var saved = await Db.People.AsNoTracking().SingleAsync(p => p.Id == Id, Cancellation);
        var theirs = saved.Details();
        Input.Revision = saved.Revision;
        ModelState.Remove("Input.Revision");
        var (who, at) = await LastChange.OfAsync(Db, Id, "personId", Kinds, Cancellation);
        List<ConflictRow> rows =
        [
            new("Name", theirs.Name, Input.Name),
            new("Job title", theirs.JobTitle, Input.JobTitle),
            new("Department", theirs.Department, Input.Department),
            new("E-mail", theirs.Email, Input.Email),
            new("Line manager", await NameOfAsync(theirs.LineManagerId), Input.LineManagerId.Text),
            new("Employed by", EmployerName(theirs.EmployerId), EmployerName(Input.EmployerId)),
            new("Terms of employment", theirs.TermsReference, Input.TermsReference),
            new("Number in the HR system", theirs.ExternalReference, Input.ExternalReference),
        ];
        return new(who, at, [.. rows.Where(r => (r.Theirs ?? "") != (r.Yours ?? ""))]);
    }

    protected override async Task<bool> LoadAsync()
    {
        await LoadChoicesAsync();
        if (await Db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == Id, Cancellation) is not { } person)
        {
            return false;
        }

        _saved = person;
        return true;
    }

    private string? EmployerName(Guid? id) => id is null ? Organisation : Employers.FirstOrDefault(e => e.Value == id.ToString())?.Text;

    private async Task<string?> NameOfAsync(Guid? personId) =>
        personId is null ? null : await Db.People.Where(p => p.Id == personId).Select(p => p.Name).SingleOrDefaultAsync(Cancellation);
}
