using IsmsRoles.Browser.Tests.Browsing;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace IsmsRoles.Browser.Tests.Pages;

/// <summary>The pages by which a manager keeps the register.</summary>
public sealed class ManagerPagesTests(ChromiumFixture chromium, WalkedRegister register) : PagesTest(chromium, register), IClassFixture<WalkedRegister>
{
    [Fact]
    public async Task Managers_find_no_barrier_while_they_keep_the_register()
    {
        var mia = await SignInAsync(Company.Mia);
        await LookAtPagesOfAsync(PageReader.Manager, mia);
        AssertNoFaults();
    }
}

/// <summary>The steps of an import, and forms as they come back after a mistake.</summary>
public sealed class StepsTests(ChromiumFixture chromium, WalkedRegister register) : PagesTest(chromium, register), IClassFixture<WalkedRegister>
{
    [Fact]
    public async Task Managers_find_no_barrier_in_an_import()
    {
        var mia = await SignInAsync(Company.Mia);
        await LookAtAsync(mia, "/import");
        await mia.TickAsync("People");
        await mia.UploadAsync("File", "people.csv", "Name,E-mail,Start date\nJan Kowalski,jan@example.com,2024-02-01\n,nobody@example.com,2024-02-01\n");
        await mia.PressAsync("Upload and look at it");
        await LookAsync(mia);
        await mia.PressAsync("Show what it would do");
        await mia.ReachAsync("What people.csv would do");
        await LookAsync(mia);
        await mia.Page.Locator(".confirm-panel button[type=submit]").ClickAsync();
        await mia.ReachAsync("people.csv was imported");
        await LookAsync(mia);
        AssertNoFaults();
    }

    [Theory]
    [InlineData("/roles/new")]
    [InlineData("/people/new")]
    [InlineData("/assignments/new")]
    [InlineData("/reports/new")]
    [InlineData("/import")]
    public async Task A_form_that_comes_back_with_errors_has_no_barrier(string address)
    {
        var mia = await SignInAsync(Company.Mia);
        await mia.OpenAsync(address);
        // As a browser without script sends it: the page's own check would hold an empty form back.
        await mia.Page.EvaluateAsync("() => HTMLFormElement.prototype.submit.call(document.querySelector('main form[method=post]'))");
        await mia.SeeAsync("please look at this");
        await LookAsync(mia);
        AssertNoFaults();
    }

    [Fact]
    public async Task The_menus_have_no_barrier_and_fit_a_phone()
    {
        var mia = await SignInAsync(Company.Mia);
        await mia.OpenAsync("/roles");
        foreach (var menu in new[] { "More", "Mia" })
        {
            await mia.Page.Locator("header summary", new() { HasText = menu }).ClickAsync();
            await LookAsync(mia);
            await mia.Page.Keyboard.PressAsync("Escape");
        }

        AssertNoFaults();
    }

    [Fact]
    public async Task A_page_that_is_not_there_has_no_barrier()
    {
        var mia = await SignInAsync(Company.Mia);
        mia.Expect("404");
        await mia.Page.GotoAsync("/roles/00000000-0000-0000-0000-000000000000");
        await mia.SeeAsync("Reference");
        await LookAsync(mia);
        AssertNoFaults();
    }
}

/// <summary>The pages of everybody else, with a version that waits for its second signature.</summary>
public sealed class ReaderPagesTests(ChromiumFixture chromium, WaitingRegister register) : PagesTest(chromium, register), IClassFixture<WaitingRegister>
{
    [Theory]
    [InlineData(PageReader.ManagerWaiting, Company.Mia)]
    [InlineData(PageReader.Signer, Company.Ana)]
    [InlineData(PageReader.Approver, Company.Ben)]
    [InlineData(PageReader.Auditor, Company.Otto)]
    [InlineData(PageReader.Member, Company.Eve)]
    [InlineData(PageReader.Administrator, Company.Adam)]
    [InlineData(PageReader.Anonymous, null)]
    public async Task Readers_find_no_barrier(PageReader reader, string? email)
    {
        var visit = email is null ? await VisitAsync() : await SignInAsync(email);
        await LookAtPagesOfAsync(reader, visit);
        AssertNoFaults();
    }

    [Fact]
    public void Every_page_of_the_application_is_looked_at()
    {
        var routes = App.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items
            .OfType<PageActionDescriptor>()
            .Select(page => page.AttributeRouteInfo!.Template!);

        var missing = routes.Except(PageWalk.Pages.Select(p => p.Route)).Except(PageWalk.Elsewhere);

        Assert.Empty(missing);
    }
}
