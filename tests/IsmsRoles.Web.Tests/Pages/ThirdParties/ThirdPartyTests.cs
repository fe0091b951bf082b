using System.Net;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Assignments;

namespace IsmsRoles.Web.Tests.Pages.ThirdParties;

public sealed class ThirdPartyTests : CompanyTest
{
    [Fact]
    public async Task An_empty_list_says_to_list_them_or_to_state_that_none_is_in_scope()
    {
        Assert.Contains("If there is none, state so in the settings", await Mia.TextAsync("/third-parties"));
        Assert.NotNull((await (await App.SignInAsync(Company.Adam)).OpenAsync("/third-parties")).QuerySelector("main a[href='/settings']"));
    }

    [Fact]
    public async Task A_third_party_is_added_with_its_owner_and_edited()
    {
        var address = await AddAsync();
        var words = await Mia.TextAsync(address);
        Assert.Contains("Owner inside Adam Кравець", words);
        Assert.Contains("MSA-2026-4", words);

        await Mia.SubmitAsync($"{address}/edit", new() { ["Input.ContractReference"] = "MSA-2027-1" });
        Assert.Contains("MSA-2027-1", await Mia.TextAsync("/third-parties"));
    }

    [Fact]
    public async Task What_is_missing_is_told_beside_its_field()
    {
        var words = await Visitor.WordsOfAsync(await Mia.SubmitAsync("/third-parties/new", new() { ["Input.OwnerId.Text"] = "Nobody Here" }));
        Assert.Contains("Give the third party's name.", words);
        Assert.Contains("Say what service they provide.", words);
        Assert.Contains("Nothing in the register is called “Nobody Here”.", words);
    }

    [Fact]
    public async Task Ending_the_contract_never_fails_and_is_reversed_with_a_reason()
    {
        var address = await AddAsync();
        var party = Guid.Parse(address.Split('/')[^1]);
        await Company.PersonAsync("Xenia External", employer: party);
        await Mia.SubmitAsync("/assignments/new", new()
        {
            ["Input.RoleId.Text"] = "Internal auditor",
            ["Input.Holder.Id"] = $"ThirdParty:{party}",
            ["Input.Holder.Text"] = "Nimbus",
            ["Input.Holder.For"] = "Nimbus",
            ["Step"] = "Save",
        });
        Assert.Contains("They still hold roles", await Mia.TextAsync($"{address}/end"));

        await Mia.SubmitAsync($"{address}/end", new() { ["Input.LastDay"] = Today.AddDays(-1).Day(), ["Input.Reason"] = "Moved away" });
        Assert.Contains("Still on record as holding roles", await Mia.TextAsync(address));
        Assert.Contains("Holder has left", await Mia.TextAsync(address));

        Assert.Contains("Say why this is reversed.", await Visitor.WordsOfAsync(await Mia.SubmitAsync($"{address}/end/undo", [])));
        await Mia.SubmitAsync($"{address}/end/undo", new() { ["Input.Reason"] = "Wrong contract" });
        Assert.DoesNotContain("Holder has left", await Mia.TextAsync(address));
    }

    [Fact]
    public async Task Two_people_editing_the_same_third_party_lose_nothing()
    {
        var address = await AddAsync();
        var open = await Mia.OpenAsync($"{address}/edit");
        await (await App.SignInAsync(Company.Mia)).SubmitAsync($"{address}/edit", new() { ["Input.Service"] = "Cloud" });

        var told = await Mia.SendAsync(Visitor.Form(open), $"{address}/edit", new() { ["Input.Service"] = "Colocation" });
        Assert.Equal(HttpStatusCode.Conflict, told.StatusCode);
        var page = await Visitor.ReadAsync(told);
        Assert.Contains("Cloud", Visitor.WordsOf(page));
        Assert.Equal("Colocation", page.QuerySelector("#Input_Service")!.GetAttribute("value"));
    }

    private async Task<string> AddAsync()
    {
        var response = await Mia.SubmitAsync("/third-parties/new", new()
        {
            ["Input.Name"] = "Nimbus",
            ["Input.Service"] = "Hosting",
            ["Input.ContractReference"] = "MSA-2026-4",
            ["Input.OwnerId.Text"] = "adam",
        });
        return response.RequestMessage!.RequestUri!.AbsolutePath;
    }
}
