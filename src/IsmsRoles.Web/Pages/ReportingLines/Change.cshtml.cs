using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Pages.Roles;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.ReportingLines;

/// <summary>Changes whom one role reports to; a circle is refused with the path that closes it (rule 1).</summary>
[Authorize(Policies.Manager)]
public sealed class ChangeModel(RegisterDbContext db, Ledger ledger, CurrentStanding standing) : PageModel, IShowsConflict
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public ChangeInput Input { get; set; } = new();

    public Conflict? Conflict { get; set; }

    public IReadOnlyList<PickerChoice>? Choices { get; private set; }

    public string RoleTitle => Role.Title;

    private SavedLine Role { get; set; } = null!;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await LoadAsync() is not { } role)
        {
            context.Result = NotFound();
            return;
        }

        Role = role;
        await next();
    }

    public void OnGet() => Input = new() { Revision = Role.Revision, ReportsToId = PickerInput.Of(Role.ReportsToId?.ToString(), Role.ReportsTo) };

    public async Task<IActionResult> OnPostAsync()
    {
        var superiorId = RolePicker.Resolve(Input.ReportsToId, standing.Value.Register, ModelState, "Input.ReportsToId", out var choices);
        Choices = choices;
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await ledger.ChangeAsync(async change =>
        {
            var role = await change.Db.Roles.AsSplitQuery().SingleAsync(r => r.Id == Id);
            Change.Expect(role, Input.Revision);
            await RoleFormPage.MoveAsync(change, role, superiorId);
        });
        TempData["Done"] = $"The reporting line of {RoleTitle} was saved.";
        return LocalRedirect("/reporting-lines");
    }

    public async Task<Conflict> FindConflictAsync()
    {
        Role = (await LoadAsync())!;
        var (who, at) = await RoleHistory.LastAsync(db, Id, HttpContext.RequestAborted);
        ModelState.Remove("Input.Revision");
        Input.Revision = Role.Revision;
        return new(who, at, [new("Reports to", Role.ReportsTo, Input.ReportsToId.Text)]);
    }

    private Task<SavedLine?> LoadAsync() => db.Roles.AsNoTracking()
        .Where(r => r.Id == Id)
        .Select(r => new SavedLine(r.Title, r.Revision, r.ReportsToId, db.Roles.Where(s => s.Id == r.ReportsToId).Select(s => s.Title).FirstOrDefault()))
        .SingleOrDefaultAsync(HttpContext.RequestAborted);

    private sealed record SavedLine(string Title, int Revision, Guid? ReportsToId, string? ReportsTo);

    public sealed class ChangeInput
    {
        public int Revision { get; set; }

        public PickerInput ReportsToId { get; set; } = new();
    }
}
