using System.Net;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.ThirdParties;
using IsmsRoles.Web.Tests.Access;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Versions;

namespace IsmsRoles.Web.Tests.Databases;

/// <summary>What the application asks of its database, written for SQL Server and parsed; no server is there to run it.</summary>
public sealed class SqlServerQueriesTests
{
    // Filters, orders and further pages, which a bare address does not ask for.
    private static readonly string[] Filtered =
    [
        "/search?q=an",
        "/people?q=an&department=Management&status=left&sort=name&page=2", "/people?sort=-name", "/people?sort=department", "/people/find?q=an",
        "/positions?q=he&sort=-title&page=2", "/positions/find?q=he",
        "/third-parties?q=cl&sort=-name&page=2", "/third-parties/find?q=cl",
        "/assignments?Filter.Role=is&Filter.Holder=an&page=2", "/assignments/find?role=is&on=2026-03-03",
        "/accounts?q=an&page=2",
        "/audit?Filter.Kind=RoleAdded&Filter.Person=ana&Filter.Role=isms&Filter.From=2026-01-01&Filter.Until=2026-12-31", "/audit?before=20", "/audit?after=3",
        "/roles?q=is&holder=an&retired=true", "/roles/find?q=is",
        "/versions?page=2",
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
}
