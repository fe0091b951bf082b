using System.Net;
using IsmsRoles.Web.Tests.Hosting;

namespace IsmsRoles.Web.Tests.Pages.Roles;

public sealed class RetireTests
{
    private readonly RegisterApp _app = new();

    [Fact]
    public async Task A_role_in_use_is_not_retired_and_the_refusal_says_what_uses_it()
    {
        var company = await Company.CreateAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);
        var response = await mia.SubmitAsync($"/roles/{company.Role("ISMS manager")}/retire", new() { ["Input.Reason"] = "Not needed." });
        var words = await Visitor.WordsOfAsync(response);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("it has an open assignment; Incident manager reports to it; it is designated for ISMS conformity (5.3 a), Reporting ISMS performance (5.3 b)", words);
        Assert.Contains("Not needed.", words);
    }

    [Fact]
    public async Task A_role_nothing_uses_is_retired_with_a_reason_kept_on_record_and_reinstated()
    {
        await Company.CreateAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);
        var added = await mia.SubmitAsync("/roles/new", new() { ["Input.Title"] = "Short-lived role", ["Input.ReportsToId.Text"] = "Top management" });
        var role = added.RequestMessage!.RequestUri!.AbsolutePath;

        Assert.Contains("Say why the role is retired.", await Visitor.WordsOfAsync(await mia.SubmitAsync(role + "/retire", new() { ["Input.Reason"] = " " })));
        var retired = await Visitor.WordsOfAsync(await mia.SubmitAsync(role + "/retire", new() { ["Input.Reason"] = "Merged." }));
        Assert.Contains("Short-lived role was retired.", retired);
        Assert.Contains("retired the role Short-lived role: Merged.", retired);
        Assert.DoesNotContain("Short-lived role", await mia.TextAsync("/roles"));
        Assert.Contains("Short-lived role", await mia.TextAsync("/roles?State=retired"));

        var edit = await mia.SubmitAsync(role + "/edit", new() { ["Input.Purpose"] = "Changed." });
        Assert.Equal(HttpStatusCode.Conflict, edit.StatusCode);
        Assert.Contains("Reinstate it before changing it.", await Visitor.WordsOfAsync(edit));

        await mia.SubmitAsync(role + "/reinstate", new() { ["Input.Reason"] = "Needed after all." });
        Assert.Contains("Short-lived role", await mia.TextAsync("/roles"));
        Assert.Contains("Reports to no role", await mia.TextAsync(role));
    }
}
