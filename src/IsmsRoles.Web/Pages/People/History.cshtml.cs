using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Histories;
using IsmsRoles.Domain.People;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.People;

/// <summary>Which roles a person held, when, and how each came to an end; through positions too.</summary>
[Authorize(Policies.Register)]
public sealed class HistoryModel(RegisterDbContext db, IOrganisationTime time) : ShownPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public DateOnly Today => time.Today;

    public Person Person { get; private set; } = null!;

    public HoldingRecords Records { get; private set; } = null!;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Spell> Spells { get; private set; } = [];

    public IReadOnlyList<Assignment> NeverBegan { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> RoleTitles { get; private set; } = new Dictionary<Guid, string>();

    public void OnGet()
    {
    }

    protected override async Task<bool> LoadAsync()
    {
        Records = await HoldingHistories.OfPersonAsync(db, Id, Cancellation);
        if ((Records.Person(Id) ?? await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == Id, Cancellation)) is not { } person)
        {
            return false;
        }

        Person = person;
        Spells = [.. Records.Spells().Where(s => s.PersonId == Id).Reverse()];
        NeverBegan = [.. Records.Assignments.Where(a => a.NeverBegan && a.PersonId == Id).OrderByDescending(a => a.RecordedAt)];
        RoleTitles = await db.Roles
            .Where(r => db.Assignments.Any(a => a.RoleId == r.Id && (a.PersonId == Id || db.Positions.Any(p => p.Id == a.PositionId && p.Tenures.Any(t => t.PersonId == Id)))))
            .ToDictionaryAsync(r => r.Id, r => r.Title, Cancellation);
        return true;
    }
}
