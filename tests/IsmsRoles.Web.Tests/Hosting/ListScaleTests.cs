using IsmsRoles.Data.Accounts;
using IsmsRoles.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Hosting;

/// <summary>The lists that no other scale test covers: versions, the audit trail, accounts.</summary>
public sealed class ListScaleTests
{
    [Fact]
    public async Task Accounts_and_the_audit_trail_send_as_many_commands_for_a_thousand_rows_as_for_ten()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        var (adam, otto) = (await app.SignInAsync(Company.Adam), await app.SignInAsync(Company.Otto));
        await AddAccountsAsync(company, 0, 10);
        var few = (await CommandsAsync(app, adam, "/accounts"), await CommandsAsync(app, otto, "/audit"));
        await AddAccountsAsync(company, 10, 990);
        var many = (await CommandsAsync(app, adam, "/accounts"), await CommandsAsync(app, otto, "/audit"));

        Assert.Equal(few, many);
    }

    [Fact]
    public async Task Versions_send_as_many_commands_for_thirty_submissions_as_for_three()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        var otto = await app.SignInAsync(Company.Otto);
        await SubmitAndWithdrawAsync(company, 3);
        var few = await CommandsAsync(app, otto, "/versions");
        await SubmitAndWithdrawAsync(company, 27);

        Assert.Equal(few, await CommandsAsync(app, otto, "/versions"));
    }

    private static async Task<int> CommandsAsync(RegisterApp app, Visitor visitor, string address) =>
        (await SqlCommands.OfAsync(app, visitor, address)).Commands;

    private static Task AddAccountsAsync(Company company, int from, int count) => company.ChangeAsync(change =>
    {
        change.Db.AddRange(Enumerable.Range(from, count).Select(i => new Account($"account{i}@example.com", AccessRight.Member, person: null)));
        return Task.CompletedTask;
    });

    private static async Task SubmitAndWithdrawAsync(Company company, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await company.ChangeAsync(async change =>
            {
                var role = await change.Db.Roles.FirstAsync();
                role.Edit(role.Texts() with { Purpose = $"Purpose at {change.Now:O}." });
            });
            var id = await company.SubmitAsync(Company.Mia);
            await company.ChangeAsync(async change => (await change.Db.Versions.SingleAsync(v => v.Id == id)).Withdraw(change.Actor, "Not yet.", change.Now));
        }
    }
}
