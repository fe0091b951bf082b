using System.Net;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Assignments;

namespace IsmsRoles.Web.Tests.Pages.ScopeItems;

public sealed class ScopeItemTests : CompanyTest
{
    [Fact]
    public async Task A_scope_item_is_added_renamed_and_retired()
    {
        await Mia.SubmitAsync("/scope-items/new", new() { ["Input.Kind"] = "Site", ["Input.Name"] = "Warsaw" });
        var address = (await Mia.OpenAsync("/scope-items")).QuerySelector("tbody th a")!.GetAttribute("href")!;
        await Mia.SubmitAsync(address, new() { ["Input.Name"] = "Warsaw office" });
        Assert.Contains("Warsaw office", await Mia.TextAsync("/scope-items"));
        Assert.Contains("Warsaw office (site)", await Mia.TextAsync("/assignments/new"));

        await Mia.SubmitAsync($"{address}/retire", []);
        Assert.Contains("Retired", await Mia.TextAsync("/scope-items"));
        Assert.DoesNotContain("Warsaw office", await Mia.TextAsync("/assignments/new"));
    }

    [Fact]
    public async Task The_same_name_twice_is_refused()
    {
        await Mia.SubmitAsync("/scope-items/new", new() { ["Input.Kind"] = "Site", ["Input.Name"] = "Warsaw" });
        var response = await Mia.SubmitAsync("/scope-items/new", new() { ["Input.Kind"] = "Site", ["Input.Name"] = " Warsaw " });
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("Warsaw is in the list already.", await Visitor.WordsOfAsync(response));
    }

    [Fact]
    public async Task Two_people_renaming_it_lose_nothing()
    {
        var id = await Company.ScopeItemAsync("Payments");
        var open = await Mia.OpenAsync($"/scope-items/{id}");
        await (await App.SignInAsync(Company.Mia)).SubmitAsync($"/scope-items/{id}", new() { ["Input.Name"] = "Card payments" });

        var told = await Mia.SendAsync(Visitor.Form(open), $"/scope-items/{id}", new() { ["Input.Name"] = "Payment platform" });
        Assert.Equal(HttpStatusCode.Conflict, told.StatusCode);
        var page = await Visitor.ReadAsync(told);
        Assert.Contains("Card payments", Visitor.WordsOf(page));
        Assert.Equal("Payment platform", page.QuerySelector("#Input_Name")!.GetAttribute("value"));
    }
}
