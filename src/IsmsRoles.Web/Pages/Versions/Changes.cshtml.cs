using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Versions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IsmsRoles.Web.Pages.Versions;

/// <summary>What differs between the register and the version in force, field by field, old beside new.</summary>
[Authorize(Policies.Register)]
public sealed class ChangesModel(CurrentStanding standing, CurrentAccount me) : PageModel
{
    public Standing Standing => standing.Value;

    public bool MaySubmit => me.IsManager && Standing.Submitted is null && Standing.Changes.Count > 0;

    public string Lead => Standing.InForce is { } version
        ? $"What differs between the register and version {version.Number}. It counts once top management has signed it."
        : $"{Standing.NothingInForce}, so everything in the register is new. It counts once top management has signed it.";

    public ShownChanges Shown => new(
        Standing.Changes, Standing.InForce is { } version ? $"In version {version.Number}" : "Before", "In the register", IsLinked: true);
}
