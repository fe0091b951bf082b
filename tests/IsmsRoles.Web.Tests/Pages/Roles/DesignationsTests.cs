using System.Net;
using IsmsRoles.Web.Tests.Hosting;

namespace IsmsRoles.Web.Tests.Pages.Roles;

public sealed class DesignationsTests
{
    private const string Address = "/roles/designations";

    private readonly RegisterApp _app = new();

    [Fact]
    public async Task A_duty_is_pointed_at_another_role_and_both_rows_differ_from_what_is_signed()
    {
        var company = await Company.CreateSignedAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);
        var response = await mia.SubmitAsync(Address, new() { ["Input.Lines[4].RoleId.Text"] = "ISMS manager" });

        Assert.Contains("The designations were saved.", await Visitor.WordsOfAsync(response));
        Assert.Contains("Incident contact (A.6.8)", (await mia.OpenAsync("/roles")).QuerySelector($"#role-{company.Role("ISMS manager")}")!.TextContent);
        Assert.Contains("designated ISMS manager for Incident contact (A.6.8) instead of Incident manager", await mia.TextAsync($"/roles/{company.Role("ISMS manager")}"));
        Assert.Contains("Changed", (await mia.OpenAsync("/roles")).QuerySelector($"#role-{company.Role("ISMS manager")} .state")!.TextContent);
    }

    [Fact]
    public async Task A_designation_is_moved_but_never_left_empty_or_pointed_at_nothing()
    {
        await Company.CreateAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);

        Assert.Contains("a designation can be moved, but not left empty", await Visitor.WordsOfAsync(await mia.SubmitAsync(Address, new() { ["Input.Lines[0].RoleId.Text"] = "" })));
        Assert.Contains("No role in use is called “Nobody”", await Visitor.WordsOfAsync(await mia.SubmitAsync(Address, new() { ["Input.Lines[0].RoleId.Text"] = "Nobody" })));
        Assert.Contains("More than one role matches “manage”: choose one.", await Visitor.WordsOfAsync(await mia.SubmitAsync(Address, new() { ["Input.Lines[0].RoleId.Text"] = "manage" })));
    }

    [Fact]
    public async Task The_second_of_two_who_move_a_duty_is_told()
    {
        await Company.CreateAsync(_app);
        var (mia, other) = (await _app.SignInAsync(Company.Mia), await _app.SignInAsync(Company.Mia));
        var opened = await other.OpenAsync(Address);
        await mia.SubmitAsync(Address, new() { ["Input.Lines[4].RoleId.Text"] = "ISMS manager" });
        var response = await other.SendAsync(Visitor.Form(opened), Address, new() { ["Input.Lines[4].RoleId.Text"] = "Internal auditor" });
        var page = await Visitor.ReadAsync(response);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("ISMS manager", page.QuerySelector(".conflict-table")!.TextContent);
        Assert.Contains("Internal auditor", page.QuerySelector(".conflict-table")!.TextContent);
    }
}
