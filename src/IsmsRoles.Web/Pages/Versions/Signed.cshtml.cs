using IsmsRoles.Data;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Versions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IsmsRoles.Web.Pages.Versions;

/// <summary>What a signature brought about and what happens next. Shown to whoever signed, as often as they look.</summary>
[Authorize(Policies.Approver)]
public sealed class SignedModel(RegisterDbContext db, CurrentAccount me) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public VersionView View { get; private set; } = null!;

    public Approval Mine { get; private set; } = null!;

    public bool IsVoid => View.Version.State is VersionState.Returned or VersionState.Withdrawn;

    public string Title => View.Version.Number is { } number
        ? $"Signed: version {number} is in force"
        : $"You signed proposed version {View.Version.ProposedNumber}";

    public string WaitsFor
    {
        get
        {
            var names = VersionWords.Either(View.StillMissing.Select(s => s.Name));
            var missing = View.Version.Needed - View.Given;
            return missing > 0
                ? $"It comes into force with {(missing == 1 ? "one more signature" : $"{missing} more signatures")}: {names}."
                : $"Your signature does not count for your own appointment, so it comes into force once {names} has signed too.";
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await VersionView.LoadAsync(db, v => v.Id == Id, cancellation) is not { } view)
        {
            return NotFound();
        }

        if (view.Version.StandingApprovals().FirstOrDefault(a => a.PersonId == me.PersonId) is not { } mine)
        {
            return LocalRedirect(view.Address);
        }

        (View, Mine) = (view, mine);
        return Page();
    }
}
