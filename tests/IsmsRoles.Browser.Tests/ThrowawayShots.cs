using IsmsRoles.Browser.Tests.Browsing;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace IsmsRoles.Browser.Tests;

public sealed class ThrowawayShots(ChromiumFixture chromium) : BrowserTest(chromium)
{
    private const string To = "/tmp/shots-versions";
    private RegisterApp _app = null!;

    private async Task<BrowserVisit> As(string email, int width = 1280, bool dark = false)
    {
        var visit = await VisitAsync(_app.ClientOptions.BaseAddress, width);
        await visit.Context.SetExtraHTTPHeadersAsync(new Dictionary<string, string> { ["Accept-Encoding"] = "identity" });
        if (dark) await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await visit.Page.GotoAsync("/sign-in");
        await visit.Page.FillAsync("#Input_Email", email);
        await visit.Page.FillAsync("#Input_Password", Company.Password);
        await visit.Page.ClickAsync("button:has-text('Sign in')");
        await visit.Page.WaitForURLAsync(u => !u.Contains("sign-in"), new() { WaitUntil = WaitUntilState.Commit });
        visit.Expect("404"); visit.Expect("409"); visit.Expect("503");
        return visit;
    }

    private static async Task Shot(BrowserVisit v, string address, string name, bool axe = true)
    {
        await v.Page.GotoAsync(address);
        foreach (var d in await v.Page.QuerySelectorAllAsync("main details")) { }
        await v.Page.ScreenshotAsync(new() { Path = $"{To}/{name}.png", FullPage = true });
        if (axe) try { await Accessibility.AssertAccessibleAsync(v.Page); } catch (Exception e) { await File.AppendAllTextAsync($"{To}/axe.txt", name + "\n" + e.Message + "\n\n"); }
    }

    [Fact]
    public async Task Shots()
    {
        Directory.CreateDirectory(To);
        File.Delete($"{To}/axe.txt");
        _app = new RegisterApp();
        _app.UseKestrel(0);
        _app.StartServer();
        var company = await Company.CreateAsync(_app);
        var mia = await As(Company.Mia);
        await Shot(mia, "/versions", "01-versions-empty");
        await Shot(mia, "/versions/submit", "02-submit-first");
        await mia.Page.FillAsync("#Input_Message", "Our first register, as discussed in the board meeting of 3 November.");
        await mia.Page.ClickAsync("button:has-text('Submit for signature')"); await mia.Page.WaitForURLAsync(u => !u.Contains("submit"), new() { WaitUntil = WaitUntilState.Commit }); await Task.Delay(2500); 
        await mia.Page.ScreenshotAsync(new() { Path = $"{To}/03-submitted.png", FullPage = true });
        var id = mia.Page.Url.Split('/')[^1];
        var ana = await As(Company.Ana, 390);
        await Shot(ana, $"/versions/{id}/sign", "04-sign-first-phone");
        await ana.Page.FillAsync("#Input_Password", Company.Password);
        await ana.Page.ClickAsync("button:has-text('Approve and sign')"); await ana.Page.WaitForURLAsync(u => u.Contains("signed"), new() { WaitUntil = WaitUntilState.Commit }); await Task.Delay(2500);
        await ana.Page.ScreenshotAsync(new() { Path = $"{To}/05-signed-phone.png", FullPage = true });
        await Task.Delay(3000);
        var otto = await As(Company.Otto);
        await Shot(otto, "/versions", "06-versions-auditor");
        await Shot(otto, "/versions/1", "07-version-1");
        await company.ChangeAsync(async change =>
        {
            var role = await change.Db.Roles.SingleAsync(r => r.Id == company.Role("ISMS manager"));
            var t = role.Texts();
            role.Edit(t with { Responsibilities = [new("Keeps the ISMS conforming to the standard and plans internal audits.", "5.3 a"), new("Reports to top management every quarter.", "5.3 b")] });
            var inc = await change.Db.Roles.SingleAsync(r => r.Id == company.Role("Incident manager"));
            inc.Edit(inc.Texts() with { Purpose = "Leads the response." });
            var auditor = await change.Db.Roles.SingleAsync(r => r.Id == company.Role("Internal auditor"));
            var ana1 = await change.Db.People.SingleAsync(p => p.Id == company.Person(Company.Ana));
            change.Db.Add(new Assignment(auditor, Holder.Of(ana1, null), new(AssignmentKind.Holder, change.Today), [], change.Today, change.Now));
            var top = await change.Db.Roles.SingleAsync(r => r.Id == company.Role("Top management"));
            var ben = await change.Db.People.SingleAsync(p => p.Id == company.Person(Company.Ben));
            var bens = await change.Db.Assignments.SingleAsync(a => a.PersonId == ben.Id);
            bens.EndOn(change.Today.AddDays(30), "Leaves the board", "Minutes of 3 November", true, top, Holder.Of(ben, null));
        });
        await Shot(mia, "/versions/changes", "08-changes");
        await Shot(mia, "/versions/submit", "09-submit");
        await mia.Page.FillAsync("#Input_Message", "New duties after the audit.");
        await mia.Page.ClickAsync("main .btn-primary"); await mia.Page.WaitForURLAsync(u => !u.Contains("submit"), new() { WaitUntil = WaitUntilState.Commit }); await Task.Delay(2500); 
        id = mia.Page.Url.Split('/')[^1];
        await mia.Page.ScreenshotAsync(new() { Path = $"{To}/10-proposed-2.png", FullPage = true });
        await Shot(ana, $"/versions/{id}/sign", "11-sign-phone");
        var anaWide = await As(Company.Ana, 1280, true);
        await Shot(anaWide, $"/versions/{id}/sign", "12-sign-dark");
        await Shot(ana, $"/versions/{id}/return", "13-return-phone");
        await Shot(mia, $"/versions/{id}/withdraw", "14-withdraw");
        await ana.Page.GotoAsync($"/versions/{id}/sign");
        await ana.Page.FillAsync("#Input_Password", Company.Password);
        await ana.Page.ClickAsync("button:has-text('Approve and sign')"); await ana.Page.WaitForURLAsync(u => u.Contains("signed"), new() { WaitUntil = WaitUntilState.Commit }); await Task.Delay(2500);
        await ana.Page.ScreenshotAsync(new() { Path = $"{To}/15-signed-waits.png", FullPage = true });
        await Shot(ana, $"/versions/{id}", "16-proposed-phone");
        await Shot(ana, "/versions", "17-versions-phone");
        var eve = await As(Company.Eve);
        await Shot(eve, "/versions", "18-versions-member");
        var miaPhone = await As(Company.Mia, 390, true);
        await Shot(miaPhone, "/versions/changes", "19-changes-phone-dark");
        _app.Dispose();
    }
}
