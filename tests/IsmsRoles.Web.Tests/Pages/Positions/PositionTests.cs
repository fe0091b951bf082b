using System.Net;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Assignments;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Positions;

public sealed class PositionTests : CompanyTest
{
    [Fact]
    public async Task A_body_has_members_a_chair_and_terms_of_reference()
    {
        var address = await AddAsync("Steering committee", "Body", "ToR 2026-1");
        await Mia.SubmitAsync($"{address}/appoint", new() { ["Input.PersonId.Text"] = "Ana Ruiz", ["Input.IsChair"] = "true" });
        await Mia.SubmitAsync($"{address}/appoint", new() { ["Input.PersonId.Text"] = "Eve" });
        var words = await Mia.TextAsync(address);

        Assert.Contains("Ana Ruiz chair", words);
        Assert.Contains("Eve Nguyễn", words);
        Assert.Contains("ToR 2026-1", words);
        Assert.Contains("Ana Ruiz chair", await Mia.TextAsync("/positions?Show=Bodies"));
    }

    [Fact]
    public async Task Who_held_it_when_is_kept_when_somebody_goes()
    {
        var address = await AddAsync("Head of People", "Post");
        await Mia.SubmitAsync($"{address}/appoint", new() { ["Input.PersonId.Text"] = "Eve", ["Input.From"] = Today.AddDays(-30).Day() });
        var refused = await Mia.SubmitAsync($"{address}/tenures/1/end", new() { ["Input.LastDay"] = Today.AddDays(-1).Day() });
        Assert.Contains("Say why this ends.", await Visitor.WordsOfAsync(refused));

        await Mia.SubmitAsync($"{address}/tenures/1/end", new() { ["Input.LastDay"] = Today.AddDays(-1).Day(), ["Input.Reason"] = "Moved" });
        var words = await Mia.TextAsync(address);
        Assert.Contains("Eve Nguyễn", words);
        Assert.Contains("Vacant", words);
        Assert.Contains("Head of People", await Mia.TextAsync("/positions?Show=Vacant"));
        Assert.Equal(HttpStatusCode.NotFound, (await Mia.GetAsync($"{address}/tenures/2/end")).StatusCode);
    }

    [Fact]
    public async Task Days_outside_somebodys_time_with_us_are_refused()
    {
        var address = await AddAsync("Head of People", "Post");
        var response = await Mia.SubmitAsync($"{address}/appoint", new() { ["Input.PersonId.Text"] = "Eve", ["Input.From"] = Today.AddYears(-4).Day() });
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("Eve Nguyễn is not with us for all of that time.", await Visitor.WordsOfAsync(response));
    }

    [Fact]
    public async Task Abolishing_never_fails_over_its_roles_and_is_reversed_with_a_reason()
    {
        var address = await AddAsync("Head of Audit", "Post");
        await Mia.SubmitAsync($"{address}/appoint", new() { ["Input.PersonId.Text"] = "Eve" });
        var id = Guid.Parse(address.Split('/')[^1]);
        await Company.ChangeAsync(async change => change.Db.Add(new Domain.Assignments.Assignment(
            await change.Db.Roles.SingleAsync(r => r.Id == Company.Role("Internal auditor")),
            Domain.Assignments.Holder.Of(await change.Db.Positions.SingleAsync(p => p.Id == id)),
            new(Domain.Assignments.AssignmentKind.Holder, change.Today), [], change.Today, change.Now)));
        Assert.Contains("Roles are given to this position", await Mia.TextAsync($"{address}/abolish"));

        await Mia.SubmitAsync($"{address}/abolish", new() { ["Input.LastDay"] = Today.AddDays(-1).Day(), ["Input.Reason"] = "Reorganised" });
        Assert.Contains("Roles are still given to an abolished position", await Mia.TextAsync(address));
        await using (var db = App.OpenDatabase())
        {
            Assert.Null((await db.Assignments.SingleAsync(a => a.PositionId == id, TestContext.Current.CancellationToken)).EndedOn);
        }

        Assert.Contains("Say why this is reversed.", await Visitor.WordsOfAsync(await Mia.SubmitAsync($"{address}/abolish/undo", [])));
        await Mia.SubmitAsync($"{address}/abolish/undo", new() { ["Input.Reason"] = "Wrong position" });
        Assert.DoesNotContain("Abolished", await Mia.TextAsync(address));
    }

    [Fact]
    public async Task Two_people_editing_the_same_position_lose_nothing()
    {
        var address = await AddAsync("Head of People", "Post");
        var open = await Mia.OpenAsync($"{address}/edit");
        await (await App.SignInAsync(Company.Mia)).SubmitAsync($"{address}/edit", new() { ["Input.Title"] = "Chief people officer" });

        var told = await Mia.SendAsync(Visitor.Form(open), $"{address}/edit", new() { ["Input.Title"] = "People lead" });
        Assert.Equal(HttpStatusCode.Conflict, told.StatusCode);
        var page = await Visitor.ReadAsync(told);
        Assert.Contains("Chief people officer", Visitor.WordsOf(page));
        Assert.Equal("People lead", page.QuerySelector("#Input_Title")!.GetAttribute("value"));
    }

    private async Task<string> AddAsync(string title, string kind, string? terms = null)
    {
        var response = await Mia.SubmitAsync("/positions/new", new() { ["Input.Title"] = title, ["Input.Kind"] = kind, ["Input.TermsOfReference"] = terms ?? "" });
        return response.RequestMessage!.RequestUri!.AbsolutePath;
    }
}
