using IsmsRoles.Data;
using IsmsRoles.Domain;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Versions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace IsmsRoles.Web.Pages.Versions;

/// <summary>
/// What differs between any two versions, or a version and the register, field by field, old beside new. Everyone signed
/// in compares what was in force; the register and what was only proposed are for those who read the register.
/// </summary>
public sealed class CompareModel(RegisterDbContext db, CurrentStanding standing, CurrentAccount me) : PageModel
{
    private IReadOnlyList<ComparedSide> _sides = [];

    /// <summary>The side on the left: a version's number or identifier, "register" or "nothing".</summary>
    [FromRoute]
    public string A { get; set; } = "";

    /// <summary>The side on the right; never nothing.</summary>
    [FromRoute]
    public string B { get; set; } = "";

    /// <summary>Another choice for the left side, from the form; it leads to the address of that comparison.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Was { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Now { get; set; }

    public Comparison Comparison { get; private set; } = null!;

    /// <summary>It is the comparison every page speaks of: the register against the version in force.</summary>
    public bool IsNotSigned => Comparison.Now.Key == ComparedSide.Register && Comparison.Was.Key == ComparedSide.KeyInForce(standing.Value);

    public bool MaySubmit => IsNotSigned && me.IsManager && standing.Value.Submitted is null && standing.Value.Changes.Count > 0;

    /// <summary>What waits for signatures, where that matters to who reads the changes not signed.</summary>
    public VersionStanding? Waiting => IsNotSigned ? standing.Value.Submitted : null;

    public IEnumerable<ComparedSide> NeverInForce => new[] { Comparison.Was, Comparison.Now }.Distinct().Where(s => s.NeverInForce is not null);

    public string Title => IsNotSigned ? "Changes not signed"
        : Comparison.Was.Key == ComparedSide.Nothing ? $"Everything in {Comparison.Now.Name}"
        : $"{Text.Capital(Comparison.Was.Name)} compared with {Comparison.Now.Name}";

    public string Lead => (IsNotSigned, standing.Value.InForce) switch
    {
        (true, { } version) => $"What differs between the register and version {version.Number}. It counts once top management has signed it.",
        (true, null) => $"{standing.Value.NothingInForce}, so everything in the register is new. It counts once top management has signed it.",
        _ => $"What changes from {Comparison.Was.Name} to {Comparison.Now.Name}, field by field.",
    };

    public string SwappedAddress => AddressOf(B, A);

    public IEnumerable<SelectListItem> Choices(string chosen) => _sides.Select(s => new SelectListItem(s.Choice, s.Key, s.Key == chosen));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (Was is not null || Now is not null)
        {
            return LocalRedirect(AddressOf(Was ?? A, Now ?? B));
        }

        if (!me.ReadsRegister && !(ComparedSide.IsForEveryone(A) && ComparedSide.IsForEveryone(B)))
        {
            return Forbid(); // before looking: whether there is such a proposal is not theirs to know either
        }

        _sides = await ComparedSide.AllAsync(db, me.ReadsRegister, cancellation);
        if (Find(A) is not { } was || Find(B) is not { Key: not ComparedSide.Nothing } now)
        {
            return NotFound();
        }

        if ((was.Key, now.Key) != (A, B))
        {
            return LocalRedirect(AddressOf(was.Key, now.Key)); // it has a number by now
        }

        (Was, Now) = (A, B);
        Comparison = await Comparison.LoadAsync(db, standing.Value, was, now, me.ReadsRegister, cancellation);
        return Page();
    }

    private ComparedSide? Find(string key) => _sides.FirstOrDefault(s => s.Key == key)
        ?? (Guid.TryParse(key, out var id) ? _sides.FirstOrDefault(s => s.VersionId == id) : null);

    private static string AddressOf(string was, string now) => $"/versions/{Uri.EscapeDataString(was)}/compare/{Uri.EscapeDataString(now)}";
}
