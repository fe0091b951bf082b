using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Data.Registers;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IsmsRoles.Web.Tests.Hosting;

/// <summary>
/// A small company to start tests from: Ana and Ben are directors (founding signatories), Mia is the ISMS manager who
/// edits and submits, Otto audits, Eve is an employee. Roles: Top management, ISMS manager (5.3 a and b), Internal
/// auditor, Incident manager, All staff. Everybody has an account with the same password.
/// </summary>
public sealed class Company
{
    public const string Password = "correct horse battery";
    public const string TimeZone = "Europe/Warsaw";
    public const string Ana = "ana@example.com";
    public const string Ben = "ben@example.com";
    public const string Mia = "mia@example.com";
    public const string Otto = "otto@example.com";
    public const string Eve = "eve@example.com";
    public const string Adam = "adam@example.com";

    private readonly Dictionary<string, Guid> _people = [];
    private readonly Dictionary<string, Guid> _roles = [];
    private readonly Dictionary<string, Guid> _accounts = [];

    private Company(RegisterApp app) => App = app;

    public RegisterApp App { get; }

    /// <summary>A person's identifier by e-mail address.</summary>
    public Guid Person(string email) => _people[email];

    /// <summary>An account's identifier by e-mail address.</summary>
    public Guid Account(string email) => _accounts[email];

    /// <summary>A role's identifier by title.</summary>
    public Guid Role(string title) => _roles[title];

    public static async Task<Company> CreateAsync(RegisterApp app)
    {
        var company = new Company(app);
        var hasher = app.Services.GetRequiredService<IPasswordHasher<Account>>();
        await app.Ledger("Set-up").ChangeAsync(change =>
        {
            company.Fill(change, hasher);
            return Task.CompletedTask;
        });
        return company;
    }

    /// <summary>The company with version 1 in force: submitted by Mia, signed by Ana.</summary>
    public static async Task<Company> CreateSignedAsync(RegisterApp app)
    {
        var company = await CreateAsync(app);
        await company.SubmitAsync(Mia);
        await company.ApproveAsync(Ana);
        return company;
    }

    /// <summary>Submits the register as it stands.</summary>
    public Task<Guid> SubmitAsync(string email) => App.LedgerOf(Account(email)).ChangeAsync(async change =>
    {
        var situation = await SigningSituations.LoadAsync(change);
        var content = await LiveRegisters.SnapshotAsync(change.Db, change.Today);
        var version = RegisterVersion.Submit(change.Actor, new(content, "Please sign.", [], []), situation);
        change.Db.Versions.Add(version);
        return version.Id;
    });

    /// <summary>Signs the submitted version.</summary>
    public Task ApproveAsync(string email) => App.LedgerOf(Account(email)).ChangeAsync(async change =>
    {
        var situation = await SigningSituations.LoadAsync(change);
        situation.Submitted!.Approve(change.Actor, new(situation.Submitted.Sha256, "password"), situation);
        await VersionsInForce.NoteAssignmentsAsync(change.Db, situation.Submitted);
    });

    /// <summary>Any change, with the test as the system acting.</summary>
    public Task ChangeAsync(Func<Change, Task> work) => App.Ledger().ChangeAsync(work);

    private void Fill(Change change, IPasswordHasher<Account> hasher)
    {
        var db = change.Db;
        var began = change.Today.AddYears(-1);
        db.Organisations.Add(new(new("Meridian", "Design and operation of the payments platform", TimeZone)));

        Person Person(string email, string name, string jobTitle, AccessRight access)
        {
            var person = new Person(new(name, email, jobTitle, "Management"), began);
            var account = new Account(email, access, person);
            account.SetPassword(hasher.HashPassword(account, Password));
            db.Add(person);
            db.Add(account);
            (_people[email], _accounts[email]) = (person.Id, account.Id);
            return person;
        }

        var ana = Person(Ana, "Ana Ruiz", "Chief executive", AccessRight.Approver);
        var ben = Person(Ben, "Ben Żółć", "Finance director", AccessRight.Approver);
        var mia = Person(Mia, "Mia Λάμπρου", "Security lead", AccessRight.Manager);
        Person(Otto, "Otto Weiß", "External auditor", AccessRight.Auditor);
        Person(Eve, "Eve Nguyễn", "Engineer", AccessRight.Member);
        Person(Adam, "Adam Кравець", "IT lead", AccessRight.Administrator);
        db.Add(new FoundingSignatory(ana, "Commercial register extract of 2 January"));
        db.Add(new FoundingSignatory(ben, "Commercial register extract of 2 January"));

        var lines = new ReportingLines([]);
        Role Add(string title, Role? reportsTo, string duty, AuthorityKind kind, params DesignationKind[] designations)
        {
            var role = new Role(new(title, $"What {title} is for.", 12, [new(duty, "5.3 a")], kind == AuthorityKind.Other ? [] : [new(kind, $"Decides for {title}")]));
            role.ReportTo(reportsTo, lines);
            db.Add(role);
            db.AddRange(designations.Select(d => new Designation(d, role)));
            _roles[title] = role.Id;
            return role;
        }

        var top = Add("Top management", null, "Sets the direction of information security.", AuthorityKind.ApproveOrAcceptRisk, DesignationKind.TopManagement);
        var manager = Add("ISMS manager", top, "Keeps the ISMS conforming to the standard.", AuthorityKind.RequireCompliance, DesignationKind.IsmsConformity, DesignationKind.PerformanceReporting);
        Add("Internal auditor", top, "Audits the ISMS.", AuthorityKind.EscalateToTopManagement, DesignationKind.InternalAudit);
        var incidents = Add("Incident manager", manager, "Leads the response to incidents.", AuthorityKind.StopOrSuspend, DesignationKind.IncidentContact);
        Add("All staff", top, "Reports what looks wrong.", AuthorityKind.Other, DesignationKind.Everyone);

        void Assign(Role role, Person person, string? evidence = null) =>
            db.Add(new Assignment(role, Holder.Of(person, null), new(AssignmentKind.Holder, change.Today, AppointmentEvidence: evidence), [], change.Today, change.Now));

        Assign(top, ana, "Commercial register extract of 2 January");
        Assign(top, ben, "Commercial register extract of 2 January");
        Assign(manager, mia);
        Assign(incidents, mia);
    }
}
