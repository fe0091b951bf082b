using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Data.Registers;
using IsmsRoles.Data.Reports;
using IsmsRoles.Data.Reviews;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Evidence;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Reports;
using IsmsRoles.Domain.Reviews;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Scopes;
using IsmsRoles.Domain.ThirdParties;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Browser.Tests.Pages;

/// <summary>Who looks at a page of the walk.</summary>
public enum PageReader
{
    /// <summary>Mia, while nothing waits for signatures.</summary>
    Manager,

    /// <summary>Mia, while version 2 waits with one of two signatures.</summary>
    ManagerWaiting,

    /// <summary>Ana, who has signed version 2.</summary>
    Signer,

    /// <summary>Ben, whose signature is missing.</summary>
    Approver,
    Auditor,
    Member,
    Administrator,
    Anonymous,
}

/// <summary>A page, by its address in the code, and one real address of it.</summary>
public sealed record WalkedPage(PageReader Reader, string Route, Func<PageWalk, string> Address);

/// <summary>
/// A register with one of everything that has a page: version 1 in force, a leaver, an abolished position, an ended
/// contract, a retired role, a closed account; and the list of all pages, each with somebody who looks at it.
/// </summary>
public sealed class PageWalk
{
    private PageWalk(Company company) => Company = company;

    /// <summary>Every page but those of set-up and import, which are steps of their own.</summary>
    public static IReadOnlyList<WalkedPage> Pages { get; } =
    [
        .. Of(PageReader.Manager,
            ("roles", _ => "/roles"), ("roles", _ => "/roles?Text=nothing+has+this"), ("roles", _ => "/roles?State=Retired"),
            ("roles/new", _ => "/roles/new"), ("roles/designations", _ => "/roles/designations"),
            ("roles/{id:guid}", w => $"/roles/{w.Role}"), ("roles/{id:guid}/edit", w => $"/roles/{w.Role}/edit"),
            ("roles/{id:guid}/retire", w => $"/roles/{w.UnusedRole}/retire"), ("roles/{id:guid}/reinstate", w => $"/roles/{w.RetiredRole}/reinstate"),
            ("roles/{id:guid}/review", w => $"/roles/{w.Role}/review"), ("reviews", _ => "/reviews?Show=All"), ("reviews", _ => "/reviews"),
            ("reviews/register", _ => "/reviews/register"), ("reviews/several", _ => "/reviews/several"), ("reviews/{id:guid}/withdraw", w => $"/reviews/{w.Review}/withdraw"),
            ("reports", _ => "/reports"), ("reports/new", _ => "/reports/new"), ("reports/{id:guid}", w => $"/reports/{w.Report}"),
            ("reports/{id:guid}/correct", w => $"/reports/{w.Report}/correct"), ("reports/{id:guid}/withdraw", w => $"/reports/{w.Report}/withdraw"),
            ("reporting-lines", _ => "/reporting-lines"), ("reporting-lines/{id:guid}", w => $"/reporting-lines/{w.Role}"),
            ("people", _ => "/people"), ("people/new", _ => "/people/new"),
            ("people/{id:guid}", w => $"/people/{w.Person}"), ("people/{id:guid}/edit", w => $"/people/{w.Person}/edit"),
            ("people/{id:guid}/start", w => $"/people/{w.Person}/start"), ("people/{id:guid}/leave", w => $"/people/{w.Person}/leave"),
            ("people/{id:guid}/hand-over", w => $"/people/{w.Person}/hand-over"), ("people/{id:guid}/hand-over", w => $"/people/{w.Leaver}/hand-over"),
            ("people/{id:guid}/leave/undo", w => $"/people/{w.Leaver}/leave/undo"), ("people/{id:guid}/rejoin", w => $"/people/{w.Leaver}/rejoin"),
            ("positions", _ => "/positions"), ("positions/new", _ => "/positions/new"),
            ("positions/{id:guid}", w => $"/positions/{w.Position}"), ("positions/{id:guid}/edit", w => $"/positions/{w.Position}/edit"),
            ("positions/{id:guid}/appoint", w => $"/positions/{w.Position}/appoint"), ("positions/{id:guid}/abolish", w => $"/positions/{w.Position}/abolish"),
            ("positions/{id:guid}/hand-over", w => $"/positions/{w.AbolishedPosition}/hand-over"),
            ("positions/{id:guid}/tenures/{number:int}/end", w => $"/positions/{w.Position}/tenures/1/end"),
            ("positions/{id:guid}/abolish/undo", w => $"/positions/{w.AbolishedPosition}/abolish/undo"),
            ("third-parties", _ => "/third-parties"), ("third-parties/new", _ => "/third-parties/new"),
            ("third-parties/{id:guid}", w => $"/third-parties/{w.ThirdParty}"), ("third-parties/{id:guid}/edit", w => $"/third-parties/{w.ThirdParty}/edit"),
            ("third-parties/{id:guid}/end", w => $"/third-parties/{w.ThirdParty}/end"), ("third-parties/{id:guid}/end/undo", w => $"/third-parties/{w.EndedThirdParty}/end/undo"),
            ("third-parties/{id:guid}/hand-over", w => $"/third-parties/{w.EndedThirdParty}/hand-over"),
            ("scope-items", _ => "/scope-items"), ("scope-items/new", _ => "/scope-items/new"),
            ("scope-items/{id:guid}", w => $"/scope-items/{w.ScopeItem}"), ("scope-items/{id:guid}/retire", w => $"/scope-items/{w.ScopeItem}/retire"),
            ("assignments", _ => "/assignments"), ("assignments/new", _ => "/assignments/new"),
            ("assignments/{id:guid}", w => $"/assignments/{w.Assignment}"), ("assignments/{id:guid}/end", w => $"/assignments/{w.Assignment}/end"),
            ("assignments/{id:guid}/dates", w => $"/assignments/{w.Assignment}/dates"),
            ("successors", _ => "/successors"), ("successors/new", _ => "/successors/new"), ("successors/{id:guid}/withdraw", w => $"/successors/{w.Successor}/withdraw"),
            ("versions/{a}/compare/{b}", _ => "/versions/1/compare/register"), ("versions/submit", _ => "/versions/submit"),
            ("search", _ => "/search?q=Mia"), ("search", _ => "/search?q=nothing+has+this")),
        .. Of(PageReader.ManagerWaiting,
            ("versions/submit", _ => "/versions/submit"), ("versions/{id:guid}", w => $"/versions/{w.Proposed}"),
            ("versions/{id:guid}/withdraw", w => $"/versions/{w.Proposed}/withdraw"), ("versions/{id:guid}/paper", w => $"/versions/{w.Proposed}/paper")),
        .. Of(PageReader.Signer,
            ("versions/{id:guid}/signed", w => $"/versions/{w.Proposed}/signed"), ("versions/{id:guid}/take-back", w => $"/versions/{w.Proposed}/take-back")),
        .. Of(PageReader.Approver,
            ("versions/{id:guid}/sign", w => $"/versions/{w.Proposed}/sign"), ("versions/{id:guid}/return", w => $"/versions/{w.Proposed}/return"),
            ("versions/{number:int}/revoke", _ => "/versions/1/revoke")),
        .. Of(PageReader.Auditor,
            ("versions", _ => "/versions"), ("versions/{number:int}", _ => "/versions/1"), ("versions/{a}/compare/{b}", _ => "/versions/nothing/compare/1"),
            ("audit", _ => "/audit"), ("evidence-pack", _ => "/evidence-pack"), ("as-of", _ => "/as-of"), ("as-of", _ => "/as-of?date=2020-02-28"),
            ("people/{id:guid}/history", w => $"/people/{w.Person}/history"), ("roles/{id:guid}/history", w => $"/roles/{w.Role}/history"), ("roles", _ => "/roles"), ("roles/{id:guid}", w => $"/roles/{w.Role}"),
            ("reviews", _ => "/reviews?Show=All"), ("reports", _ => "/reports"), ("reports/{id:guid}", w => $"/reports/{w.Report}")),
        .. Of(PageReader.Member,
            ("roles", _ => "/roles"), ("my-duties", _ => "/my-duties"), ("versions", _ => "/versions"), ("verify", _ => "/verify")),
        .. Of(PageReader.Administrator,
            ("accounts", _ => "/accounts"), ("accounts/new", _ => "/accounts/new"), ("accounts/{id:guid}", w => $"/accounts/{w.Account}"),
            ("accounts/{id:guid}/access", w => $"/accounts/{w.Account}/access"), ("accounts/{id:guid}/person", w => $"/accounts/{w.Account}/person"),
            ("accounts/{id:guid}/close", w => $"/accounts/{w.Account}/close"), ("accounts/{id:guid}/reopen", w => $"/accounts/{w.ClosedAccount}/reopen"),
            ("accounts/{id:guid}/password-link", w => $"/accounts/{w.Account}/password-link"), ("settings", _ => "/settings"), ("my-duties", _ => "/my-duties"),
            ("people/{id:guid}", w => $"/people/{w.Leaver}"), ("people/{id:guid}/erase", w => $"/people/{w.Leaver}/erase"),
            ("accounts/{id:guid}/access-end", w => $"/accounts/{w.Account}/access-end"), ("accounts/{id:guid}/second-factors", w => $"/accounts/{w.Account}/second-factors"),
            ("settings/signing", _ => "/settings/signing"), ("settings/verification", _ => "/settings/verification"), ("settings/seal", _ => "/settings/seal"), ("my-account", _ => "/my-account"), ("my-account/authenticator", _ => "/my-account/authenticator"),
            ("my-account/passkeys/new", _ => "/my-account/passkeys/new"), ("my-account/password", _ => "/my-account/password"), ("my-account/recovery-codes", _ => "/my-account/recovery-codes"),
            ("versions/{id:guid}/paper/{number:int}", w => $"/versions/{w.Proposed}/paper/1"), ("versions/{id:guid}/paper/{number:int}/refuse", w => $"/versions/{w.Proposed}/paper/1/refuse"),
            ("successors/{id:guid}/confirm", w => $"/successors/{w.Successor}/confirm")),
        .. Of(PageReader.Anonymous,
            ("sign-in", _ => "/sign-in"), ("password/{token:maxlength(200)}", w => $"/password/{w.PasswordToken}")),
    ];

    /// <summary>What no reader looks at: answers that are files or data, ways on to another page, and the steps of set-up and import.</summary>
    public static IReadOnlyList<string> Elsewhere { get; } =
    [
        "", "sign-out", "error",
        "as-of.csv", "roles/find", "people/find", "positions/find", "third-parties/find", "assignments/find",
        "roles/export.csv", "people/export.csv", "audit/export.csv", "reports/export.csv", "evidence/{id:guid}",
        "versions/changes", "versions/{number:int}/changes", "versions/preview.pdf", "versions/{number:int}/document.pdf", "versions/{number:int}/content.json", "versions/{id:guid}/preview.pdf", "versions/{id:guid}/content.json",
        "my-account/authenticator/remove", "my-account/passkeys/{id:guid}/rename", "my-account/passkeys/{id:guid}/remove", "sign-in/second", // in PasskeyJourney
        "versions/{id:guid}/signature-page.pdf", "settings/seal/{id:guid}/certificate.crt", "versions/{number:int}/evidence-pack", "versions/{number:int}/table.{form}", "roles/table.{form}",
        "set-up", "import", "import/{id:guid}/columns", "import/{id:guid}/preview", "import/{id:guid}/preview.csv", "import/{id:guid}/done",
    ];

    public Company Company { get; }

    public Guid Role => Company.Role("ISMS manager");

    public Guid Person => Company.Person(Company.Mia);

    public Guid Account => Company.Account(Company.Eve);

    public Guid UnusedRole { get; private set; }

    public Guid RetiredRole { get; private set; }

    public Guid Leaver { get; private set; }

    public Guid Position { get; private set; }

    public Guid AbolishedPosition { get; private set; }

    public Guid ThirdParty { get; private set; }

    public Guid EndedThirdParty { get; private set; }

    public Guid ScopeItem { get; private set; }

    public Guid Assignment { get; private set; }

    public Guid ClosedAccount { get; private set; }

    public string PasswordToken { get; private set; } = "";

    public Guid Review { get; private set; }

    public Guid Report { get; private set; }

    /// <summary>Entered while Ben was recorded as left by mistake.</summary>
    public Guid Successor { get; private set; }

    /// <summary>Version 2, once submitted.</summary>
    public Guid Proposed { get; private set; }

    public static async Task<PageWalk> CreateAsync(RegisterApp app)
    {
        var company = await Company.CreateAsync(app);
        await company.ChangeAsync(async change => (await change.Db.Organisations.SingleAsync()).ChangeQuorum(new(QuorumKind.Number, 2)));
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);
        await company.ApproveAsync(Company.Ben);
        var walk = new PageWalk(company);
        await walk.ChangeRegisterAsync();
        await walk.ChangeAccountsAsync();
        await walk.ReviewAndReportAsync();
        await walk.EnterSuccessorAsync();
        return walk;
    }

    /// <summary>
    /// Puts the changes since version 1 to top management; Ana signs, Ben does not yet. A page he signed on paper is recorded
    /// and waits to be confirmed.
    /// </summary>
    public async Task SubmitAsync()
    {
        Proposed = await Company.SubmitAsync(Company.Mia);
        await Company.ApproveAsync(Company.Ana);
        await Company.App.LedgerOf(Company.Account(Company.Mia)).ChangeAsync(async change =>
        {
            var situation = await SigningSituations.LoadAsync(change);
            var scan = Scan(change);
            situation.Submitted!.RecordOnPaper(
                change.Actor, new(change.Today, "Page signed by Ben Żółć", situation.Submitted.Sha256, scan.Id, scan.Sha256, [Company.Person(Company.Ben)]), situation);
        });
    }

    private static EvidenceFile Scan(Change change)
    {
        var scan = new EvidenceFile("scan.pdf", "%PDF-1.7 scan"u8.ToArray(), change.Now);
        change.Db.Add(scan);
        return scan;
    }

    private async Task EnterSuccessorAsync()
    {
        Task BenAsync(Action<Person, Change> act) => Company.ChangeAsync(async change =>
            act(await change.Db.People.SingleAsync(p => p.Id == Company.Person(Company.Ben)), change));

        await BenAsync((ben, change) => ben.Leave(change.Today.AddDays(-1), "Said to have left"));
        Successor = await Company.App.LedgerOf(Company.Account(Company.Mia)).ChangeAsync(async change =>
        {
            var eve = await change.Db.People.SingleAsync(p => p.Id == Company.Person(Company.Eve));
            var situation = (await SigningSituations.LoadAsync(change)).WithPerson(eve);
            var successor = SuccessorSignatory.Enter(change.Actor, eve, new("Register extract of 3 March", "The finance director left", Scan(change)), situation);
            change.Db.Add(successor);
            return successor.Id;
        });
        await BenAsync((ben, _) => ben.UndoLeave("He had not left"));
    }

    private static IEnumerable<WalkedPage> Of(PageReader reader, params (string Route, Func<PageWalk, string> Address)[] pages) =>
        pages.Select(page => new WalkedPage(reader, page.Route, page.Address));

    private Task ChangeRegisterAsync() => Company.ChangeAsync(async change =>
    {
        var db = change.Db;
        var yesterday = change.Today.AddDays(-1);
        var mia = await db.People.SingleAsync(p => p.Id == Person);
        var manager = await db.Roles.SingleAsync(r => r.Id == Role);
        manager.Edit(manager.Texts() with
        {
            Responsibilities = [new("Keeps the ISMS conforming to the standard, and says every quarter how it performs.", "5.3 a, 5.3 b"), new("Keeps the register of risks.", "6.1.2")],
        });

        var leaver = new Person(new("Niamh O’Brien", "niamh@example.com", "Developer", "Engineering"), yesterday.AddYears(-2));
        leaver.Leave(yesterday, "Resigned");

        var committee = new Position(new("ISMS steering committee", PositionKind.Body, "Meets every quarter."));
        committee.Appoint(mia, yesterday, null, asChair: true);
        var abolished = new Position(new("Head of compliance", PositionKind.Post));
        abolished.Abolish(yesterday, "Merged into the security team", null, isTopManagement: false);

        var provider = new ThirdParty(new("Nordwind Hosting", "Data centre and backup", "C-2026-11", change.Today.AddYears(1), "Duty desk", "duty@nordwind.example", mia.Id));
        var ended = new ThirdParty(new("Old Payroll Ltd", "Payroll", "C-2019-02"));
        ended.EndContract(yesterday, "Not renewed");
        var site = new ScopeItem(ScopeKind.Site, "Gdańsk laboratory");

        var unused = new Role(new("Risk owner", "Answers for one risk.", null, [new("Decides how the risk is treated.", "6.1.3")], [new(AuthorityKind.ApproveOrAcceptRisk, "Accept the risk", Amount: 2_000_000, Currency: "EUR")]));
        var retired = new Role(new("Key custodian", "Guards the old keys.", null, [], []));
        retired.Retire(yesterday, "The keys were destroyed", new([], 0, [], []));
        var deputy = new Assignment(
            manager, Holder.Of(await db.People.SingleAsync(p => p.Id == Company.Person(Company.Eve)), null),
            new(AssignmentKind.Deputy, yesterday.AddDays(-9), change.Today.AddMonths(6), site, "The appointment letter was found late"), [], change.Today, change.Now);

        db.AddRange(leaver, committee, abolished, provider, ended, site, unused, retired, deputy);
        (Leaver, Position, AbolishedPosition, ThirdParty, EndedThirdParty) = (leaver.Id, committee.Id, abolished.Id, provider.Id, ended.Id);
        (ScopeItem, UnusedRole, RetiredRole, Assignment) = (site.Id, unused.Id, retired.Id, deputy.Id);
    });

    // Mia reviews her role, and says who reported; then she moves, which asks for another review.
    private async Task ReviewAndReportAsync()
    {
        var ledger = Company.App.LedgerOf(Company.Account(Company.Mia));
        await ledger.ChangeAsync(async change =>
        {
            var register = await LiveRegisters.SnapshotAsync(change.Db, change.Today);
            var reviews = await ReviewRecording.RecordAsync(
                change,
                [(Role, ReviewSubject.HashOf(register, register.Role(Role)!)), (null, ReviewSubject.HashOf(register))],
                "Read with Ana Ruiz; the duty desk in Gdańsk was asked as well.");
            var day = await ReportRecords.DayAsync(change.Db, Company.TimeZone, change.Today);
            var mia = await change.Db.People.SingleAsync(p => p.Id == Person);
            var report = PerformanceReport.Record(
                change.Actor,
                new(change.Today, mia, null, [], [.. day.TopManagement.Select(m => m.Id)], "The works council", "Objectives met: 11 of 14.\nDecided: a second restore test.", "Minutes MR-2, item 4", false),
                ReportFile.Of(Scan(change)), day, change.Now, change.Today);
            change.Db.Add(report);
            (Review, Report) = (reviews[0].Id, report.Id);
        });
        Company.App.Clock.Move(TimeSpan.FromSeconds(1));
        await Company.ChangeAsync(async change =>
        {
            var mia = await change.Db.People.SingleAsync(p => p.Id == Person);
            mia.Edit(mia.Details() with { Department = "Risk and security" });
        });
    }

    private Task ChangeAccountsAsync() => Company.ChangeAsync(async change =>
    {
        var closed = new Account("former@example.com", AccessRight.Member, null);
        closed.Close("Left the company", change.Now, new(1));
        var (link, token) = PasswordLink.Issue(await change.Db.Users.SingleAsync(a => a.Id == Account), change.Now);
        change.Db.AddRange(closed, link);
        (ClosedAccount, PasswordToken) = (closed.Id, token);
    });
}
