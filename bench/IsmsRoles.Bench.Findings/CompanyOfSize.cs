using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Bench.Findings;

/// <summary>
/// A company of a given number of people, filled through the domain's own verbs: a tenth of them hold something, in a
/// hundredth as many roles; one assignment in twenty goes to a position. A version is signed, and something is amiss
/// after it: leavers, an unsigned assignment, a changed role.
/// </summary>
internal sealed class CompanyOfSize(Ledger ledger, IDbContextFactory<RegisterDbContext> contexts, int people)
{
    private const int Batch = 2000;

    public int Roles { get; } = Math.Max(10, people / 100);

    public int Assignments { get; } = people / 10;

    public async Task FillAsync()
    {
        Guid[] roleIds = [];
        var directors = new List<Person>();
        await ledger.ChangeAsync(change =>
        {
            var roles = Enumerable.Range(0, Roles).Select(Role).ToList();
            for (var i = 1; i < roles.Count; i++)
            {
                roles[i].ReportTo(roles[(i - 1) / 8], new([])); // a tree by construction
            }

            change.Db.Add(new Organisation(new("Large Organisation", "Everything", "Europe/Berlin")));
            change.Db.AddRange(roles);
            change.Db.AddRange(new[] { DesignationKind.TopManagement, DesignationKind.IsmsConformity, DesignationKind.PerformanceReporting, DesignationKind.InternalAudit, DesignationKind.IncidentContact }
                .Select((kind, i) => new Designation(kind, roles[i])));
            directors.AddRange(Enumerable.Range(0, 2).Select(i => new Person(new($"Director {i}"), change.Today.AddYears(-1))));
            change.Db.AddRange(directors);
            change.Db.AddRange(directors.Select(d => new FoundingSignatory(d, "Register extract")));
            change.Db.AddRange(directors.Select(d => new Assignment(roles[0], Holder.Of(d, null), new(AssignmentKind.Holder, change.Today, AppointmentEvidence: "Register extract"), [], change.Today, change.Now)));
            roleIds = [.. roles.Select(r => r.Id)];
            return Task.CompletedTask;
        });
        for (var start = 0; start < people; start += Batch)
        {
            var from = start;
            await ledger.ChangeAsync(async change =>
            {
                var roles = await change.Db.Roles.AsNoTracking().ToDictionaryAsync(r => r.Id);
                for (var i = from; i < Math.Min(from + Batch, people); i++)
                {
                    Add(change, i, roles[roleIds[1 + (i % (Roles - 1))]]);
                }
            });
        }

        await SignAsync(directors[1], directors[0]);
        await SpoilAsync();
    }

    /// <summary>Any change, so that nothing kept is valid any more.</summary>
    public Task TouchAsync() => ledger.ChangeAsync(async change =>
    {
        var role = await change.Db.Roles.OrderBy(r => r.Title).LastAsync();
        role.Edit(role.Texts() with { Purpose = $"Changed at {change.Now:O}." });
    });

    private static Role Role(int i) => new(new(
        $"Role {i:0000}",
        $"What role {i} is for.",
        12,
        [.. Enumerable.Range(1, 5).Select(n => new ResponsibilityText($"Does duty {n} of role {i} and reports every incident.", "5.3 a, A.5.24"))],
        [new(AuthorityKind.RequireCompliance, $"Requires compliance in matter {i}"), new(AuthorityKind.Spend, $"Spends on matter {i}", Amount: 100_000, Currency: "EUR")]));

    private void Add(Change change, int i, Role role)
    {
        var person = new Person(new($"Person Nummer {i:000000}", null, "Specialist", $"Department {i % 40}"), change.Today.AddYears(-1));
        change.Db.Add(person);
        if (i >= Assignments)
        {
            return;
        }

        var holder = Holder.Of(person, null);
        if (i % 20 == 0)
        {
            var position = new Position(new($"Head of matter {i}", PositionKind.Post));
            position.Appoint(person, change.Today, null, asChair: false);
            change.Db.Add(position);
            holder = Holder.Of(position);
        }

        change.Db.Add(new Assignment(role, holder, new(AssignmentKind.Holder, change.Today), [], change.Today, change.Now));
    }

    private async Task SignAsync(Person submitter, Person signer)
    {
        await ledger.ChangeAsync(async change =>
        {
            var content = await LiveRegisters.SnapshotAsync(change.Db, change.Today);
            change.Db.Add(RegisterVersion.Submit(ActorOf(submitter), new(content, null, [], []), await SituationAsync(change)));
        });
        await ledger.ChangeAsync(async change =>
        {
            var situation = await SituationAsync(change);
            situation.Submitted!.Approve(ActorOf(signer), new(situation.Submitted.Sha256, "password"), situation);
        });
        await using var db = await contexts.CreateDbContextAsync();
        await DailySnapshots.CatchUpAsync(db, CancellationToken.None);
    }

    private static Task<SigningSituation> SituationAsync(Change change) => SigningSituations.LoadAsync(change);

    private static Actor ActorOf(Person person) => new(Guid.NewGuid(), person.Id, person.Name, AccessRight.Manager | AccessRight.Approver);

    private Task SpoilAsync() => ledger.ChangeAsync(async change =>
    {
        foreach (var person in await change.Db.People.Where(p => change.Db.Assignments.Any(a => a.PersonId == p.Id)).OrderBy(p => p.Name).Skip(2).Take(Assignments / 50).ToListAsync())
        {
            person.Leave(change.Today, "Retired");
        }

        var role = await change.Db.Roles.OrderBy(r => r.Title).FirstAsync();
        role.Edit(role.Texts() with { Purpose = "Another purpose." });
    });
}
