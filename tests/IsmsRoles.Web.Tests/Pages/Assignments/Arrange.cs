using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Scopes;
using IsmsRoles.Domain.ThirdParties;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Assignments;

/// <summary>What the tests of people, positions, third parties and assignments start from, beyond the company.</summary>
internal static class Arrange
{
    public static string Day(this DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static Task<Guid> PersonAsync(this Company company, string name, DateOnly? from = null, Guid? employer = null, string? department = null) =>
        company.App.Ledger().ChangeAsync(change =>
        {
            var person = new Person(new(name, JobTitle: "Engineer", Department: department, EmployerId: employer), from ?? change.Today.AddYears(-1));
            change.Db.Add(person);
            return Task.FromResult(person.Id);
        });

    public static Task<Guid> PositionAsync(this Company company, string title, params Guid[] holders) =>
        company.App.Ledger().ChangeAsync(async change =>
        {
            var position = new Position(new(title, PositionKind.Post));
            foreach (var holder in holders)
            {
                position.Appoint(await change.Db.People.SingleAsync(p => p.Id == holder), change.Today, null, false);
            }

            change.Db.Add(position);
            return position.Id;
        });

    public static Task<Guid> ThirdPartyAsync(this Company company, string name, DateOnly? endsOn = null) =>
        company.App.Ledger().ChangeAsync(change =>
        {
            var party = new ThirdParty(new(name, "Hosting", "C-1", endsOn));
            change.Db.Add(party);
            return Task.FromResult(party.Id);
        });

    public static Task<Guid> ScopeItemAsync(this Company company, string name) =>
        company.App.Ledger().ChangeAsync(change =>
        {
            var item = new ScopeItem(ScopeKind.System, name);
            change.Db.Add(item);
            return Task.FromResult(item.Id);
        });

    /// <summary>A person's assignment as holder from today.</summary>
    public static Task<Guid> AssignAsync(this Company company, string role, Guid personId) =>
        company.App.Ledger().ChangeAsync(async change =>
        {
            var person = await change.Db.People.SingleAsync(p => p.Id == personId);
            var held = await change.Db.Roles.SingleAsync(r => r.Id == company.Role(role));
            var assignment = new Assignment(held, Holder.Of(person, null), new(AssignmentKind.Holder, change.Today), [], change.Today, change.Now);
            change.Db.Add(assignment);
            return assignment.Id;
        });

    public static async Task<Assignment> AssignmentAsync(this Company company, Guid id)
    {
        await using var db = company.App.OpenDatabase();
        return await db.Assignments.AsNoTracking().SingleAsync(a => a.Id == id, TestContext.Current.CancellationToken);
    }

    /// <summary>The one assignment of a person to a role.</summary>
    public static async Task<Assignment> AssignmentAsync(this Company company, string role, Guid personId)
    {
        await using var db = company.App.OpenDatabase();
        return await db.Assignments.AsNoTracking().SingleAsync(a => a.RoleId == company.Role(role) && a.PersonId == personId, TestContext.Current.CancellationToken);
    }

    public static async Task<int> AssignmentsAsync(this Company company)
    {
        await using var db = company.App.OpenDatabase();
        return await db.Assignments.CountAsync(TestContext.Current.CancellationToken);
    }
}

/// <summary>One application for each test, with version 1 in force.</summary>
public abstract class CompanyTest : IAsyncLifetime
{
    protected RegisterApp App { get; } = new();

    protected Company Company { get; private set; } = null!;

    /// <summary>The ISMS manager, signed in.</summary>
    protected Visitor Mia { get; private set; } = null!;

    protected DateOnly Today => App.Today;

    public async ValueTask InitializeAsync()
    {
        Company = await Company.CreateSignedAsync(App);
        Mia = await App.SignInAsync(Company.Mia);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await App.DisposeAsync();
    }
}
