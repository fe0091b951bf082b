using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.Background;
using IsmsRoles.Web.Sealing;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Demo;

/// <summary>
/// Replays the demo's steps on an empty register: each as a change of its own, by the account of whoever did it, with the
/// clock at its moment. Whatever a rule refuses to a user it refuses here too.
/// </summary>
internal sealed class DemoSeed(IServiceProvider services, IDbContextFactory<RegisterDbContext> contexts, IDatabaseErrors errors, DemoOrganisation demo)
{
    /// <summary>The name under which the demo opens its register, by which it knows its own database again.</summary>
    public const string System = "Demo set-up";

    private readonly DemoRegister _register = new(demo);

    public async Task ReplayAsync(CancellationToken cancellation)
    {
        var opening = demo.Steps.OfType<OpenRegister>().Single();
        foreach (var step in demo.Steps.Where(s => s is not RecordPerson { Person: var person } || !ComesWith(opening, person)))
        {
            var actor = step is OpenRegister ? new DemoActor(null, System) : new(_register.AccountOf(step.ByKey), null);
            var ledger = new Ledger(contexts, errors, actor, new DemoClock(step.AtUtc), []);
            await ledger.ChangeAsync(change => TakeAsync(step, change, cancellation), cancellation);
            if (step is ApproveVersion)
            {
                await MakeDocumentAsync(step.AtUtc.AddSeconds(20), cancellation);
            }
        }
    }

    private Task TakeAsync(DemoStep step, Change change, CancellationToken cancellation)
    {
        switch (step)
        {
            case OpenRegister open:
                Open(open, change);
                return Task.CompletedTask;
            case SubmitVersion submit:
                return SubmitAsync(submit, change, cancellation);
            case ApproveVersion:
                return ApproveAsync(change, cancellation);
            default:
                return _register.TakeAsync(step, change);
        }
    }

    // The founding signatories and the first manager come with set-up; the manager records the others.
    private static bool ComesWith(OpenRegister open, DemoPerson person) =>
        person.Key == open.ByKey || open.Signatories.Any(s => s.PersonKey == person.Key);

    private void Open(OpenRegister open, Change change)
    {
        var profile = open.Profile;
        var organisation = new Organisation(new(profile.Name, profile.Scope, profile.TimeZone, profile.Classification));
        organisation.ChangeQuorum(new(QuorumKind.Number, profile.Quorum));
        change.Db.Add(organisation);
        change.Db.SetupCodes.RemoveRange(change.Db.SetupCodes);
        Dictionary<string, Person> people = [];
        foreach (var person in demo.People.Where(p => ComesWith(open, p)))
        {
            people[person.Key] = _register.Enter(person, change);
        }

        change.Db.AddRange(open.Signatories.Select(s => new FoundingSignatory(people[s.PersonKey], s.EvidenceReference)));
    }

    private static async Task SubmitAsync(SubmitVersion submit, Change change, CancellationToken cancellation)
    {
        var content = await LiveRegisters.SnapshotAsync(change.Db, change.Today, cancellation);
        var situation = await SigningSituations.LoadAsync(change, cancellation);
        change.Db.Versions.Add(RegisterVersion.Submit(change.Actor, new(content, submit.Message, [], []), situation));
    }

    private static async Task ApproveAsync(Change change, CancellationToken cancellation)
    {
        var situation = await SigningSituations.LoadAsync(change, cancellation);
        var version = situation.Submitted!;
        version.Approve(change.Actor, new(version.Sha256, "password"), situation);
        await VersionsInForce.NoteAssignmentsAsync(change.Db, version, cancellation);
    }

    // Now and not at the start of the application, so that the document's own event has its place in the chain and its date.
    private async Task MakeDocumentAsync(DateTime at, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var clock = new DemoClock(at);
        var ledger = new Ledger(contexts, errors, new DemoActor(null, System), clock, []);
        var keeper = ActivatorUtilities.CreateInstance<SealKeeper>(services, clock); // the seal, too, is of its day
        var sealer = ActivatorUtilities.CreateInstance<DocumentSealer>(services, clock);
        await new DocumentMaker(db, ledger, errors, keeper, sealer, clock).MakeMissingAsync(cancellation);
    }
}

/// <summary>Who acts in a step.</summary>
internal sealed record DemoActor(Guid? AccountId, string? SystemName) : IActorSource;
