using IsmsRoles.Data;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.ThirdParties;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Inputs;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.ThirdParties;

/// <summary>Edits what is written about a third party.</summary>
[Authorize(Policies.Manager)]
public sealed class EditModel(RegisterDbContext db, Ledger ledger, IOrganisationTime time) : ThirdPartyForm(db, time), IShowsConflict
{
    private static readonly string[] Kinds = [nameof(ThirdPartyAdded), nameof(ThirdPartyEdited), nameof(ContractEnded), nameof(ContractEndReversed)];

    private ThirdParty _saved = null!;

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
            Service = d.Service,
            ContractReference = d.ContractReference,
            ContractEndsOn = d.ContractEndsOn,
            SecurityContact = d.SecurityContact,
            SecurityContactEmail = d.SecurityContactEmail,
            OwnerId = PickerInput.Of(d.OwnerId?.ToString(), await NameOfAsync(d.OwnerId)),
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
                var thirdParty = await change.Db.ThirdParties.SingleAsync(t => t.Id == Id);
                Change.Expect(thirdParty, Input.Revision);
                await RefuseUnknownAsync(change.Db, details);
                thirdParty.Edit(details);
            },
            Cancellation);
        TempData["Done"] = $"{Input.Name!.Trim()} was saved.";
        return LocalRedirect($"/third-parties/{Id}");
    }

    public async Task<Conflict> FindConflictAsync()
    {
        var saved = await Db.ThirdParties.AsNoTracking().SingleAsync(t => t.Id == Id, Cancellation);
        Input.Revision = saved.Revision;
        ModelState.Remove("Input.Revision");
        var (who, at) = await LastChange.OfAsync(Db, Id, "thirdPartyId", Kinds, Cancellation);
        List<ConflictRow> rows =
        [
            new("Name", saved.Name, Input.Name),
            new("Service", saved.Service, Input.Service),
            new("Contract", saved.ContractReference, Input.ContractReference),
            new("Contract ends on", saved.ContractEndsOn?.InWords(), Input.ContractEndsOn?.InWords()),
            new("Owner inside", await NameOfAsync(saved.OwnerId), Input.OwnerId.Text),
            new("Security contact", saved.SecurityContact, Input.SecurityContact),
            new("Security contact’s e-mail", saved.SecurityContactEmail, Input.SecurityContactEmail),
        ];
        return new(who, at, [.. rows.Where(r => (r.Theirs ?? "") != (r.Yours ?? ""))]);
    }

    protected override async Task<bool> LoadAsync()
    {
        _saved = (await Db.ThirdParties.AsNoTracking().SingleOrDefaultAsync(t => t.Id == Id, Cancellation))!;
        return _saved is not null;
    }

    private async Task<string?> NameOfAsync(Guid? personId) =>
        personId is null ? null : await Db.People.Where(p => p.Id == personId).Select(p => p.Name).SingleOrDefaultAsync(Cancellation);
}
