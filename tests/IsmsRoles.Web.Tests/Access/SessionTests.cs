using System.Net;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Domain.Access;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Access;

public sealed class SessionTests : IDisposable
{
    private readonly RegisterApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Changed_access_counts_from_the_next_request()
    {
        var company = await Company.CreateAsync(_app);
        var eve = await _app.SignInAsync(Company.Eve);
        Assert.Equal(HttpStatusCode.Forbidden, (await eve.GetAsync("/audit")).StatusCode);

        await GiveAsync(company, AccessRight.Auditor);
        Assert.Equal(HttpStatusCode.OK, (await eve.GetAsync("/audit")).StatusCode);

        await GiveAsync(company, AccessRight.Member);
        Assert.Equal(HttpStatusCode.Forbidden, (await eve.GetAsync("/audit")).StatusCode);
    }

    [Fact]
    public async Task Closing_an_account_ends_its_sessions_and_reopening_brings_none_back()
    {
        var company = await Company.CreateAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);
        Assert.Equal(HttpStatusCode.OK, (await mia.GetAsync("/settings")).StatusCode);

        await company.ChangeAsync(async change => (await AccountAsync(change, Company.Mia)).Close("Left", change.Now, new(1)));
        Assert.Equal("/sign-in", (await mia.GetAsync("/settings")).RequestMessage!.RequestUri!.AbsolutePath);

        await company.ChangeAsync(async change => (await AccountAsync(change, Company.Mia)).Reopen("Back", null, null));
        Assert.Equal("/sign-in", (await mia.GetAsync("/settings")).RequestMessage!.RequestUri!.AbsolutePath);
    }

    private static Task<Account> AccountAsync(Data.Change change, string email) => change.Db.Users.SingleAsync(a => a.Email == email);

    private static Task GiveAsync(Company company, AccessRight access) =>
        company.ChangeAsync(async change => (await AccountAsync(change, Company.Eve)).ChangeAccess(access, new(1)));
}
