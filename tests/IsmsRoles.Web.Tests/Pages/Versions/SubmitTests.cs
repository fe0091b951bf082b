using System.Net;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Versions;

public sealed class SubmitTests
{
    [Fact]
    public async Task A_manager_submits_the_first_version_and_reads_who_must_sign()
    {
        using var app = new RegisterApp();
        await Company.CreateAsync(app);
        var mia = await app.SignInAsync(Company.Mia);

        var page = await mia.TextAsync("/versions/submit");
        Assert.Contains("One signature is needed: any one of Ana Ruiz and Ben Żółć", page);
        var id = await mia.SubmitVersionAsync(new() { ["Input.Message"] = "Our first register." });

        var version = await app.VersionAsync(id);
        Assert.Equal((VersionState.Submitted, "Our first register.", 1), (version.State, version.Message, version.ProposedNumber));
        var shown = await mia.TextAsync($"/versions/{id}");
        Assert.Contains("It waits for 1 of 1 signature: Ana Ruiz or Ben Żółć", shown);
        Assert.Contains("Our first register.", shown);
    }

    [Fact]
    public async Task A_change_held_back_stays_as_signed_and_is_named()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await company.ChangeDutyAsync("ISMS manager", "Plans the internal audits.");
        await company.ChangeDutyAsync("Incident manager", "Runs exercises.");
        var mia = await app.SignInAsync(Company.Mia);

        var id = await mia.SubmitVersionAsync(new() { ["Input.HeldBack"] = $"role:{company.Role("Incident manager")}" });

        var version = await app.VersionAsync(id);
        Assert.Equal(["Incident manager (changed role)"], version.HeldBack);
        Assert.DoesNotContain(version.Content.Role(company.Role("Incident manager"))!.Responsibilities, r => r.Text == "Runs exercises.");
        Assert.Contains(version.Content.Role(company.Role("ISMS manager"))!.Responsibilities, r => r.Text == "Plans the internal audits.");
    }

    [Fact]
    public async Task Duties_make_a_change_material_and_a_reworded_purpose_editorial_unless_marked_otherwise()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await company.ChangeDutyAsync("ISMS manager", "Plans the internal audits.");
        await company.ChangePurposeAsync("Incident manager", "Responds.");
        var mia = await app.SignInAsync(Company.Mia);

        var id = await mia.SubmitVersionAsync();

        var version = await app.VersionAsync(id);
        Assert.True(version.IsMaterial(company.Role("ISMS manager")));
        Assert.Contains(version.Marks, m => m.RoleId == company.Role("Incident manager") && !m.IsMaterial);
        var ana = await app.SignInAsync(Company.Ana);
        Assert.Contains("Editorial: the meaning stays", await ana.TextAsync($"/versions/{id}/sign"));
    }

    [Fact]
    public async Task Update_shows_what_holding_back_does_and_loses_nothing_that_was_typed()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await company.ChangeDutyAsync("ISMS manager", "Plans the internal audits.");
        await company.ChangePurposeAsync("Incident manager", "Responds.");
        var mia = await app.SignInAsync(Company.Mia);
        var form = Visitor.Form(await mia.OpenAsync("/versions/submit"), Signing.SubmitForm);

        var response = await mia.SendAsync(form, "/versions/submit?handler=update", new()
        {
            ["Input.HeldBack"] = $"role:{company.Role("Incident manager")}",
            ["Input.Message"] = "Half of it.",
        });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = await Visitor.ReadAsync(response);
        Assert.Contains("One change against version 1, 1 held back", Visitor.WordsOf(page));
        Assert.Equal("Half of it.", page.QuerySelector("#Input_Message")!.TextContent.Trim());
        Assert.Single(page.QuerySelectorAll("input[name='Input.HeldBack'][checked]"));
        Assert.Single(page.QuerySelectorAll("#preview input[name='hold']"));
        await using var db = app.OpenDatabase();
        Assert.Equal(1, await db.Versions.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Nobody_submits_changes_that_came_after_they_looked()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await company.ChangeDutyAsync("ISMS manager", "Plans the internal audits.");
        var mia = await app.SignInAsync(Company.Mia);
        var form = Visitor.Form(await mia.OpenAsync("/versions/submit"), Signing.SubmitForm);
        await company.ChangeDutyAsync("Internal auditor", "Something nobody has read yet.");

        var response = await mia.SendAsync(form, "/versions/submit", new() { ["Input.Message"] = "As discussed." });

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var page = await Visitor.ReadAsync(response);
        Assert.Contains("The register has changed since you opened this page", Visitor.WordsOf(page));
        Assert.Equal("As discussed.", page.QuerySelector("#Input_Message")!.TextContent.Trim());
        Assert.Contains("Something nobody has read yet.", Visitor.WordsOf(page));

        var again = await mia.SendAsync(Visitor.Form(page, Signing.SubmitForm), "/versions/submit", []);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task Nothing_is_submitted_while_nothing_differs_or_another_waits()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        var mia = await app.SignInAsync(Company.Mia);
        Assert.Contains("There is nothing to sign", await mia.TextAsync("/versions/submit"));

        await company.ChangeDutyAsync("ISMS manager", "Plans the internal audits.");
        var id = await mia.SubmitVersionAsync();
        Assert.Contains("still waits for signatures", await mia.TextAsync("/versions/submit"));
        await using var db = app.OpenDatabase();
        var register = CanonicalJson.Sha256((await Data.Registers.LiveRegisters.SnapshotAsync(db, app.Today, TestContext.Current.CancellationToken)).ToBytes());
        var forged = await mia.ForgeAsync("/versions/submit", new() { ["Input.RegisterSha256"] = register });

        Assert.Equal(HttpStatusCode.Conflict, forged.StatusCode);
        Assert.Contains("still waits for signatures. Withdraw it before submitting again.", await Visitor.WordsOfAsync(forged));
        Assert.Equal(id, (await db.Versions.SingleAsync(v => v.State == VersionState.Submitted, TestContext.Current.CancellationToken)).Id);
    }

    [Theory]
    [InlineData(Company.Ana)]
    [InlineData(Company.Otto)]
    [InlineData(Company.Eve)]
    [InlineData(Company.Adam)]
    public async Task Only_a_manager_submits(string email)
    {
        using var app = new RegisterApp();
        await Company.CreateAsync(app);
        var visitor = await app.SignInAsync(email);

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/versions/submit")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.ForgeAsync("/versions/submit", new() { ["Input.Message"] = "Mine" })).StatusCode);
        await using var db = app.OpenDatabase();
        Assert.False(await db.Versions.AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Characters_the_document_cannot_draw_are_named_before_submission()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await company.ChangePurposeAsync("Incident manager", "Kept by 王.");
        var mia = await app.SignInAsync(Company.Mia);

        Assert.Contains("王 (U+738B)", await mia.TextAsync("/versions/submit"));
    }

    [Fact]
    public async Task Holding_back_a_new_role_without_its_assignment_is_explained()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        var roleId = Guid.Empty;
        await company.ChangeAsync(async change =>
        {
            var role = new Domain.Roles.Role(new("Risk owner", null, null, [new("Owns risks.")], []));
            role.ReportTo(await Signing.RoleAsync(change, company.Role("Top management")), new([]));
            change.Db.Add(role);
            roleId = role.Id;
            var eve = await change.Db.People.SingleAsync(p => p.Id == company.Person(Company.Eve));
            Signing.Begin(change, role, Domain.Assignments.Holder.Of(eve, null));
        });
        var mia = await app.SignInAsync(Company.Mia);
        var form = Visitor.Form(await mia.OpenAsync("/versions/submit"), Signing.SubmitForm);

        var updated = await mia.SendAsync(form, "/versions/submit?handler=update", new() { ["Input.HeldBack"] = $"role:{roleId}" });
        var submitted = await mia.SendAsync(form, "/versions/submit", new() { ["Input.HeldBack"] = $"role:{roleId}" });

        const string Sentence = "Risk owner would be missing from the version, but it is assigned to Eve Nguyễn. Hold both back, or submit both.";
        Assert.Contains(Sentence, await Visitor.WordsOfAsync(updated));
        Assert.Equal(HttpStatusCode.Conflict, submitted.StatusCode);
        Assert.Contains(Sentence, await Visitor.WordsOfAsync(submitted));
    }

    [Fact]
    public async Task The_preview_shows_what_would_be_submitted_as_not_signed()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await company.ChangeDutyAsync("ISMS manager", "Plans the internal audits.");
        await company.ChangeDutyAsync("Incident manager", "Runs exercises.");
        var mia = await app.SignInAsync(Company.Mia);

        var response = await mia.SubmitAsync("/versions/submit", new() { ["hold"] = $"role:{company.Role("Incident manager")}" }, "#preview");

        var text = await PdfText.OfAsync(response);
        Assert.Contains("not signed", text);
        Assert.Contains("Plans the internal audits.", text);
        Assert.DoesNotContain("Runs exercises.", text);
    }
}
