using IsmsRoles.Browser.Tests.Browsing;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Web.SetUp;
using IsmsRoles.Web.StartingSets;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace IsmsRoles.Browser.Tests.Journeys;

/// <summary>From two files to a signed roles document, by the manager at a desk and an executive with a phone.</summary>
public sealed class ImportToSignedDocumentJourney(ChromiumFixture chromium) : RegisterTest(chromium)
{
    private const string People = """
        Employee ID;Full name;E-mail;Job title;Department;Line manager;Start date
        1;Ana Ruiz;ana@example.com;Chief executive;Management;;2020-01-07
        2;Mia Λάμπρου;mia@example.com;Security lead;Security;Ana Ruiz;2021-03-01
        3;Karl Weiß;karl@example.com;Head of operations;Operations;Ana Ruiz;2019-09-16
        4;Zoë Nguyễn;zoe@example.com;Internal auditor;Audit;Ana Ruiz;2022-05-02
        """;

    private const string Roles = """
        Role,Purpose,Responsibilities,Authority,Reports to,Held by
        ISMS manager,Runs the management system,"• Keep the ISMS conforming to the standard (5.3 a)
        • Report on its performance to top management (5.3 b)","Require compliance: Require anyone in scope to follow the ISMS",Top management,Mia Λάμπρου
        Internal auditor,Audits the management system,Audit the ISMS every year (9.2),Escalate to top management: Report findings without going through anybody,Top management,Zoë Nguyễn
        Incident manager,Leads the response to incidents,Lead the response to each incident (A.5.24),Stop or suspend: Take any system off the network,ISMS manager,
        All staff,Keep information safe every day,Report what looks wrong at once (A.6.8),,Top management,
        """;

    [Fact]
    public async Task Two_files_become_a_register_that_an_executive_signs_on_a_phone()
    {
        var mia = await SignInAsync(Company.Mia);
        await ImportAsync(mia, "People", "people.csv", People, "Import 4 people");
        await ImportAsync(mia, "Roles", "roles.csv", Roles, "Import 4 roles");

        await mia.OpenAsync("/roles/designations");
        await mia.PickAsync("ISMS conformity (5.3 a)", "ISMS man");
        await mia.PickAsync("Reporting ISMS performance (5.3 b)", "ISMS man");
        await mia.PickAsync("Internal audit (9.2)", "Internal");
        await mia.PickAsync("Incident contact (A.6.8)", "Incident");
        await mia.PickAsync("Everyone (baseline duties)", "All st");
        await mia.PressAsync("Save");
        await mia.SeeAsync("The designations were saved.");

        await mia.OpenAsync("/roles");
        await mia.FollowAsync("Incident manager");
        await mia.FollowAsync("Assign somebody");
        await mia.PickAsync("Held by", "Karl");
        await mia.PressAsync("Continue");
        await mia.ReachAsync("Check before you assign");
        await mia.PressAsync("Assign the role");
        await mia.SeeAsync("Incident manager was assigned to Karl Weiß");

        // Before submitting: had Mia issued it afterwards, she would stand behind the signature on what she submitted (rule 8).
        var ana = await OpenPasswordLinkAsync(mia);
        await mia.FollowAsync("Submit for signature");
        await mia.SeeAsync("One signature is needed: Ana Ruiz");
        await mia.FillAsync("Message to the approvers", "Our first roles document.");
        await mia.PressAsync("Submit for signature");
        await mia.SeeAsync("waits for a signature");

        await ana.OpenAsync("/");
        await ana.FollowAsync("Read and sign");
        await ana.ReachAsync("Read and sign version 1");
        await ana.SeeAsync("Our first roles document.");
        await ana.SeeAsync("Karl Weiß");
        Assert.Equal(0, await ana.OverhangAsync());
        await ana.FillAsync("Your password", Company.Password);
        await ana.PressAsync("Approve and sign");

        await ana.SeeAsync("Version 1 is in force since");
        var document = await ana.DownloadAsync("download the PDF");
        var words = string.Concat(document);
        Assert.All(
            ["Meridian Payments", "Incident manager", "Karl Weiß", "Mia Λάμπρου", "Zoë Nguyễn", "Take any system off the network", "Our first roles document."],
            part => Assert.Contains(part, words, StringComparison.Ordinal));
        Assert.DoesNotContain("not signed", words, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>As set-up leaves it, with no roles but top management; Ana has no password yet.</summary>
    protected override async Task ArrangeAsync()
    {
        var hash = App.Services.GetRequiredService<IPasswordHasher<Account>>().HashPassword(null!, Company.Password);
        var register = new InitialRegister(
            new OrganisationDetails("Meridian Payments", "Design and operation of the payments platform", Company.TimeZone),
            new("Mia Λάμπρου", Company.Mia, "Security lead", Evidence: null),
            hash,
            [new("Ana Ruiz", Company.Ana, "Chief executive", "Commercial register extract of 2 January")],
            StartingSet.Find("empty")!);
        await App.Ledger("Set-up").ChangeAsync(register.WriteAsync);
    }

    private static async Task ImportAsync(BrowserVisit mia, string kind, string fileName, string content, string button)
    {
        await mia.OpenAsync("/import");
        await mia.TickAsync(kind);
        await mia.UploadAsync("File", fileName, content);
        await mia.PressAsync("Upload and look at it");
        await mia.ReachAsync($"How is {fileName} read?");
        await mia.PressAsync("Show what it would do");
        await mia.ReachAsync($"What {fileName} would do");
        await mia.PressAsync(button);
        await mia.ReachAsync($"{fileName} was imported");
    }

    private async Task<BrowserVisit> OpenPasswordLinkAsync(BrowserVisit mia)
    {
        await mia.OpenAsync("/accounts");
        await mia.FollowAsync(Company.Ana);
        await mia.FollowAsync("Issue a password link");
        await mia.PressAsync("Issue the link");
        var link = await mia.Page.Locator("#password-link").InnerTextAsync();

        var ana = await VisitAsync(Phone);
        await ana.OpenAsync(link);
        await ana.FillAsync("New password", Company.Password);
        await ana.FillAsync("The same again", Company.Password);
        await ana.PressAsync("Set the password");
        await ana.SeeAsync("The password is set.");
        await ana.SignInAsync(Company.Ana, Company.Password);
        return ana;
    }
}
