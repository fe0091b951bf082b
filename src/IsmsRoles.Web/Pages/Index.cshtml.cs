using IsmsRoles.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IsmsRoles.Web.Pages;

/// <summary>The start: each reader's first question.</summary>
public sealed class IndexModel(CurrentAccount me) : PageModel
{
    /// <summary>An auditor asks which version counts; everyone else asks who is responsible for what.</summary>
    public IActionResult OnGet() => LocalRedirect(me.IsAuditor && !me.IsManager ? "/versions" : "/roles");
}
