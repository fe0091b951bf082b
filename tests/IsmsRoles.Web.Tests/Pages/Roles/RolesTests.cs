using System.Globalization;
using System.Net;
using IsmsRoles.Data;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Web.Tests.Hosting;

namespace IsmsRoles.Web.Tests.Pages.Roles;

public sealed class RolesTests
{
    private readonly RegisterApp _app = new();

    [Fact]
    public async Task The_table_stands_in_reading_order_with_what_the_document_prints()
    {
        await Company.CreateSignedAsync(_app);
        var page = await (await _app.SignInAsync(Company.Mia)).OpenAsync("/roles");

        Assert.Equal(
            ["Role", "Held by", "Responsibilities", "Authority", "Reports to"],
            page.QuerySelectorAll(".roles-table thead th").Select(h => h.TextContent));
        Assert.Equal(
            ["Top management", "All staff", "Internal auditor", "ISMS manager", "Incident manager"],
            page.QuerySelectorAll(".roles-table tbody th a").Select(a => a.TextContent));
        var manager = page.QuerySelectorAll(".roles-table tbody tr")[3].TextContent;
        Assert.Contains("Mia Λάμπρου", manager);
        Assert.Contains("ISMS conformity (5.3 a) · Reporting ISMS performance (5.3 b)", manager);
        Assert.Contains("Keeps the ISMS conforming to the standard.", manager);
        Assert.Contains("Require compliance", manager);
    }

    [Fact]
    public async Task A_role_is_never_signed_then_in_force_then_changed()
    {
        var company = await Company.CreateAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);
        Assert.Contains("Never signed", await StateAsync(mia, company, "ISMS manager"));

        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);
        Assert.Contains("In force", await StateAsync(mia, company, "ISMS manager"));

        await mia.SubmitAsync($"/roles/{company.Role("ISMS manager")}/edit", new() { ["Input.Purpose"] = "Runs the ISMS." });
        Assert.Contains("Changed since version 1", await StateAsync(mia, company, "ISMS manager"));
        Assert.Contains("In force", await StateAsync(mia, company, "Internal auditor"));
        var details = await mia.TextAsync($"/roles/{company.Role("ISMS manager")}");
        Assert.Contains("Changed since version 1", details);
        Assert.Contains("What ISMS manager is for.", details);
        Assert.Contains("Runs the ISMS.", details);
    }

    [Fact]
    public async Task A_role_nobody_holds_is_marked_vacant_but_the_role_of_everyone_is_not()
    {
        await Company.CreateSignedAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);

        Assert.Equal(["Internal auditor"], await TitlesAsync(mia, "/roles?State=vacant"));
    }

    [Theory]
    [InlineData("/roles?Text=conforming", "ISMS manager")]
    [InlineData("/roles?Holder=zolc", "Top management")]
    [InlineData("/roles?Clause=9.2", "Internal auditor")]
    [InlineData("/roles?Clause=5.3b", "ISMS manager")]
    [InlineData("/roles?Text=Incident&Holder=mia", "Incident manager")]
    [InlineData("/roles?Clause=5.3+a&Text=audits", "Internal auditor")]
    public async Task Filters_find_by_text_holder_and_clause(string address, string title)
    {
        await Company.CreateSignedAsync(_app);
        Assert.Equal([title], await TitlesAsync(await _app.SignInAsync(Company.Mia), address));
    }

    [Fact]
    public async Task Nothing_found_and_nothing_there_say_what_to_do()
    {
        await Company.CreateSignedAsync(_app);
        Assert.Contains("No role matches", await (await _app.SignInAsync(Company.Mia)).TextAsync("/roles?Text=nowhere"));

        using var unsigned = new RegisterApp();
        await Company.CreateAsync(unsigned);
        Assert.Contains("No roles table is in force yet", await (await unsigned.SignInAsync(Company.Eve)).TextAsync("/roles"));
    }

    [Fact]
    public async Task A_member_sees_the_signed_table_and_nothing_that_is_not_signed()
    {
        var company = await Company.CreateSignedAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);
        await mia.SubmitAsync($"/roles/{company.Role("ISMS manager")}/edit", new() { ["Input.Title"] = "Head of security", ["Input.Purpose"] = "Not signed." });
        await mia.SubmitAsync("/roles/new", new() { ["Input.Title"] = "Secret new role" });
        var eve = await _app.SignInAsync(Company.Eve);
        var words = await eve.TextAsync("/roles");

        Assert.Contains("ISMS manager", words);
        Assert.DoesNotContain("Head of security", words);
        Assert.DoesNotContain("Secret new role", words);
        Assert.DoesNotContain("Changed since", words);
        Assert.DoesNotContain("Secret new role", await eve.TextAsync("/roles?State=never&All=true"));
        Assert.DoesNotContain("Secret new role", await eve.TextAsync("/roles?State=retired"));
        foreach (var address in new[] { $"/roles/{company.Role("ISMS manager")}", "/roles/new", "/roles/designations", "/roles/find?q=m", "/reporting-lines", $"/roles/{company.Role("ISMS manager")}/edit" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await eve.GetAsync(address)).StatusCode);
        }
    }

    [Fact]
    public async Task An_auditor_reads_everything_and_changes_nothing()
    {
        var company = await Company.CreateSignedAsync(_app);
        var id = company.Role("ISMS manager");
        var otto = await _app.SignInAsync(Company.Otto);

        foreach (var address in new[] { "/roles", $"/roles/{id}", "/reporting-lines" })
        {
            var page = await otto.OpenAsync(address);
            Assert.Empty(page.QuerySelectorAll("main form[method=post]"));
            Assert.Empty(page.QuerySelectorAll("main a[href$='/edit'], main a[href$='/retire'], main a[href^='/assignments/new'], main a[href*='designations'], main a[href^='/reporting-lines/']"));
        }

        // The token of a form that is theirs, so that nothing but their access stands in the way.
        var token = (await otto.OpenAsync("/roles")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var address in new[] { $"/roles/{id}/edit", "/roles/new", "/roles/new?handler=title", $"/roles/{id}/retire", $"/roles/{id}/reinstate", "/roles/designations", $"/reporting-lines/{id}" })
        {
            var response = await otto.PostAsync(address, new() { ["__RequestVerificationToken"] = token, ["Input.Title"] = "Forged", ["Input.Reason"] = "Forged" });
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }

        await using var db = _app.OpenDatabase();
        Assert.DoesNotContain(db.Roles, r => r.Title == "Forged" || r.RetiredOn != null);
    }

    [Theory]
    [InlineData("/roles")]
    [InlineData("/roles?All=true")]
    [InlineData("/roles?Text=duty&State=never")]
    [InlineData("/roles?State=retired")]
    [InlineData("/reporting-lines")]
    [InlineData("/search?q=role")]
    [InlineData("/roles/find?q=role")]
    public async Task A_page_sends_as_many_commands_for_a_thousand_roles_as_for_ten(string address)
    {
        await Company.CreateAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);
        await AddRolesAsync(0, 10);
        var few = await SqlCommands.OfAsync(_app, mia, address);
        await AddRolesAsync(10, 1000);
        var many = await SqlCommands.OfAsync(_app, mia, address);

        Assert.Equal(few.Commands, many.Commands);
        Assert.InRange(many.Commands, 1, 12);
        Assert.InRange(many.Rows, 1, 120);
    }

    [Fact]
    public async Task A_thousand_roles_come_in_pages_or_on_one_page_for_print()
    {
        await Company.CreateAsync(_app);
        await AddRolesAsync(0, 1000);
        var mia = await _app.SignInAsync(Company.Mia);

        var last = await mia.OpenAsync("/roles?p=41");
        Assert.Equal(5, last.QuerySelectorAll(".roles-table tbody tr").Length);
        Assert.Contains("1,001 to 1,005 of 1,005 roles", Visitor.WordsOf(last));
        Assert.Equal(1005, (await mia.OpenAsync("/roles?All=true")).QuerySelectorAll(".roles-table tbody tr").Length);
    }

    private Task AddRolesAsync(int from, int to) => _app.Ledger().ChangeAsync(change =>
    {
        for (var i = from; i < to; i++)
        {
            var number = i.ToString("0000", CultureInfo.InvariantCulture);
            change.Db.Roles.Add(new(new($"Role {number}", null, null, [new($"First duty of {number}", "5.3 b"), new("Second duty")], [new(AuthorityKind.Other, "Decides")])));
        }

        return Task.CompletedTask;
    });

    private static async Task<IEnumerable<string>> TitlesAsync(Visitor visitor, string address) =>
        (await visitor.OpenAsync(address)).QuerySelectorAll(".roles-table tbody th a").Select(a => a.TextContent);

    private static async Task<string> StateAsync(Visitor visitor, Company company, string title) =>
        (await visitor.OpenAsync("/roles")).QuerySelector($"#role-{company.Role(title)} .state")!.TextContent;
}
