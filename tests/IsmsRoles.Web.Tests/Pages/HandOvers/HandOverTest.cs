using AngleSharp.Html.Dom;
using IsmsRoles.Data;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.ThirdParties;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Assignments;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.HandOvers;

/// <summary>Hand-overs through real forms, with rows found by what they are called.</summary>
public abstract class HandOverTest : CompanyTest
{
    protected string MiaHandsOver => $"/people/{Company.Person(Company.Mia)}/hand-over";

    protected Guid Eve => Company.Person(Company.Eve);

    /// <summary>Values for the row of a thing, by its heading in the page.</summary>
    protected static Dictionary<string, string?> Row(IHtmlDocument page, string thing, string choice, params (string Field, string? Value)[] more)
    {
        var headings = page.QuerySelectorAll(".hand-over-list h3").Select(h => h.FirstChild!.TextContent.Trim()).ToList();
        var index = headings.IndexOf(thing);
        Assert.True(index >= 0, $"{thing} is not among {string.Join(", ", headings)}");
        Dictionary<string, string?> values = new() { [$"Input.Rows[{index}].Choice"] = choice };
        foreach (var (field, value) in more)
        {
            values[$"Input.Rows[{index}].{field}"] = value;
        }

        return values;
    }

    protected static Dictionary<string, string?> All(params Dictionary<string, string?>[] parts)
    {
        Dictionary<string, string?> all = [];
        foreach (var (key, value) in parts.SelectMany(p => p))
        {
            all[key] = value;
        }

        return all;
    }

    protected static (string, string?) To(Guid person) => ("Successor.Id", $"{person}");

    protected static Dictionary<string, string?> Common(Guid person) => new() { ["Input.Successor.Id"] = $"Person:{person}" };

    protected static Dictionary<string, string?> Step(string step) => new() { ["Step"] = step };

    /// <summary>Chooses, checks and confirms as a reader does; the answer to whichever step was refused, else to the last.</summary>
    protected static async Task<HttpResponseMessage> HandOverAsync(Visitor visitor, string address, Func<IHtmlDocument, Dictionary<string, string?>> choices)
    {
        var page = await visitor.OpenAsync(address);
        var checking = await visitor.SendAsync(Visitor.Form(page), address, All(choices(page), Step("Check")));
        return checking.IsSuccessStatusCode && await Visitor.ReadAsync(checking) is var shown && shown.QuerySelector("button[value=Save]") is not null
            ? await visitor.SendAsync(Visitor.Form(shown), address, Step("Save"))
            : checking;
    }

    protected Task LeaveAsync(Guid person, DateOnly lastDay) => Company.ChangeAsync(async change =>
        (await change.Db.People.SingleAsync(p => p.Id == person)).Leave(lastDay, "Moves abroad"));

    protected async Task<Visitor> EveAsync(AccessRight access)
    {
        await Company.ChangeAsync(async change => (await change.Db.Users.SingleAsync(a => a.Email == Company.Eve)).ChangeAccess(access, new(1)));
        return await App.SignInAsync(Company.Eve);
    }

    /// <summary>Any assignment from today, as the register would take it.</summary>
    protected Task<Guid> AssignAsync(string role, Func<Change, Task<Holder>> holder, AssignmentKind kind = AssignmentKind.Holder, DateOnly? until = null) =>
        App.Ledger().ChangeAsync(async change =>
        {
            var held = await change.Db.Roles.SingleAsync(r => r.Id == Company.Role(role));
            var assignment = new Assignment(held, await holder(change), new(kind, change.Today, until, BackdatedReason: null), [], change.Today, change.Now);
            change.Db.Add(assignment);
            return assignment.Id;
        });

    protected static Func<Change, Task<Holder>> Person(Guid id, Guid? employer = null) => async change =>
        Holder.Of(await change.Db.People.SingleAsync(p => p.Id == id), employer is null ? null : await change.Db.ThirdParties.SingleAsync(t => t.Id == employer));

    protected static Func<Change, Task<Holder>> Position(Guid id) => async change => Holder.Of(await change.Db.Positions.SingleAsync(p => p.Id == id));

    protected static Func<Change, Task<Holder>> ThirdParty(Guid id) => async change => Holder.Of(await change.Db.ThirdParties.SingleAsync(t => t.Id == id));

    protected async Task<Guid> ThirdPartyAsync(ThirdPartyDetails details)
    {
        var party = new ThirdParty(details);
        await Company.ChangeAsync(change =>
        {
            change.Db.Add(party);
            return Task.CompletedTask;
        });
        return party.Id;
    }

    protected async Task<List<Assignment>> OfRoleAsync(string role)
    {
        await using var db = App.OpenDatabase();
        return await db.Assignments.AsNoTracking().Where(a => a.RoleId == Company.Role(role)).OrderBy(a => a.RecordedAt).ThenBy(a => a.From).ToListAsync(TestContext.Current.CancellationToken);
    }

    protected async Task<Assignment> CurrentAsync(string role) => (await OfRoleAsync(role)).Single(a => !a.IsEnded);

    /// <summary>How many changes there were; the document of version 1, which the background work files, among them.</summary>
    protected async Task<long> LedgerNumberAsync()
    {
        await using var db = App.OpenDatabase();
        while (!await db.Documents.AnyAsync(TestContext.Current.CancellationToken))
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        return await db.LedgerRows.Select(l => l.Number).SingleAsync(TestContext.Current.CancellationToken);
    }

    protected async Task<T> ReadAsync<T>(Func<RegisterDbContext, Task<T>> read)
    {
        await using var db = App.OpenDatabase();
        return await read(db);
    }
}
