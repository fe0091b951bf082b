using IsmsRoles.Data;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Scopes;
using IsmsRoles.Domain.ThirdParties;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Inputs;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Assignments;

/// <summary>What an assignment is made of, as the register has it: inside a change for keeps, outside for a look ahead.</summary>
internal sealed record AssignmentParts(Role Role, Holder Holder, Person? Person, Position? Position, ThirdParty? ThirdParty, ScopeItem? Scope, IReadOnlyList<Assignment> Others)
{
    public static async Task<AssignmentParts> LoadAsync(RegisterDbContext db, Guid roleId, HolderKey key, Guid? scopeItemId, CancellationToken cancellation)
    {
        var role = await db.Roles.AsSplitQuery().SingleOrDefaultAsync(r => r.Id == roleId, cancellation)
            ?? throw new RuleBrokenException("That role is not in the register. Choose another.", "RoleId");
        var scope = scopeItemId is null
            ? null
            : await db.ScopeItems.SingleOrDefaultAsync(s => s.Id == scopeItemId, cancellation)
                ?? throw new RuleBrokenException("That scope item is not in the list. Choose another.", "ScopeItemId");
        var person = key.Type == HolderType.Person ? await db.People.SingleOrDefaultAsync(p => p.Id == key.Id, cancellation) : null;
        var position = key.Type == HolderType.Position ? await db.Positions.SingleOrDefaultAsync(p => p.Id == key.Id, cancellation) : null;
        var thirdPartyId = key.Type == HolderType.ThirdParty ? key.Id : person?.EmployerId;
        var thirdParty = thirdPartyId is null ? null : await db.ThirdParties.SingleOrDefaultAsync(t => t.Id == thirdPartyId, cancellation);
        var holder = (person, position, thirdParty) switch
        {
            ({ } someone, _, var employer) => Holder.Of(someone, employer),
            (_, { } place, _) => Holder.Of(place),
            (_, _, { } party) => Holder.Of(party),
            _ => throw new RuleBrokenException("That holder is not in the register. Choose another.", "Holder"),
        };

        // Ended ones too: one recorded today for days that a former one covers would be the same twice.
        var others = await db.Assignments.Where(a => a.RoleId == roleId).ToListAsync(cancellation);
        return new(role, holder, person, position, thirdParty, scope, others);
    }

    /// <summary>The parts of an assignment that is on record.</summary>
    public static Task<AssignmentParts> LoadAsync(RegisterDbContext db, Assignment assignment, CancellationToken cancellation) =>
        LoadAsync(db, assignment.RoleId, KeyOf(assignment), assignment.ScopeItemId, cancellation);

    private static HolderKey KeyOf(Assignment assignment) =>
        assignment.PersonId is { } person ? new(HolderType.Person, person)
        : assignment.PositionId is { } position ? new(HolderType.Position, position)
        : new(HolderType.ThirdParty, assignment.ThirdPartyId!.Value);
}
