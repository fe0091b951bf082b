using IsmsRoles.Data;
using IsmsRoles.Domain;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Pages.Assignments;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Positions;

/// <summary>A position: who holds it and who held it when, and the roles that go with it.</summary>
[Authorize(Policies.Register)]
public sealed class DetailsModel(RegisterDbContext db, Ledger ledger, CurrentAccount me, IOrganisationTime time) : PositionPage(db, ledger)
{
    public bool CanEdit => me.IsManager;

    public DateOnly Today => time.Today;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<TenureRow> Tenures { get; private set; } = [];

    public IReadOnlyList<AssignmentRow> Roles { get; private set; } = [];

    public bool IsAbolished => Position.AbolishedOn < Today;

    public bool IsVacant => !IsAbolished && !Tenures.Any(t => t.IsHere && Days.Covers(t.From, t.Until, Today));

    public bool HasRunningRoles => Roles.Any(r => !r.HasEndedOn(Today) && !r.HasRunOutOn(Today));

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
        Tenures = [.. (await Db.Positions.AsNoTracking()
                .Where(p => p.Id == Id)
                .SelectMany(p => p.Tenures)
                .Join(Db.People, t => t.PersonId, p => p.Id, (t, p) => new
                {
                    t.Number,
                    p.Id,
                    p.Name,
                    t.From,
                    t.Until,
                    t.IsChair,
                    IsHere = p.Periods.Any(x => x.From <= today && (x.Until == null || x.Until >= today)),
                })
                .ToListAsync(Cancellation))
            .Select(t => new TenureRow(t.Number, t.Id, t.Name, t.From, t.Until, t.IsChair, t.IsHere))
            .OrderByDescending(t => t.From).ThenBy(t => t.Name, Alphabetical.Order)];
        Roles = await AssignmentRow.Of(Db, today).Where(r => r.PositionId == Id).OrderBy(r => r.RoleFolded).ThenByDescending(r => r.From).ToListAsync(Cancellation);
        return true;
    }

    /// <param name="IsHere">Whether the person is with us today.</param>
    public sealed record TenureRow(int Number, Guid PersonId, string Name, DateOnly From, DateOnly? Until, bool IsChair, bool IsHere);
}
