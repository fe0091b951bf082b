using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Web.StartingSets;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.SetUp;

/// <summary>A person as entered at set-up.</summary>
/// <param name="Evidence">What shows that they are top management; null for somebody who is not.</param>
public sealed record InitialPerson(string? Name, string? Email, string? JobTitle, string? Evidence);

/// <summary>
/// What set-up writes, in one change: the organisation, its first people and accounts, the founding signatories with their
/// assignment to top management, and the roles of a starting set. The organisation's unique key decides between two posts.
/// </summary>
/// <param name="First">The first administrator and manager.</param>
/// <param name="PasswordHash">Of the first account; the others get a one-time link later.</param>
/// <param name="Others">Further members of top management.</param>
public sealed record InitialRegister(
    OrganisationDetails Organisation,
    InitialPerson First,
    string PasswordHash,
    IReadOnlyList<InitialPerson> Others,
    StartingSet Set)
{
    private const string System = "Set-up";

    /// <summary>The ledger with set-up acting: nobody has an account yet.</summary>
    public static Ledger Of(Ledger ledger) => ledger.As(System);

    /// <returns>The first account.</returns>
    public async Task<Account> WriteAsync(Change change)
    {
        var db = change.Db;
        var today = OrganisationTime.DayOf(change.Now, Organisation.TimeZoneId);
        db.Organisations.Add(new(Organisation));
        (await db.LedgerRows.SingleAsync()).ChangedOn = today; // until now days were counted in UTC
        db.SetupCodes.RemoveRange(await db.SetupCodes.ToListAsync());

        var founding = First.Evidence is null ? AccessRight.Member : AccessRight.Approver;
        var (first, account) = Enter(db, First, AccessRight.Administrator | AccessRight.Manager | founding, today);
        account.SetPassword(PasswordHash);
        var founders = Others.Select(o => (Enter(db, o, AccessRight.Approver, today).Person, o.Evidence)).ToList();
        if (First.Evidence is not null)
        {
            founders.Insert(0, (first, First.Evidence));
        }

        var top = AddRoles(db);
        foreach (var (person, evidence) in founders)
        {
            var founder = new FoundingSignatory(person, evidence);
            var terms = new AssignmentTerms(AssignmentKind.Holder, today, AppointmentEvidence: founder.EvidenceReference);
            db.AddRange(founder, new Assignment(top, Holder.Of(person, null), terms, [], today, change.Now));
        }

        return account;
    }

    private static (Person Person, Account Account) Enter(RegisterDbContext db, InitialPerson typed, AccessRight access, DateOnly today)
    {
        var person = new Person(new(typed.Name, typed.Email, typed.JobTitle), today);
        var account = new Account(typed.Email, access, person);
        db.AddRange(person, account);
        return (person, account);
    }

    private Role AddRoles(RegisterDbContext db)
    {
        Dictionary<string, Role> roles = [];
        foreach (var starting in Set.Roles)
        {
            var superior = starting.ReportsToKey is { } key ? roles[key] : null;
            roles[starting.Key] = starting.Open(superior, k => roles[k].Id, part => db.Add(part));
        }

        return roles[Set.Roles.Single(r => r.Designations.Contains(DesignationKind.TopManagement)).Key];
    }
}
