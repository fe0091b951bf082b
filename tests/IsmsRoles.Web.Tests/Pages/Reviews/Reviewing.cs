using IsmsRoles.Data;
using IsmsRoles.Data.Reviews;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Reviews;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Reviews;

/// <summary>Steps of reviewing, and what is on record afterwards.</summary>
internal static class Reviewing
{
    public const string SeveralForm = "form[action='/reviews/several']";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<HttpResponseMessage> ReviewAsync(this Visitor manager, Guid roleId, string note = "Read with the holder.") =>
        manager.SubmitAsync($"/roles/{roleId}/review", new() { ["Input.Note"] = note });

    public static async Task<IReadOnlyList<Review>> ReviewsAsync(this RegisterApp app)
    {
        await using var db = app.OpenDatabase();
        return await db.Reviews.AsNoTracking().Include(r => r.Withdrawal).OrderBy(r => r.At).ToListAsync(Cancellation);
    }

    public static async Task<ReviewFacts> FactsAsync(this RegisterApp app, DateOnly? day = null)
    {
        await using var db = app.OpenDatabase();
        return await ReviewRecords.FactsAsync(db, Company.TimeZone, day ?? app.Today, Cancellation);
    }

    /// <summary>Moves the clock so that the organisation's day begins ten minutes before: in Warsaw it is still the day before by UTC.</summary>
    public static void MoveToJustAfterMidnight(this RegisterApp app, DateOnly day) =>
        app.Clock.Move(OrganisationTime.StartOf(day, Company.TimeZone).AddMinutes(10) - app.Clock.GetUtcNow().UtcDateTime);

    public static Task EditPersonAsync(this Company company, string email, Func<PersonDetails, PersonDetails> edit, string? by = null) =>
        (by is null ? company.App.Ledger() : company.App.LedgerOf(company.Account(by))).ChangeAsync(async change =>
        {
            var person = await change.Db.People.SingleAsync(p => p.Id == company.Person(email));
            person.Edit(edit(person.Details()));
        });
}
