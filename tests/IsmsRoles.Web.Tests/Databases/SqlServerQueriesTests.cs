using System.Net;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.ThirdParties;
using IsmsRoles.Web.Tests.Access;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Databases;

/// <summary>What the application asks of its database, written for SQL Server and parsed; no server is there to run it.</summary>
public sealed class SqlServerQueriesTests
{
    // Filters and further pages, which a bare address does not ask for.
    private static readonly string[] Filtered =
    [
        "/search?q=an", "/roles/find?q=is", "/people/find?q=an", "/positions/find?q=he", "/third-parties/find?q=cl", "/assignments/find?q=an",
        .. States("/positions?Text=he&p=2", "Show", "Bodies", "Vacant", "Abolished"),
        .. States("/people?Text=an&Department=Management&p=2", "Show", "WithUs", "WithARole", "Left", "External"),
        .. States("/third-parties?Text=cl&p=2", "Show", "Running", "Over", "WithoutRole"),
        .. States("/assignments?Role=is&Holder=an&p=2", "State", "InForce", "NeverSigned", "HolderHasLeft", "TermRanOut", "Planned", "Ended"),
        .. States("/accounts?Text=an&p=2", "State", "closed", "all"),
        .. States("/roles?Text=is&Holder=an&Clause=5.3&p=2", "State", "retired"),
        "/audit?Filter.Kind=RoleAdded&Filter.Person.Text=Ana&Filter.Role.Text=ISMS&Filter.From=2026-01-01&Filter.Until=2026-12-31",
        "/audit?Before=20", "/audit?After=3", "/audit/export.csv?Filter.Person.Text=Ana", "/versions?p=2", "/versions/1/changes?Since=1",
        "/versions/nothing/compare/1", "/versions/1/compare/register", "/as-of?date=2020-01-01", "/as-of.csv",
    ];

    [Fact]
    public async Task Every_query_behind_every_page_is_one_that_SQL_Server_takes()
    {
        var shadow = new SqlServerShadow();
        using var app = new RegisterApp().With(shadow.AddTo);
        var company = await Company.CreateSignedAsync(app);
        await company.ChangeAsync(change =>
        {
            change.Db.Add(new Position(new("Head of IT", PositionKind.Post)));
            change.Db.Add(new ThirdParty(new("Cloud provider", "Hosting")));
            return Task.CompletedTask;
        });
        await DocumentTests.WaitForDocumentAsync(await app.SignInAsync(Company.Ana), 1);
        await company.SubmitAsync(Company.Mia);
        var ids = await SampleIds.LoadAsync(app, company);
        var pages = (await PageHandler.AllAsync(app)).Where(p => p.Method == "GET" && !p.Route.StartsWith("/sign-out", StringComparison.Ordinal)).Select(p => p.Address(ids));
        string[] addresses = [.. pages, .. Filtered];

        foreach (var email in new[] { Company.Mia, Company.Ana, Company.Adam, Company.Otto, Company.Eve })
        {
            var visitor = await app.SignInAsync(email);
            foreach (var address in addresses)
            {
                using var response = await visitor.GetAsync(address);
                Assert.NotEqual(HttpStatusCode.InternalServerError, response.StatusCode);
            }
        }

        Assert.True(shadow.Commands.Count > 100, $"Only {shadow.Commands.Count} commands were written.");
        Assert.True(shadow.Faults.Count == 0, string.Join("\n\n", shadow.Faults));
    }

    [Fact]
    public async Task A_query_that_only_another_database_takes_is_told()
    {
        var shadow = new SqlServerShadow();
        using var app = new RegisterApp().With(shadow.AddTo);
        await using var db = app.OpenDatabase();
        Assert.SkipUnless(db.Database.IsSqlite(), "The query is SQLite's.");
        Assert.Empty(shadow.Faults);

        await db.People.Where(p => EF.Functions.Glob(p.Name, "A*")).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Contains(shadow.Faults, f => f.Contains("could not be translated", StringComparison.Ordinal));
    }

    private static IEnumerable<string> States(string address, string field, params string[] states) => states.Select(s => $"{address}&{field}={s}").Prepend(address);
}
