using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace IsmsRoles.Web.Pages.ScopeItems;

/// <summary>Takes a scope item out of use; it is never deleted (rule 3).</summary>
[Authorize(Policies.Manager)]
public sealed class RetireModel(RegisterDbContext db, Ledger ledger) : ScopeItemPage(db, ledger)
{
    public Task<IActionResult> OnPostAsync() => RecordAsync(item => item.Retire(), $"{Item.Name} is no longer offered for new assignments.");
}
