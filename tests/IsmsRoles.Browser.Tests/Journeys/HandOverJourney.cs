using IsmsRoles.Browser.Tests.Browsing;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.ThirdParties;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace IsmsRoles.Browser.Tests.Journeys;

/// <summary>The chief executive leaves: everything she holds finds somebody, and the next version is on its way.</summary>
public sealed class HandOverJourney(ChromiumFixture chromium) : RegisterTest(chromium)
{
    private Company _company = null!;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_leaving_is_recorded_handed_over_and_put_to_top_management(bool javaScript)
    {
        var mia = await SignInAsync(Company.Mia, javaScript: javaScript);
        await mia.OpenAsync($"/people/{_company.Person(Company.Ana)}/leave");
        await mia.FillAsync("Last day with us", App.Today.AddDays(20).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await mia.PressAsync("Record the last day");
        await mia.ReachAsync("Hand over from Ana Ruiz");
        await LookAsync(mia, javaScript);

        await NameAsync(mia, "Successor (optional)", "Adam Кравець");
        await mia.FillAsync("What shows that it ended", "Minutes of the general meeting, 9/2026");
        await mia.PressAsync("Continue");
        await mia.ReachAsync("Check before you hand over");
        await mia.SeeAsync("Eve Nguyễn, acting, from");
        await LookAsync(mia, javaScript);
        await mia.PressAsync("Change the answers");
        await mia.SeeInFieldAsync("What shows that it ended", "Minutes of the general meeting, 9/2026");
        await mia.PressAsync("Continue");
        await mia.PressAsync("Confirm these 5 changes");
        await mia.ReachAsync("Submit for signature");
        await mia.SeeAsync("5 changes were made.");
        await mia.PressAsync("Submit for signature");
        await mia.SeeAsync("waits for a signature");

        await mia.OpenAsync($"/people/{_company.Person(Company.Ana)}/leave/undo");
        await mia.SeeAsync("What was handed over stays handed over");
        await LookAsync(mia, javaScript);
    }

    protected override async Task ArrangeAsync()
    {
        _company = await Company.CreateSignedAsync(App);
        await _company.ChangeAsync(async change =>
        {
            var db = change.Db;
            var ana = await db.People.SingleAsync(p => p.Id == _company.Person(Company.Ana));
            var eve = await db.People.SingleAsync(p => p.Id == _company.Person(Company.Eve));
            var auditor = await db.Roles.SingleAsync(r => r.Id == _company.Role("Internal auditor"));
            db.Add(new Assignment(auditor, Holder.Of(ana, null), new(AssignmentKind.Holder, change.Today), [], change.Today, change.Now));
            db.Add(new Assignment(auditor, Holder.Of(eve, null), new(AssignmentKind.Deputy, change.Today), [], change.Today, change.Now));
            var committee = new IsmsRoles.Domain.Positions.Position(new("Steering committee", PositionKind.Body));
            committee.Appoint(ana, change.Today, null, asChair: true);
            db.Add(committee);
            var staff = await db.Roles.SingleAsync(r => r.Id == _company.Role("All staff"));
            db.Add(new Assignment(staff, Holder.Of(committee), new(AssignmentKind.Holder, change.Today), [], change.Today, change.Now));
            db.Add(new ThirdParty(new("Nimbus", "Hosting of the payments platform", "C-17", OwnerId: ana.Id)));
            eve.Edit(eve.Details() with { LineManagerId = ana.Id });
        });
    }

    private static async Task NameAsync(BrowserVisit visit, string label, string name) => await visit.Page.GetByLabel(label, new() { Exact = true }).First.FillAsync(name);

    // axe is a script itself, so it looks only where pages may run some.
    private static async Task LookAsync(BrowserVisit visit, bool javaScript)
    {
        if (!javaScript)
        {
            return;
        }

        await visit.Page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(d => { d.open = true; })");
        Assert.Equal("", await Accessibility.FindAsync(visit.Page, ColorScheme.Light));
        var size = visit.Page.ViewportSize!;
        await visit.Page.SetViewportSizeAsync(Phone, size.Height);
        Assert.Equal("", await Accessibility.FindAsync(visit.Page, ColorScheme.Dark));
        Assert.Equal(0, await visit.OverhangAsync());
        await visit.Page.SetViewportSizeAsync(size.Width, size.Height);
    }
}
