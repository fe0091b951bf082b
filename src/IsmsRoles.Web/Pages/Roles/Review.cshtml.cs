using IsmsRoles.Data;
using IsmsRoles.Domain.Reviews;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Reviews;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace IsmsRoles.Web.Pages.Roles;

/// <summary>Reads a role as it stands and records that nothing in it must change.</summary>
[Authorize(Policies.Manager)]
public sealed class ReviewModel(RegisterDbContext db, Ledger ledger, CurrentStanding standing) : ReviewForm(ledger)
{
    [FromRoute]
    public Guid Id { get; set; }

    public RoleTable Table { get; private set; } = null!;

    public RoleRow RoleRow { get; private set; } = null!;

    public string? Superior => Table.Content.Role(RoleRow.Role.ReportsToId)?.Title;

    protected override async Task<bool> LoadAsync()
    {
        var now = standing.Value;
        Table = RoleTable.Of(now);
        if (Table.Row(Id) is not { } row)
        {
            return false; // retired, or never there
        }

        RoleRow = row;
        Subject = ReviewSubject.OfRole(Id, now.Register, now.InForceContent, now.InForce?.Number);
        Row = (await ReviewBoard.OfAsync(db, now, Cancellation)).Of(Id)!;
        History = await ReviewHistory.LoadAsync(db, Id, edits: true, Cancellation);
        return true;
    }
}
