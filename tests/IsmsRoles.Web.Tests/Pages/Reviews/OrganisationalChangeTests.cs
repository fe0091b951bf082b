using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Reviews;

/// <summary>What happens in the organisation asks for a review of the roles it touches and of the register, until one of them is reviewed or signed anew.</summary>
public sealed class OrganisationalChangeTests : IDisposable
{
    private const string Asked = "/reviews?Show=Asked";

    private readonly RegisterApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Somebody_who_moved_asks_for_their_roles_and_nobody_else_s()
    {
        var company = await Company.CreateSignedAsync(_app);
        await company.EditPersonAsync(Company.Mia, d => d with { Department = "Risk" });
        await company.EditPersonAsync(Company.Eve, d => d with { JobTitle = "Buyer" }); // holds nothing
        await company.EditPersonAsync(Company.Ben, d => d with { Email = "ben.zolc@example.com" });

        Assert.Equal(["Incident manager", "ISMS manager"], await AskedAsync());

        var page = await (await _app.SignInAsync(Company.Otto)).TextAsync(Asked);
        Assert.Contains("Mia Λάμπρου moved: department Management is now Risk recorded", page);
        Assert.DoesNotContain("Eve Nguyễn", page);
        Assert.DoesNotContain("Ben Żółć moved", page);
    }

    [Fact]
    public async Task A_manager_s_own_move_recorded_by_themselves_asks_too()
    {
        var company = await Company.CreateSignedAsync(_app);
        await company.EditPersonAsync(Company.Mia, d => d with { JobTitle = "Buyer" }, by: Company.Mia);
        await company.EditPersonAsync(Company.Eve, d => d with { JobTitle = "Buyer" }, by: Company.Mia); // Mia acts, and nothing is about her

        Assert.Equal(["Incident manager", "ISMS manager"], await AskedAsync());
    }

    [Fact]
    public async Task A_review_of_the_role_answers_for_it_and_one_of_the_register_or_a_signed_version_for_all()
    {
        var company = await Company.CreateSignedAsync(_app);
        await company.EditPersonAsync(Company.Mia, d => d with { Department = "Risk" });
        var mia = await _app.SignInAsync(Company.Mia);
        await mia.ReviewAsync(company.Role("ISMS manager"));
        Assert.Equal(["Incident manager"], await AskedAsync());
        Assert.Contains("The organisation changed since", await mia.TextAsync("/reviews"));

        await mia.SubmitAsync("/reviews/register", new() { ["Input.Note"] = "Mia still has both roles." });
        Assert.Empty(await AskedAsync());
        Assert.DoesNotContain("The organisation changed since", await mia.TextAsync("/reviews"));

        await company.EditPersonAsync(Company.Mia, d => d with { JobTitle = "Chief risk officer" });
        Assert.Equal(2, (await AskedAsync()).Count);
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);
        Assert.Empty(await AskedAsync());
    }

    [Fact]
    public async Task A_leaving_asks_until_it_is_reversed()
    {
        var company = await Company.CreateSignedAsync(_app);
        await company.LeaveAsync(Company.Mia);
        Assert.Equal(["Incident manager", "ISMS manager"], await AskedAsync());

        await company.ChangeAsync(async change => (await change.Db.People.SingleAsync(p => p.Id == company.Person(Company.Mia))).UndoLeave("Another Mia left"));

        Assert.Empty(await AskedAsync());
    }

    [Fact]
    public async Task A_position_that_changes_hands_or_is_abolished_asks_for_what_it_holds()
    {
        var company = await Company.CreateAsync(_app);
        var id = Guid.Empty;
        await company.ChangeAsync(async change =>
        {
            var board = new Position(new("Risk board", PositionKind.Body));
            board.Appoint(await change.Db.People.SingleAsync(p => p.Id == company.Person(Company.Eve)), change.Today, null, asChair: true);
            change.Db.Add(board);
            id = board.Id;
            Signing.Begin(change, await Signing.RoleAsync(change, company.Role("Internal auditor")), Domain.Assignments.Holder.Of(board));
        });
        Assert.Empty(await AskedAsync()); // the register is still being built up
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);
        Assert.Empty(await AskedAsync());

        await company.ChangeAsync(async change =>
            (await change.Db.Positions.SingleAsync(p => p.Id == id)).Appoint(await change.Db.People.SingleAsync(p => p.Id == company.Person(Company.Otto)), change.Today, null, asChair: false));

        Assert.Equal(["Internal auditor"], await AskedAsync());
        Assert.Contains("Otto Weiß is Risk board from", await (await _app.SignInAsync(Company.Otto)).TextAsync($"/roles/{company.Role("Internal auditor")}"));
        await company.ChangeAsync(async change => (await change.Db.Positions.SingleAsync(p => p.Id == id)).Abolish(change.Today, "Merged", null, isTopManagement: false));
        Assert.Contains("The position Risk board is abolished on", await (await _app.SignInAsync(Company.Otto)).TextAsync(Asked));
    }

    [Fact]
    public async Task Reviews_send_as_many_commands_for_three_hundred_roles_as_for_five()
    {
        var company = await Company.CreateSignedAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);
        var few = await CommandsAsync(mia);
        await company.ChangeAsync(async change =>
        {
            var top = await Signing.RoleAsync(change, company.Role("Top management"));
            for (var i = 0; i < 300; i++)
            {
                var role = new Role(new($"Risk owner {i}", null, null, [new("Decides how the risk is treated.")], []));
                role.ReportTo(top, new([]));
                change.Db.Add(role);
            }
        });

        Assert.Equal(few, await CommandsAsync(mia));

        async Task<(int, int)> CommandsAsync(Visitor visitor) =>
            ((await SqlCommands.OfAsync(_app, visitor, "/reviews?Show=All")).Commands, (await SqlCommands.OfAsync(_app, visitor, "/reports")).Commands);
    }

    private async Task<IReadOnlyList<string>> AskedAsync() =>
        [.. (await (await _app.SignInAsync(Company.Otto)).OpenAsync(Asked))
            .QuerySelectorAll("table tbody th > a[href^='/roles/']").Select(a => a.TextContent).Order(StringComparer.OrdinalIgnoreCase)];
}
