using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Domain.Evidence;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Versions;

/// <summary>What Ben, who may do everything, does with paper, revocations and successors while version 1 stays in force.</summary>
internal static class OtherWays
{
    /// <summary>A submission with paper records by Ben and Mia, each refused by another, and a signature taken back; withdrawn. It asks for two signatures.</summary>
    public static async Task SubmitAndWithdrawOnPaperAsync(this Company company)
    {
        await company.ChangeAsync(async change => (await change.Db.Organisations.SingleAsync()).ChangeQuorum(new(QuorumKind.Number, 2)));
        await company.SubmitAsync(Company.Mia);
        await company.DoAsync(Company.Ben, (change, situation) => Record(company, change, situation));
        await company.DoAsync(Company.Adam, (change, situation) => situation.Submitted!.RefusePaper(change.Actor, 1, "Not legible.", "password", situation));
        await company.DoAsync(Company.Mia, (change, situation) => Record(company, change, situation));
        await company.DoAsync(Company.Ben, (change, situation) => situation.Submitted!.RefusePaper(change.Actor, 2, "Not signed.", "password", situation));
        await company.DoAsync(Company.Ana, (change, situation) => situation.Submitted!.Approve(change.Actor, new(situation.Submitted.Sha256, "password"), situation));
        await company.DoAsync(Company.Ana, (change, situation) => situation.Submitted!.TakeBack(change.Actor, change.Now));
        await company.DoAsync(Company.Mia, (change, situation) => situation.Submitted!.Withdraw(change.Actor, "Again", change.Now));
        await company.ChangeAsync(async change => (await change.Db.Organisations.SingleAsync()).ChangeQuorum(Quorum.AnyOne));
    }

    /// <summary>Ben signs a revocation and takes it back, enters Eve as successor and withdraws her; Mia enters Ben. Judged as if top management were gone.</summary>
    public static async Task RevokeAndSucceedAsync(this Company company)
    {
        await company.DoAsync(Company.Ben, (change, situation) =>
        {
            var former = change.Db.Versions.Single(v => v.State == VersionState.Withdrawn);
            situation.InForce!.SignRevocation(change.Actor, new(situation.InForce.Sha256, "password"), "It is wrong.", situation with { Former = former });
        });
        await company.DoAsync(Company.Ben, (change, situation) => situation.InForce!.TakeBackRevocation(change.Actor, change.Now));
        await company.DoAsync(Company.Ben, (change, situation) =>
        {
            var gone = (situation with { InForce = null }).WithPerson(change.Db.People.Single(p => p.Id == company.Person(Company.Eve)));
            var successor = SuccessorSignatory.Enter(change.Actor, change.Db.People.Single(p => p.Id == company.Person(Company.Eve)), Evidence(change), gone);
            change.Db.Add(successor);
            successor.Withdraw(change.Actor, "A mistake.", gone);
        });
        await company.DoAsync(Company.Mia, (change, situation) => change.Db.Add(
            SuccessorSignatory.Enter(change.Actor, change.Db.People.Single(p => p.Id == company.Person(Company.Ben)), Evidence(change), situation with { InForce = null })));
    }

    /// <summary>A version that corrects version 1, in force by paper that Adam confirmed, and revoked by Ana.</summary>
    public static async Task CorrectOnPaperAndRevokeAsync(this Company company)
    {
        await company.App.LedgerOf(company.Account(Company.Mia)).ChangeAsync(async change => change.Db.Versions.Add(RegisterVersion.Submit(
            change.Actor,
            new(await LiveRegisters.SnapshotAsync(change.Db, change.Today), null, [], [], null, new(1, "Who leads.")),
            await SigningSituations.LoadAsync(change))));
        await company.DoAsync(Company.Mia, (change, situation) => Record(company, change, situation));
        await company.DoAsync(Company.Adam, (change, situation) =>
        {
            var scan = situation.Submitted!.PaperRecords[0].ScanSha256;
            situation.Submitted.ConfirmPaper(change.Actor, 1, new(scan, scan, "password"), situation);
        });
        await company.DoAsync(Company.Ana, (change, situation) => situation.InForce!.SignRevocation(change.Actor, new(situation.InForce.Sha256, "password"), "It is wrong.", situation));
    }

    private static void Record(Company company, Change change, SigningSituation situation)
    {
        var scan = new EvidenceFile("minutes.pdf", OnPaper.Scan, change.Now);
        change.Db.Add(scan);
        situation.Submitted!.RecordOnPaper(
            change.Actor, new(change.Today, OnPaper.Reference, situation.Submitted.Sha256, scan.Id, scan.Sha256, [company.Person(Company.Ana)]), situation);
    }

    private static SuccessorInput Evidence(Change change)
    {
        var file = new EvidenceFile("extract.pdf", OnPaper.Scan, change.Now);
        change.Db.Add(file);
        return new("Register extract of 3 March", "Nobody is left.", file);
    }

    private static Task DoAsync(this Company company, string email, Action<Change, SigningSituation> act) =>
        company.App.LedgerOf(company.Account(email)).ChangeAsync(async change => act(change, await SigningSituations.LoadAsync(change)));
}
