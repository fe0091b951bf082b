using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Pages.Assignments;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.ThirdParties;

/// <summary>A third party: its contract, who owns the relationship, the roles it holds and its people.</summary>
[Authorize(Policies.Register)]
public sealed class DetailsModel(RegisterDbContext db, Ledger ledger, CurrentAccount me, IOrganisationTime time) : ThirdPartyPage(db, ledger)
{
    private const int MostPeople = 50;

    public bool CanEdit => me.IsManager;

    public DateOnly Today => time.Today;

    public Link? Owner { get; private set; }

    public bool OwnerHasLeft { get; private set; }

    public IReadOnlyList<AssignmentRow> Roles { get; private set; } = [];

    /// <summary>The first of its people on record.</summary>
    public IReadOnlyList<Link> People { get; private set; } = [];

    public int PeopleCount { get; private set; }

    public bool IsOver => ThirdParty.LastDay < Today;

    public bool HasOpenRoles => Roles.Any(r => !r.HasEndedOn(Today));

    public void OnGet()
    {
    }

    protected override async Task<bool> LoadAsync()
    {
        if (!await base.LoadAsync())
        {
            return false;
        }

        var today = Today;
        var owner = await Db.People.Where(p => p.Id == ThirdParty.OwnerId)
            .Select(p => new { p.Id, p.Name, IsHere = p.Periods.Any(x => x.From <= today && (x.Until == null || x.Until >= today)) })
            .SingleOrDefaultAsync(Cancellation);
        (Owner, OwnerHasLeft) = (owner is null ? null : new(owner.Id, owner.Name), owner is { IsHere: false });
        Roles = await AssignmentRow.Of(Db, today).Where(r => r.ThirdPartyId == Id).OrderBy(r => r.RoleFolded).ThenByDescending(r => r.From).ToListAsync(Cancellation);
        var people = Db.People.Where(p => p.EmployerId == Id);
        PeopleCount = await people.CountAsync(Cancellation);
        People = await people.OrderBy(p => EF.Property<string>(p, SearchText.Column)).Take(MostPeople).Select(p => new Link(p.Id, p.Name)).ToListAsync(Cancellation);
        return true;
    }

    public sealed record Link(Guid Id, string Text);
}
