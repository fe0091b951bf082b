using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using IsmsRoles.Browser.Tests.Browsing;
using IsmsRoles.Web.Tests.Hosting;
using Xunit;

namespace IsmsRoles.Browser.Tests.Journeys;

/// <summary>An auditor asks what counts, takes the document away, and looks at who changed what. There is nothing they could change.</summary>
public sealed class AuditorJourney(ChromiumFixture chromium) : RegisterTest(chromium)
{
    private Company _company = null!;

    [Fact]
    public async Task An_auditor_reads_the_version_in_force_its_document_and_the_audit_trail()
    {
        var otto = await SignInAsync(Company.Otto);
        await otto.ReachAsync("Versions");
        await otto.SeeAsync("Version 1 in force since");
        await otto.SeeAsync("signed by Ana Ruiz");
        await otto.SeeAsync("How to verify it");

        var document = string.Concat(await otto.DownloadAsync("Download the roles document (PDF)"));
        Assert.Contains("Mia Λάμπρου", document, StringComparison.Ordinal);
        Assert.DoesNotContain("not signed", document, StringComparison.OrdinalIgnoreCase);

        await otto.FollowAsync("Verify the audit trail");
        await otto.ReachAsync("Audit trail");
        await otto.SeeAsync("Ana Ruiz");
    }

    [Fact]
    public async Task Every_link_an_auditor_is_shown_opens_and_no_page_offers_to_change_anything()
    {
        var otto = await SignInAsync(Company.Otto);
        var parser = new HtmlParser();
        var known = new HashSet<string> { "/roles", "/versions", "/audit", "/my-duties" };
        var pending = new Queue<string>(known);
        while (pending.TryDequeue(out var address))
        {
            var answer = await otto.Context.APIRequest.GetAsync(address);
            Assert.True(answer.Ok, $"{address}, to which an auditor is led, answers {answer.Status}");
            if (!answer.Headers["content-type"].StartsWith("text/html", StringComparison.Ordinal))
            {
                continue;
            }

            var page = parser.ParseDocument(await answer.TextAsync());
            var forms = page.QuerySelectorAll("form").OfType<IHtmlFormElement>()
                .Where(form => form.Method == "post" && address != "/verify" // takes a file and keeps nothing
                    && form.GetAttribute("action") is not ("/sign-out" or "/audit?handler=Verify"));
            Assert.True(!forms.Any(), $"{address} offers an auditor a form: {string.Join(' ', forms.Select(form => form.OuterHtml))}");
            // Their own password and second factors are theirs to change; the register is not.
            foreach (var link in page.QuerySelectorAll("a[href^='/']:not([href^='/my-account'])").Select(a => a.GetAttribute("href")!.Split('#')[0]))
            {
                Assert.False(Changes(link), $"{address} leads an auditor to {link}");
                if (known.Add(link) && known.Count < 400)
                {
                    pending.Enqueue(link);
                }
            }
        }

        Assert.Contains($"/roles/{_company.Role("ISMS manager")}", known);
    }

    protected override async Task ArrangeAsync() => _company = await Company.CreateSignedAsync(App);

    private static bool Changes(string link) =>
        !link.StartsWith("/settings/seal", StringComparison.Ordinal) // auditors read which certificate seals
        && link.Split('?')[0].Split('/') is { } parts
        && parts.Any(part => part is "new" or "edit" or "retire" or "submit" or "sign" or "return" or "withdraw" or "leave" or "end" or "import" or "settings" or "accounts" or "designations");
}
