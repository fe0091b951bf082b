using IsmsRoles.Data;
using IsmsRoles.Domain.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.People;

/// <summary>A step in a person's time with us: leaving, its reversal, coming back, a corrected first day.</summary>
public abstract class PersonStep(RegisterDbContext db, Ledger ledger) : ShownPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public Person Person { get; private set; } = null!;

    protected RegisterDbContext Db { get; } = db;

    /// <summary>Runs one verb of the person in the ledger and goes back to their page.</summary>
    protected Task<IActionResult> RecordAsync(Action<Person> verb, string done) => RecordAsync(
        (_, person) =>
        {
            verb(person);
            return Task.CompletedTask;
        },
        done,
        $"/people/{Id}");

    /// <summary>The same with what else belongs to the step, and with where it leads on to.</summary>
    protected async Task<IActionResult> RecordAsync(Func<Change, Person, Task> verb, string done, string next)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await ledger.ChangeAsync(async change => await verb(change, await change.Db.People.SingleAsync(p => p.Id == Id)), Cancellation);
        TempData["Done"] = done;
        return LocalRedirect(next);
    }

    protected override async Task<bool> LoadAsync()
    {
        Person = (await Db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == Id, Cancellation))!;
        return Person is not null;
    }
}
