using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Assignments;

/// <summary>A page about one assignment.</summary>
public abstract class AssignmentPage(RegisterDbContext db, IOrganisationTime time) : ShownPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public AssignmentRow Row { get; private set; } = null!;

    public Assignment Assignment { get; private set; } = null!;

    public bool IsTopManagement { get; private set; }

    public DateOnly Today => time.Today;

    protected RegisterDbContext Db { get; } = db;

    protected override async Task<bool> LoadAsync()
    {
        if (await AssignmentRow.Of(Db, Today).SingleOrDefaultAsync(r => r.Id == Id, Cancellation) is not { } row)
        {
            return false;
        }

        Row = row;
        Assignment = await Db.Assignments.AsNoTracking().SingleAsync(a => a.Id == Id, Cancellation);
        IsTopManagement = await TopManagement.IsRoleAsync(Db, row.RoleId, Cancellation);
        return true;
    }
}
