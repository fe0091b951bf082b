using IsmsRoles.Browser.Tests.Browsing;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.Playwright;
using Xunit;

namespace IsmsRoles.Browser.Tests.Journeys;

/// <summary>An executive sends a version back, the manager mends it, and the second submission comes into force.</summary>
public sealed class ReturnAndResubmitJourney(ChromiumFixture chromium) : RegisterTest(chromium)
{
    private Company _company = null!;

    [Fact]
    public async Task What_an_executive_returns_is_mended_from_the_keyboard_and_signed_at_the_second_submission()
    {
        var mia = await SignInAsync(Company.Mia);
        await mia.OpenAsync($"/roles/{_company.Role("ISMS manager")}/edit");
        await WriteResponsibilitiesAsync(mia, "Tells top management how the ISMS performs.", "Keeps the risk register.");
        await mia.SeeAsync("1 change not signed");
        await SubmitAsync(mia, "The ISMS manager reports to us and keeps the risks.");

        var ana = await SignInAsync(Company.Ana, Phone);
        await ana.FollowAsync("Read and sign");
        await ana.ReachAsync("Read and sign version 2");
        await ana.SeeAsync("Keeps the risk register.");
        await ana.FollowAsync("Return it with a reason");
        await ana.FillAsync("Reason", "Say how often the reports come.");
        await ana.FillAsync("Your password", Company.Password);
        await ana.PressAsync("Return it");
        await ana.SeeAsync("was returned to Mia Λάμπρου with your reason");

        await mia.OpenAsync("/versions");
        await mia.FollowAsync("Proposed version 2");
        await mia.SeeAsync("Ana Ruiz returned it");
        await mia.SeeAsync("Say how often the reports come.");
        await mia.OpenAsync($"/roles/{_company.Role("ISMS manager")}/edit");
        await mia.FillAsync("Responsibility 1", "Tells top management every quarter how the ISMS performs.");
        await mia.PressAsync("Save");
        await mia.SeeAsync("ISMS manager was saved.");
        await SubmitAsync(mia, "Now every quarter.");
        await mia.ReachAsync("submission 2");

        await ana.OpenAsync("/roles");
        await ana.FollowAsync("Read and sign");
        await ana.SeeAsync("Now every quarter.");
        await ana.FillAsync("Your password", Company.Password);
        await ana.PressAsync("Approve and sign");
        await ana.SeeAsync("Version 2 is in force since");

        await mia.OpenAsync("/roles");
        await mia.SeeAsync("Version 2 in force since");
        await mia.SeeAsync("No unsigned changes");
        await mia.SeeAsync("every quarter");
    }

    protected override async Task ArrangeAsync() => _company = await Company.CreateSignedAsync(App);

    // The list has one responsibility. Two are added below it and moved above it, without touching the mouse.
    private static async Task WriteResponsibilitiesAsync(BrowserVisit mia, string first, string second)
    {
        var keyboard = mia.Page.Keyboard;
        await mia.Page.GetByLabel("Responsibility 1", new() { Exact = true }).FocusAsync();
        await keyboard.PressAsync("Enter");
        await keyboard.TypeAsync(first);
        await keyboard.PressAsync("Alt+ArrowUp");
        await keyboard.PressAsync("Enter");
        await keyboard.TypeAsync(second);
        await keyboard.PressAsync("Enter");
        await keyboard.PressAsync("Backspace");

        await mia.SeeInFieldAsync("Responsibility 1", first);
        await mia.SeeInFieldAsync("Responsibility 2", second);
        await mia.SeeInFieldAsync("Responsibility 3", "Keeps the ISMS conforming to the standard.");
        await mia.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).FocusAsync();
        await keyboard.PressAsync("Enter");
        await mia.SeeAsync("ISMS manager was saved.");
    }

    private static async Task SubmitAsync(BrowserVisit mia, string message)
    {
        await mia.FollowAsync("Submit for signature");
        await mia.FillAsync("Message to the approvers", message);
        await mia.PressAsync("Submit for signature");
        await mia.SeeAsync("waits for a signature");
    }
}
