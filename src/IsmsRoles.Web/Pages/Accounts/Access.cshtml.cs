using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Accounts;

/// <summary>Changes what an account may do; its sessions end at their next request.</summary>
public sealed class AccessModel(RegisterDbContext db, Ledger ledger) : AccountPage(db), IShowsConflict
{
    [BindProperty]
    public AccessInput Input { get; set; } = new();

    public Conflict? Conflict { get; set; }

    public void OnGet() => Input = new() { Access = AccessChoices.Parts(Account.Access), Was = Account.Access };

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await ledger.ChangeAsync(
            async change =>
            {
                var account = await ForChangeAsync(change);
                if (account.Access != Input.Was)
                {
                    throw new ChangedMeanwhileException(); // compared by value: a sign-in elsewhere counts no revision
                }

                account.ChangeAccess(AccessChoices.Of(Input.Access), await OpenAdministrators.BesidesAsync(change.Db, Id));
            },
            Cancellation);
        return Done("The access was saved. It counts once they sign in again.");
    }

    public async Task<Conflict> FindConflictAsync()
    {
        var last = await Db.AuditEntries.AsNoTracking()
            .Where(e => e.Subjects.Any(s => s.SubjectId == Id))
            .Include(e => e.PersonalValues)
            .OrderByDescending(e => e.Number)
            .FirstAsync(Cancellation);
        var now = await Db.Users.Where(a => a.Id == Id).Select(a => a.Access).SingleAsync(Cancellation);
        ModelState.Remove("Input.Was");
        Input.Was = now;
        return new(
            AuditChain.Read(last).Actor,
            last.At,
            [new("Access", Data.Accounts.Account.InWords(now), Data.Accounts.Account.InWords(AccessChoices.Of(Input.Access)))]);
    }

    public sealed class AccessInput
    {
        public List<AccessRight> Access { get; set; } = [];

        /// <summary>What it was when the form was opened.</summary>
        public AccessRight Was { get; set; }
    }
}
