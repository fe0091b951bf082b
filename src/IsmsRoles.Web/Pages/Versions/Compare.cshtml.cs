using IsmsRoles.Data;
using IsmsRoles.Domain.Versions.Content;
using IsmsRoles.Web.Versions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Versions;

/// <summary>What differs between any two versions that were in force; by default the one before. For everyone signed in.</summary>
public sealed class CompareModel(RegisterDbContext db) : PageModel
{
    [FromRoute]
    public int Number { get; set; }

    /// <summary>The number of the version to compare with.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Since { get; set; }

    public IReadOnlyList<SelectListItem> Others { get; private set; } = [];

    public ShownChanges Shown { get; private set; } = null!;

    public string Lead => Others.Count > 0 ? $"What differs in version {Number} from version {Since}, field by field." : "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var numbers = await db.Versions.Where(v => v.Number != null).OrderByDescending(v => v.Number).Select(v => v.Number!.Value).ToListAsync(cancellation);
        Since ??= numbers.Where(n => n < Number).DefaultIfEmpty(numbers.FirstOrDefault(n => n != Number)).First();
        if (!numbers.Contains(Number) || (numbers.Count > 1 && (Since == Number || !numbers.Contains(Since.Value))))
        {
            return NotFound();
        }

        Others = [.. numbers.Where(n => n != Number).Select(n => new SelectListItem($"Version {n}", $"{n}", n == Since))];
        if (Others.Count > 0)
        {
            var contents = await db.Versions
                .Where(v => v.Number == Number || v.Number == Since)
                .Select(v => new { v.Number, v.ContentBytes })
                .ToDictionaryAsync(v => v.Number!.Value, v => RegisterSnapshot.FromBytes(v.ContentBytes), cancellation);
            var changes = SnapshotComparison.Between(contents[Since.Value], contents[Number]);
            Shown = new(changes, $"In version {Since}", $"In version {Number}");
        }

        return Page();
    }
}
