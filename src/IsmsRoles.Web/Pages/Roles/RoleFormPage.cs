using IsmsRoles.Data;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Roles;

/// <summary>The form a new role and an existing one share.</summary>
public abstract class RoleFormPage(CurrentStanding standing) : PageModel
{
    [BindProperty]
    public RoleInput Input { get; set; } = new();

    /// <summary>A plain button of a list, from a browser without script.</summary>
    [BindProperty(Name = LineOps.FieldName)]
    public string? Op { get; set; }

    public IReadOnlyList<PickerChoice>? SuperiorChoices { get; private set; }

    public string Cancel { get; protected set; } = "/roles";

    public string Save { get; protected init; } = "Save";

    public int ReviewInterval => Register.Organisation.ReviewIntervalMonths;

    public IEnumerable<string> Titles => Register.Roles.Select(r => r.Title).Distinct();

    public static IEnumerable<SelectListItem> Kinds { get; } =
        [.. Enum.GetValues<AuthorityKind>().OrderBy(k => k == AuthorityKind.Other).Select(k => new SelectListItem(k.InWords(), k.ToString()))];

    protected RegisterSnapshot Register => standing.Value.Register;

    /// <summary>True when a list's own button was pressed: the page is shown again and nothing is saved.</summary>
    protected bool RearrangesLines() =>
        LineOps.TryApply(Op, "Input.Responsibilities", Input.Responsibilities, ModelState)
        || LineOps.TryApply(Op, "Input.Authorities", Input.Authorities, ModelState);

    protected (RoleText Text, Guid? SuperiorId) ReadForm()
    {
        var text = Input.ToText(Register, ModelState);
        var superiorId = RolePicker.Resolve(Input.ReportsToId, Register, ModelState, "Input.ReportsToId", out var choices);
        SuperiorChoices = choices;
        return (text, superiorId);
    }

    internal static async Task MoveAsync(Change change, Role role, Guid? superiorId)
    {
        if (role.ReportsToId != superiorId)
        {
            var superior = superiorId is null ? null : await change.Db.Roles.AsSplitQuery().SingleAsync(r => r.Id == superiorId);
            role.ReportTo(superior, await LinesAsync(change.Db));
        }
    }

    /// <summary>All lines, loaded inside the transaction that changes one (rule 1).</summary>
    private static async Task<Domain.Roles.ReportingLines> LinesAsync(RegisterDbContext db)
    {
        var lines = await db.Roles.Select(r => new { r.Id, r.Title, r.ReportsToId }).ToListAsync();
        return new(lines.Select(l => (l.Id, l.Title, l.ReportsToId)));
    }
}
