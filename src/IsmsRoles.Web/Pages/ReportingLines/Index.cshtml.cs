using IsmsRoles.Domain.Versions.Content;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IsmsRoles.Web.Pages.ReportingLines;

/// <summary>All reporting lines, from top management down, and apart from them the lines that do not reach it.</summary>
[Authorize(Policies.Register)]
public sealed class IndexModel(CurrentStanding standing, CurrentAccount me) : PageModel
{
    public bool Edits => me.IsManager;

    public ReportingLinesTree Tree { get; private set; } = null!;

    public void OnGet() => Tree = ReportingLinesTree.Of(standing.Value.Register);

    public LinesView View(IReadOnlyList<(RoleContent Role, int Depth)> lines) =>
        new(lines, Tree, standing.Value.Register, standing.Value.Day, Edits);
}

/// <summary>Roles each after the one it reports to, with the depth that nests them.</summary>
public sealed record LinesView(
    IReadOnlyList<(RoleContent Role, int Depth)> Lines, ReportingLinesTree Tree, RegisterSnapshot Register, DateOnly Day, bool Edits)
{
    public IEnumerable<string> HolderNames(RoleContent role) =>
        Register.AssignmentsOf(role.Id).Where(a => Register.IsHeldOn(a, Day)).OrderBy(a => a.Kind).Select(a => Register.NameOf(a) + a.Kind switch
        {
            Domain.Assignments.AssignmentKind.Deputy => " (deputy)",
            Domain.Assignments.AssignmentKind.Acting => " (acting)",
            _ => "",
        });
}
