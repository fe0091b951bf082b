using IsmsRoles.Data;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Roles;

/// <summary>Which role carries each duty the standard names.</summary>
[Authorize(Policies.Manager)]
public sealed class DesignationsModel(RegisterDbContext db, Ledger ledger, CurrentStanding standing) : PageModel, IShowsConflict
{
    [BindProperty]
    public DesignationsInput Input { get; set; } = new();

    public Conflict? Conflict { get; set; }

    public Dictionary<int, IReadOnlyList<PickerChoice>?> Choices { get; } = [];

    public static string Hint(DesignationKind kind) => kind switch
    {
        DesignationKind.TopManagement => "Every reporting line ends here, and its holders sign.",
        DesignationKind.IsmsConformity => "Ensures that the ISMS conforms to the standard.",
        DesignationKind.PerformanceReporting => "Reports on the performance of the ISMS to top management.",
        DesignationKind.InternalAudit => "Audits the ISMS; it must not report to the role for 5.3 a.",
        DesignationKind.IncidentContact => "Whom everyone tells when something looks wrong.",
        _ => "Holds the baseline duties of all staff, externals included.",
    };

    public async Task OnGetAsync() => Input.Lines = await LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (Input.Lines.DistinctBy(l => l.Kind).Count() != Input.Lines.Count)
        {
            return BadRequest(); // no form of ours names a duty twice
        }

        var chosen = Input.Lines.Select(Resolve).ToList();
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await ledger.ChangeAsync(change => SaveAsync(change, chosen));
        TempData["Done"] = "The designations were saved.";
        return LocalRedirect("/roles");
    }

    public async Task<Conflict> FindConflictAsync()
    {
        var saved = await LoadAsync();
        var differing = saved.Join(Input.Lines, s => s.Kind, t => t.Kind, (s, t) => (Saved: s, Typed: t)).Where(x => x.Saved.Revision != x.Typed.Revision).ToList();
        var (who, at) = await RoleHistory.LastAsync(db, Guid.Parse(differing[0].Saved.RoleId.Id!), HttpContext.RequestAborted);
        foreach (var (s, t) in differing)
        {
            ModelState.Remove($"Input.Lines[{Input.Lines.IndexOf(t)}].Revision");
            t.Revision = s.Revision;
        }

        return new(who, at, [.. differing.Select(x => new ConflictRow(x.Saved.Kind.InWords(), x.Saved.RoleId.Text, x.Typed.RoleId.Text))]);
    }

    private static async Task SaveAsync(Change change, List<(DesignationLine Line, Guid? RoleId)> chosen)
    {
        var saved = await change.Db.Designations.ToDictionaryAsync(d => d.Kind);
        var ids = chosen.Select(c => c.RoleId).Concat(saved.Values.Select(d => (Guid?)d.RoleId)).ToList();
        var roles = await change.Db.Roles.AsSplitQuery().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id);
        foreach (var (line, roleId) in chosen.Where(c => c.RoleId is not null))
        {
            var role = roles[roleId!.Value];
            if (!saved.TryGetValue(line.Kind, out var designation))
            {
                if (line.Revision > 0)
                {
                    throw new ChangedMeanwhileException();
                }

                change.Db.Designations.Add(new(line.Kind, role));
                continue;
            }

            Change.Expect(designation, line.Revision);
            designation.PointAt(role, roles[designation.RoleId].Title);
        }
    }

    private (DesignationLine Line, Guid? RoleId) Resolve(DesignationLine line, int index)
    {
        var key = $"Input.Lines[{index}].RoleId";
        var roleId = RolePicker.Resolve(line.RoleId, standing.Value.Register, ModelState, key, out var choices);
        Choices[index] = choices;
        if (string.IsNullOrWhiteSpace(line.RoleId.Text) && line.Revision > 0)
        {
            ModelState.AddModelError(key + ".Text", "Choose a role: a designation can be moved, but not left empty.");
        }

        return (line, roleId);
    }

    private async Task<List<DesignationLine>> LoadAsync()
    {
        var saved = await db.Designations.AsNoTracking().ToDictionaryAsync(d => d.Kind, HttpContext.RequestAborted);
        return [.. DesignationKinds.All.Select(kind => saved.TryGetValue(kind, out var designation)
            ? new DesignationLine { Kind = kind, Revision = designation.Revision, RoleId = RolePicker.Of(standing.Value.Register, designation.RoleId) }
            : new DesignationLine { Kind = kind })];
    }

    public sealed class DesignationsInput
    {
        public List<DesignationLine> Lines { get; set; } = [];
    }

    public sealed class DesignationLine
    {
        public DesignationKind Kind { get; set; }

        /// <summary>0 while nothing is designated.</summary>
        public int Revision { get; set; }

        public PickerInput RoleId { get; set; } = new();
    }
}
