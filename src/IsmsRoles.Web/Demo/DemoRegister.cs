using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Data.Registers;
using IsmsRoles.Data.Reports;
using IsmsRoles.Data.Reviews;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Reports;
using IsmsRoles.Domain.Reviews;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Scopes;
using IsmsRoles.Domain.ThirdParties;
using IsmsRoles.Web.StartingSets;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Demo;

/// <summary>Carries out the manager's steps of the demo through the business verbs, and remembers what each key became.</summary>
internal sealed class DemoRegister(DemoOrganisation demo)
{
    // By kind and key: a person and a position may share one. Filled by assignment, because a change may run twice.
    private readonly Dictionary<(Type Kind, string Key), Guid> _ids = [];
    private readonly Dictionary<string, Guid> _accounts = [];

    public Guid AccountOf(string personKey) => _accounts[personKey];

    public async Task TakeAsync(DemoStep step, Change change)
    {
        var db = change.Db;
        switch (step)
        {
            case RecordPerson { Person: var person }:
                Enter(person, change);
                break;
            case RecordThirdParty { ThirdParty: var t }:
                var thirdParty = new ThirdParty(new(
                    t.Name, t.Service, t.ContractReference, t.ContractEndsOn, t.SecurityContact, t.SecurityContactEmail, Id<Person>(t.OwnerKey)));
                Keep(db, t.Key, thirdParty);
                break;
            case RecordPosition { Position: var p }:
                await RecordAsync(p, db);
                break;
            case RecordScopeItem { Item: var item }:
                Keep(db, item.Key, new ScopeItem(Kind(item.Kind), item.Name));
                break;
            case AddRole { Role: var starting }:
                var superior = starting.ReportsToKey is { } above ? await FindAsync<Role>(db, above) : null;
                var role = starting.Open(superior, Id<Role>, part => db.Add(part));
                _ids[(typeof(Role), starting.Key)] = role.Id;
                break;
            case AssignRole { Assignment: var assignment }:
                await AssignAsync(assignment, change);
                break;
            case RecordLeaving leaving:
                (await FindAsync<Person>(db, leaving.PersonKey)).Leave(leaving.LastDay, leaving.Reason);
                break;
            case EndAssignment end:
                await EndAsync(end, db);
                break;
            case ChangeResponsibility r:
                await EditAsync(db, r.RoleKey, texts => texts with
                {
                    Responsibilities = [.. texts.Responsibilities.Select(t => t.Text == r.OldText ? r.New.Texts() : t)],
                });
                break;
            case AddAuthority a:
                await EditAsync(db, a.RoleKey, texts => texts with { Authorities = [.. texts.Authorities, a.Authority.Texts(Id<Role>)] });
                break;
            case ChangeReportingLine line:
                var lines = await db.Roles.Select(x => new { x.Id, x.Title, x.ReportsToId }).ToListAsync();
                (await FindAsync<Role>(db, line.RoleKey))
                    .ReportTo(await FindAsync<Role>(db, line.ReportsToKey), new(lines.Select(l => (l.Id, l.Title, l.ReportsToId))));
                break;
            case RecordReview review:
                await ReviewAsync(review, change);
                break;
            case RecordReport report:
                await ReportAsync(report, change);
                break;
            default:
                throw new InvalidOperationException($"The demo does not know the step {step.GetType().Name}.");
        }
    }

    /// <summary>Adds a person with all periods known, and the account of somebody who has a login.</summary>
    public Person Enter(DemoPerson typed, Change change)
    {
        var person = new Person(Details(typed), typed.Periods[0].From);
        for (var next = 1; next < typed.Periods.Count; next++)
        {
            person.Leave(typed.Periods[next - 1].Until!.Value, null);
            person.Rejoin(typed.Periods[next].From);
        }

        Keep(change.Db, typed.Key, person);
        if (demo.Logins.SingleOrDefault(l => l.PersonKey == typed.Key) is { } login)
        {
            var account = new Account(typed.Email, login.Access.Aggregate(AccessRight.Member, (all, one) => all | Right(one)), person);
            change.Db.Add(account);
            _accounts[typed.Key] = account.Id;
        }

        return person;
    }

    private PersonDetails Details(DemoPerson typed) => new(
        typed.Name,
        typed.Email,
        typed.JobTitle,
        typed.Department,
        typed.LineManagerKey is { } manager ? Id<Person>(manager) : null,
        typed.EmployerKey is { } employer ? Id<ThirdParty>(employer) : null,
        typed.TermsReference);

    private async Task RecordAsync(DemoPosition typed, RegisterDbContext db)
    {
        var position = new Position(new(typed.Title, typed.IsBody ? PositionKind.Body : PositionKind.Post, typed.TermsOfReference));
        foreach (var tenure in typed.Tenures)
        {
            position.Appoint(await FindAsync<Person>(db, tenure.PersonKey), tenure.From, tenure.Until, tenure.IsChair);
        }

        Keep(db, typed.Key, position);
    }

    private async Task AssignAsync(DemoAssignment typed, Change change)
    {
        var db = change.Db;
        var role = await FindAsync<Role>(db, typed.RoleKey);
        var scope = typed.ScopeItemKey is { } item ? await FindAsync<ScopeItem>(db, item) : null;
        var others = await db.Assignments.Where(a => a.RoleId == role.Id).ToListAsync();
        var kind = typed.Capacity switch
        {
            DemoCapacity.Deputy => AssignmentKind.Deputy,
            DemoCapacity.Acting => AssignmentKind.Acting,
            _ => AssignmentKind.Holder,
        };
        var terms = new AssignmentTerms(kind, typed.From, typed.Until, scope, typed.BackdatingReason, typed.EvidenceReference);
        Keep(db, typed.Key, new Assignment(role, await HolderAsync(typed, db), terms, others, change.Today, change.Now));
    }

    private async Task EndAsync(EndAssignment end, RegisterDbContext db)
    {
        var typed = demo.Steps.OfType<AssignRole>().Select(s => s.Assignment).Single(a => a.Key == end.AssignmentKey);
        var assignment = await FindAsync<Assignment>(db, end.AssignmentKey);
        assignment.EndOn(end.LastDay, end.Reason, null, isTopManagement: false, await FindAsync<Role>(db, typed.RoleKey), await HolderAsync(typed, db));
    }

    private async Task<Holder> HolderAsync(DemoAssignment typed, RegisterDbContext db)
    {
        switch (typed.HolderKind)
        {
            case DemoHolderKind.Position:
                return Holder.Of(await FindAsync<Position>(db, typed.HolderKey));
            case DemoHolderKind.ThirdParty:
                return Holder.Of(await FindAsync<ThirdParty>(db, typed.HolderKey));
            default:
                var person = await FindAsync<Person>(db, typed.HolderKey);
                return Holder.Of(person, person.EmployerId is { } employer ? await db.ThirdParties.SingleAsync(t => t.Id == employer) : null);
        }
    }

    private async Task EditAsync(RegisterDbContext db, string roleKey, Func<RoleText, RoleText> edit)
    {
        var role = await FindAsync<Role>(db, roleKey);
        role.Edit(edit(role.Texts()));
    }

    private async Task ReviewAsync(RecordReview typed, Change change)
    {
        var register = await LiveRegisters.SnapshotAsync(change.Db, change.Today);
        var role = register.Role(Id<Role>(typed.RoleKey))!;
        await ReviewRecording.RecordAsync(change, [(role.Id, ReviewSubject.HashOf(register, role))], typed.Note);
    }

    private async Task ReportAsync(RecordReport typed, Change change)
    {
        var day = await ReportRecords.DayAsync(change.Db, DemoOrganisation.TimeZone, typed.GivenOn);
        var presenter = await FindAsync<Person>(change.Db, typed.ByKey);
        var input = new ReportInput(typed.GivenOn, presenter, null, [], [.. typed.RecipientKeys.Select(Id<Person>)], null, typed.Summary, typed.Minutes, NotTheHolder: false);
        change.Db.Add(PerformanceReport.Record(change.Actor, input, null, day, change.Now, change.Today));
    }

    private void Keep<T>(RegisterDbContext db, string key, T entity)
        where T : Domain.Entity
    {
        db.Add(entity);
        _ids[(typeof(T), key)] = entity.Id;
    }

    private Guid Id<T>(string key) => _ids[(typeof(T), key)];

    private async Task<T> FindAsync<T>(RegisterDbContext db, string key)
        where T : Domain.Entity
    {
        var id = Id<T>(key);
        return await db.Set<T>().SingleAsync(e => e.Id == id);
    }

    private static ScopeKind Kind(DemoScopeKind kind) => kind switch
    {
        DemoScopeKind.Site => ScopeKind.Site,
        DemoScopeKind.System => ScopeKind.System,
        DemoScopeKind.Asset => ScopeKind.Asset,
        _ => ScopeKind.Risk,
    };

    private static AccessRight Right(DemoAccess access) => access switch
    {
        DemoAccess.Administrator => AccessRight.Administrator,
        DemoAccess.Manager => AccessRight.Manager,
        DemoAccess.Approver => AccessRight.Approver,
        DemoAccess.Auditor => AccessRight.Auditor,
        _ => AccessRight.Member,
    };
}
