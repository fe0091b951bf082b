using IsmsRoles.Data;
using IsmsRoles.Domain.Reviews;
using IsmsRoles.Domain.Versions.Content;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Reviews;
using Microsoft.AspNetCore.Authorization;

namespace IsmsRoles.Web.Pages.Reviews;

/// <summary>Records that the register as a whole was reviewed and nothing in it must change.</summary>
[Authorize(Policies.Manager)]
public sealed class RegisterModel(RegisterDbContext db, Ledger ledger, CurrentStanding standing) : ReviewForm(ledger)
{
    public int Roles => standing.Value.Register.Roles.Count;

    public int Vacant => standing.Value.Register.Roles.Count(r => standing.Value.Register.IsVacantOn(r, standing.Value.Day));

    public int ThirdParties => standing.Value.Register.ThirdParties.Count;

    /// <summary>How much differs from the version in force.</summary>
    public int NotSigned => standing.Value.Changes.Count;

    protected override async Task<bool> LoadAsync()
    {
        var now = standing.Value;
        Subject = ReviewSubject.OfRegister(now.Register, now.InForceContent, now.InForce?.Number);
        Row = (await ReviewBoard.OfAsync(db, now, Cancellation)).Register;
        History = await ReviewHistory.LoadAsync(db, null, edits: true, Cancellation);
        return true;
    }
}
