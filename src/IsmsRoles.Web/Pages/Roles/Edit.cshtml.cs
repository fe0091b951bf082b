using IsmsRoles.Data;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Roles;

/// <summary>Edits a role's text and whom it reports to. The second of two editors is told and keeps what they typed (rule 12).</summary>
[Authorize(Policies.Manager)]
public sealed class EditModel(RegisterDbContext db, Ledger ledger, CurrentStanding standing) : RoleFormPage(standing), IShowsConflict
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>The role as it is stored.</summary>
    public Role Saved { get; private set; } = null!;

    public Conflict? Conflict { get; set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await LoadAsync() is not { } role)
        {
            context.Result = NotFound();
            return;
        }

        (Saved, Cancel) = (role, $"/roles/{Id}");
        await next();
    }

    public void OnGet() => Input = RoleInput.Of(Saved.Texts(), Saved.ReportsToId, Saved.Revision, Register);

    public async Task<IActionResult> OnPostAsync()
    {
        if (RearrangesLines())
        {
            return Page();
        }

        var (text, superiorId) = ReadForm();
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await ledger.ChangeAsync(async change =>
        {
            var role = await change.Db.Roles.AsSplitQuery().SingleAsync(r => r.Id == Id);
            Change.Expect(role, Input.Revision);
            role.Edit(text);
            await MoveAsync(change, role, superiorId);
        });
        TempData["Done"] = $"{text.Title!.Trim()} was saved.";
        return LocalRedirect(Cancel);
    }

    public async Task<Conflict> FindConflictAsync()
    {
        Saved = (await LoadAsync())!;
        var theirs = RoleInput.Of(Saved.Texts(), Saved.ReportsToId, Saved.Revision, Register);
        var (who, at) = await RoleHistory.LastAsync(db, Id, HttpContext.RequestAborted);
        ModelState.Remove("Input.Revision");
        Input.Revision = Saved.Revision;
        return new(who, at, [.. RoleInputFields.Of(theirs).Zip(RoleInputFields.Of(Input))
            .Where(pair => pair.First.Value != pair.Second.Value)
            .Select(pair => new ConflictRow(pair.First.Field, pair.First.Value, pair.Second.Value))]);
    }

    private Task<Role?> LoadAsync() =>
        db.Roles.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(r => r.Id == Id, HttpContext.RequestAborted);
}
