using System.Net;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.Tests.Hosting;

namespace IsmsRoles.Web.Tests.Pages.Versions;

public sealed class ReturnAndWithdrawTests
{
    [Fact]
    public async Task A_returned_version_comes_back_with_its_reason_and_again_as_submission_2()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateAsync(app);
        var id = await company.SubmitAsync(Company.Mia);
        var ben = await app.SignInAsync(Company.Ben);
        var mia = await app.SignInAsync(Company.Mia);

        var returned = await ben.SubmitAsync($"/versions/{id}/return", new() { ["Input.Reason"] = "The incident manager needs a deputy.", ["Input.Password"] = Company.Password });

        Assert.Contains("Proposed version 1, submission 1, was returned to Mia Λάμπρου with your reason.", await Visitor.WordsOfAsync(returned));
        Assert.Contains("The incident manager needs a deputy.", await mia.TextAsync($"/versions/{id}"));
        var again = await mia.SubmitVersionAsync();
        var second = await app.VersionAsync(again);
        Assert.Equal((1, 2, VersionState.Submitted), (second.ProposedNumber, second.SubmissionNumber, second.State));
        await ben.SignVersionAsync(again);
        Assert.Equal(1, (await app.VersionAsync(again)).Number);
        Assert.Equal(VersionState.Returned, (await app.VersionAsync(id)).State);
    }

    [Fact]
    public async Task Returning_needs_a_reason_and_the_right_password_and_keeps_what_was_typed()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateAsync(app);
        var id = await company.SubmitAsync(Company.Mia);
        var ben = await app.SignInAsync(Company.Ben);

        var without = await ben.SubmitAsync($"/versions/{id}/return", new() { ["Input.Password"] = Company.Password });
        var wrong = await ben.SubmitAsync($"/versions/{id}/return", new() { ["Input.Reason"] = "Wrong scope.", ["Input.Password"] = "not this" });

        Assert.Contains("Say what must change before this can be signed.", await Visitor.WordsOfAsync(without));
        Assert.Equal(HttpStatusCode.Conflict, wrong.StatusCode);
        var page = await Visitor.ReadAsync(wrong);
        Assert.Contains("This is not your password.", Visitor.WordsOf(page));
        Assert.Equal("Wrong scope.", page.QuerySelector("#Input_Reason")!.TextContent.Trim());
        Assert.Equal(VersionState.Submitted, (await app.VersionAsync(id)).State);
    }

    [Fact]
    public async Task A_withdrawn_version_cannot_be_signed_and_its_signatures_are_void()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await company.AssignAsync("Internal auditor", Company.Ana);
        var id = await company.SubmitAsync(Company.Mia);
        var ana = await app.SignInAsync(Company.Ana);
        await ana.SignVersionAsync(id); // waits for Ben: her own appointment
        var (mia, ben) = (await app.SignInAsync(Company.Mia), await app.SignInAsync(Company.Ben));
        var form = Visitor.Form(await ben.OpenAsync($"/versions/{id}/sign"));

        var withdrawn = await mia.SubmitAsync($"/versions/{id}/withdraw", new() { ["Input.Reason"] = "Ana is not independent." });
        var late = await ben.SendAsync(form, $"/versions/{id}/sign", new() { ["Input.Password"] = Company.Password });

        Assert.Contains("was withdrawn", await Visitor.WordsOfAsync(withdrawn));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("A version that is withdrawn cannot be approved.", await Visitor.WordsOfAsync(late));
        Assert.Contains("They are void.", await mia.TextAsync($"/versions/{id}"));
        Assert.Single((await app.VersionAsync(id)).Approvals);
    }

    [Fact]
    public async Task Only_a_manager_withdraws_and_only_what_waits()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateAsync(app);
        var id = await company.SubmitAsync(Company.Mia);
        var (ana, mia) = (await app.SignInAsync(Company.Ana), await app.SignInAsync(Company.Mia));
        Assert.Equal(HttpStatusCode.Forbidden, (await ana.ForgeAsync($"/versions/{id}/withdraw", new() { ["Input.Reason"] = "Not mine" })).StatusCode);
        await ana.SignVersionAsync(id);

        var late = await mia.ForgeAsync($"/versions/{id}/withdraw", new() { ["Input.Reason"] = "Too late" });

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("A version that is in force cannot be withdrawn.", await Visitor.WordsOfAsync(late));
        Assert.Equal(VersionState.InForce, (await app.VersionAsync(id)).State);
    }
}
