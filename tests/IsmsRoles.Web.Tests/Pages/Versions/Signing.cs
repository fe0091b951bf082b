using System.Net;
using IsmsRoles.Data;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Versions;

/// <summary>The steps of signing as people take them in a browser, and changes of the register to sign.</summary>
internal static class Signing
{
    public const string SubmitForm = "#submission";

    /// <summary>Submits the register through the page; the identifier of the submission.</summary>
    public static async Task<Guid> SubmitVersionAsync(this Visitor manager, Dictionary<string, string?>? values = null)
    {
        var response = await manager.SubmitAsync("/versions/submit", values ?? [], SubmitForm);
        Assert.True(response.StatusCode == HttpStatusCode.OK, await Visitor.WordsOfAsync(response));
        return Guid.Parse(response.RequestMessage!.RequestUri!.Segments[^1]);
    }

    public static Task<HttpResponseMessage> SignVersionAsync(this Visitor approver, Guid id, string password = Company.Password) =>
        approver.SubmitAsync($"/versions/{id}/sign", new() { ["Input.Password"] = password });

    /// <summary>A post nobody's page offered, with a token that is real for this visitor.</summary>
    public static async Task<HttpResponseMessage> ForgeAsync(this Visitor visitor, string address, Dictionary<string, string> fields)
    {
        var page = await visitor.OpenAsync("/versions");
        fields["__RequestVerificationToken"] = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await visitor.PostAsync(address, fields);
    }

    public static Task<HttpResponseMessage> ForgeSignatureAsync(this Visitor visitor, Guid id, string sha256) =>
        visitor.ForgeAsync($"/versions/{id}/sign", new() { ["Input.Sha256"] = sha256, ["Input.Password"] = Company.Password });

    public static async Task<RegisterVersion> VersionAsync(this RegisterApp app, Guid id)
    {
        await using var db = app.OpenDatabase();
        return await db.Versions.AsNoTracking().SingleAsync(v => v.Id == id, TestContext.Current.CancellationToken);
    }

    /// <summary>Changes what a role answers for: a material change.</summary>
    public static Task ChangeDutyAsync(this Company company, string role, string duty) => company.ChangeAsync(async change =>
    {
        var edited = await RoleAsync(change, company.Role(role));
        var text = edited.Texts();
        edited.Edit(text with { Responsibilities = [.. text.Responsibilities, new(duty)] });
    });

    public static Task ChangePurposeAsync(this Company company, string role, string purpose) => company.ChangeAsync(async change =>
    {
        var edited = await RoleAsync(change, company.Role(role));
        edited.Edit(edited.Texts() with { Purpose = purpose });
    });

    public static Task AssignAsync(this Company company, string role, string email, DateOnly? from = null, string? evidence = null) =>
        company.ChangeAsync(async change =>
        {
            var person = await change.Db.People.SingleAsync(p => p.Id == company.Person(email));
            Begin(change, await RoleAsync(change, company.Role(role)), Holder.Of(person, null), from, evidence);
        });

    public static void Begin(Change change, Role role, Holder holder, DateOnly? from = null, string? evidence = null) =>
        change.Db.Add(new Assignment(role, holder, new(AssignmentKind.Holder, from ?? change.Today, AppointmentEvidence: evidence), [], change.Today, change.Now));

    /// <summary>Ends somebody's assignment to a role today, so that from tomorrow they do not hold it.</summary>
    public static Task EndAsync(this Company company, string role, string email) => company.ChangeAsync(async change =>
    {
        var person = await change.Db.People.SingleAsync(p => p.Id == company.Person(email));
        var held = await RoleAsync(change, company.Role(role));
        var assignment = await change.Db.Assignments.SingleAsync(a => a.RoleId == held.Id && a.PersonId == person.Id);
        assignment.EndOn(change.Today, "Left the board", "Minutes of 3 May", isTopManagement: true, held, Holder.Of(person, null));
    });

    public static Task<Role> RoleAsync(Change change, Guid id) => change.Db.Roles.SingleAsync(r => r.Id == id);
}
