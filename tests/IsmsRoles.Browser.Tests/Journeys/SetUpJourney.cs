using IsmsRoles.Browser.Tests.Browsing;
using IsmsRoles.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace IsmsRoles.Browser.Tests.Journeys;

/// <summary>From an empty database to a table of roles in one page.</summary>
public sealed class SetUpJourney(ChromiumFixture chromium) : RegisterTest(chromium)
{
    [Fact]
    public async Task Whoever_has_the_code_of_the_console_opens_the_register_and_reads_its_roles()
    {
        var mia = await VisitAsync();
        await mia.OpenAsync("/");
        await mia.ReachAsync("Set up the register");

        await mia.FillAsync("One-time code", "this is not the code");
        await mia.FillAsync("Name", "Meridian Payments");
        await mia.FillAsync("ISMS scope", "Design and operation of the payments platform");
        await mia.ChooseAsync("Time zone", "Europe/Warsaw");
        await mia.FillAsync("Your name", "Mia Λάμπρου");
        await mia.FillAsync("E-mail address", "mia@example.com");
        await mia.FillAsync("Job title", "Security lead");
        await mia.FillAsync("Password", "correct horse battery");
        await mia.FillAsync("The same password again", "correct horse battery");
        await mia.FillAsync("Name 1", "Ana Ruiz");
        await mia.FillAsync("E-mail address 1", "ana@example.com");
        await mia.FillAsync("Job title 1", "Chief executive");
        await mia.FillAsync("Evidence of appointment 1", "Commercial register extract of 2 January");

        mia.Expect("status of 409");
        await mia.PressAsync("Open the register");
        await mia.SeeAsync("This is not the code in the console");
        await mia.SeeInFieldAsync("ISMS scope", "Design and operation of the payments platform");

        await mia.FillAsync("One-time code", App.Services.GetRequiredService<SetupAnnouncement>().Code!);
        await mia.FillAsync("Password", "correct horse battery");
        await mia.FillAsync("The same password again", "correct horse battery");
        await mia.PressAsync("Open the register");

        await mia.ReachAsync("Roles");
        await mia.SeeAsync("The register of Meridian Payments is open, with 6 roles");
        await mia.SeeAsync("No version is in force yet");
        var table = mia.Page.Locator("table.roles-table tbody");
        await Assertions.Expect(table.Locator("tr")).ToHaveCountAsync(6);
        await Assertions.Expect(table.Locator("tr").First).ToContainTextAsync("Ana Ruiz");
        await Assertions.Expect(table).ToContainTextAsync("Vacant");
    }
}
