using IsmsRoles.Browser.Tests.Browsing;
using IsmsRoles.Web.Tests.Hosting;
using Xunit;

namespace IsmsRoles.Browser.Tests.Journeys;

/// <summary>The main path in browsers that run no script: every button is a form's, every page comes whole from the server.</summary>
public sealed class WithoutScriptJourney(ChromiumFixture chromium) : RegisterTest(chromium)
{
    private Company _company = null!;

    [Fact]
    public async Task A_role_is_edited_submitted_and_signed_without_script()
    {
        var mia = await SignInAsync(Company.Mia, javaScript: false);
        await mia.OpenAsync($"/roles/{_company.Role("Incident manager")}");
        await mia.FollowAsync("Edit this role");
        await mia.PressAsync("Add a responsibility");
        await mia.FillAsync("Responsibility 2", "Writes down what each incident taught us.");
        await mia.FillAsync("Clauses or controls 2", "A.5.27");
        await mia.PressAsync("Move responsibility 2 up");
        await mia.SeeInFieldAsync("Responsibility 1", "Writes down what each incident taught us.");
        await mia.FillAsync("Reports to", "Top management");
        await mia.PressAsync("Save");
        await mia.SeeAsync("Incident manager was saved.");
        await mia.SeeAsync("Writes down what each incident taught us.");

        await mia.FollowAsync("Submit for signature");
        await mia.FillAsync("Message to the approvers", "Incidents now report to us directly.");
        await mia.PressAsync("Submit for signature");
        await mia.SeeAsync("waits for a signature");

        var ana = await SignInAsync(Company.Ana, Phone, javaScript: false);
        await ana.FollowAsync("Read and sign");
        await ana.SeeAsync("Writes down what each incident taught us.");
        await ana.FillAsync("Your password", Company.Password);
        await ana.PressAsync("Approve and sign");
        await ana.SeeAsync("Version 2 is in force since");
    }

    protected override async Task ArrangeAsync() => _company = await Company.CreateSignedAsync(App);
}
