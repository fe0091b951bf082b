using System.Net;
using IsmsRoles.Web.Tests.Hosting;

namespace IsmsRoles.Web.Tests.Pages.Versions;

public sealed class ReadTests
{
    [Fact]
    public async Task A_member_sees_what_was_in_force_and_nothing_of_what_was_proposed()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await company.ChangeDutyAsync("ISMS manager", "Plans the internal audits.");
        await company.SubmitAsync(Company.Mia);
        var eve = await app.SignInAsync(Company.Eve);

        var list = await eve.TextAsync("/versions");

        Assert.Contains("Version 1", list);
        Assert.DoesNotContain("Proposed", list);
        Assert.Contains("Keeps the ISMS conforming to the standard.", await eve.TextAsync("/versions/1"));
        Assert.Equal(HttpStatusCode.Forbidden, (await eve.GetAsync("/versions/changes")).StatusCode);
    }

    [Fact]
    public async Task An_auditor_starts_at_the_version_in_force_and_how_to_verify_it()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateAsync(app);
        var id = await company.SubmitAsync(Company.Mia);
        await (await app.SignInAsync(Company.Ana)).SignVersionAsync(id);
        var otto = await app.SignInAsync(Company.Otto);
        await DocumentTests.WaitForDocumentAsync(otto, 1);

        var page = await otto.OpenAsync("/versions");

        var version = await app.VersionAsync(id);
        Assert.Contains(version.Sha256, Visitor.WordsOf(page));
        Assert.Contains(version.ChainHead!, Visitor.WordsOf(page));
        Assert.NotNull(page.QuerySelector("main a[href='/versions/1/document.pdf']"));
        Assert.NotNull(page.QuerySelector("main a[href='/audit']"));
        Assert.Null(page.QuerySelector("main a[href='/versions/submit']"));
    }

    [Fact]
    public async Task Changes_stand_old_beside_new_with_the_next_step()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        var mia = await app.SignInAsync(Company.Mia);
        Assert.Contains("Nothing differs", await mia.TextAsync("/versions/changes"));
        await company.ChangePurposeAsync("Incident manager", "Leads the answer to incidents.");

        var page = await mia.OpenAsync("/versions/changes");

        Assert.Equal("What Incident manager is for.", Words(page.QuerySelector(".change-was")!.TextContent.Replace("removed: ", "", StringComparison.Ordinal)));
        Assert.Equal("Leads the answer to incidents.", Words(page.QuerySelector(".change-now")!.TextContent.Replace("added: ", "", StringComparison.Ordinal)));
        Assert.NotNull(page.QuerySelector("main a.btn-primary[href='/versions/submit']"));
        Assert.Null((await (await app.SignInAsync(Company.Otto)).OpenAsync("/versions/changes")).QuerySelector("main a[href='/versions/submit']"));
    }

    [Fact]
    public async Task A_superseded_version_says_what_replaced_it_and_keeps_its_document()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateSignedAsync(app);
        await company.ChangeDutyAsync("ISMS manager", "Plans the internal audits.");
        var id = await company.SubmitAsync(Company.Mia);
        var ana = await app.SignInAsync(Company.Ana);
        await ana.SignVersionAsync(id);

        Assert.Contains("Version 1 was superseded", await ana.TextAsync("/versions/1"));
        Assert.Contains("when version 2 came into force", await ana.TextAsync("/versions/1"));
        var second = await ana.TextAsync("/versions/2");
        Assert.Contains("1 change since version 1", second);
        Assert.Contains("Ana Ruiz, Chief executive", second);
        var (one, two) = (await DocumentTests.WaitForDocumentAsync(ana, 1), await DocumentTests.WaitForDocumentAsync(ana, 2));
        Assert.NotEqual(one, two);
        Assert.Equal($"/versions/{2}", (await ana.GetAsync($"/versions/{id}")).RequestMessage!.RequestUri!.AbsolutePath);
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
