using System.Globalization;
using System.Text;
using IsmsRoles.Domain.Access;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Versions;

/// <summary>The steps of signing on paper and of entering a successor, as people take them in a browser.</summary>
internal static class OnPaper
{
    public const string Reference = "Board minutes 7/2026, item 3";

    public static byte[] Scan { get; } = Encoding.ASCII.GetBytes("%PDF-1.7\n% minutes of the board\n%%EOF\n");

    public static async Task<HttpResponseMessage> RecordPaperAsync(
        this Visitor manager, RegisterApp app, Guid id, Guid[] members, string? quoted = null, DateOnly? decidedOn = null, byte[]? scan = null)
    {
        var address = $"/versions/{id}/paper";
        var form = Visitor.Form(await manager.OpenAsync(address));
        foreach (var box in form.Elements.OfType<AngleSharp.Html.Dom.IHtmlInputElement>().Where(b => b.Name == "Input.Members"))
        {
            box.IsChecked = members.Contains(Guid.Parse(box.Value));
        }

        return await manager.SendAsync(
            form,
            address,
            new()
            {
                ["Input.Reference"] = Reference,
                ["Input.DecidedOn"] = (decidedOn ?? app.Today).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["Input.Quoted"] = quoted ?? (await app.VersionAsync(id)).Sha256,
            },
            ("Input.Scan", "Minutes – żółć.pdf", scan ?? Scan));
    }

    public static Task<HttpResponseMessage> ConfirmPaperAsync(this Visitor second, Guid id, int number = 1, string password = Company.Password) =>
        second.SubmitAsync($"/versions/{id}/paper/{number}", new() { ["Input.Seen"] = "true", ["Input.Password"] = password });

    /// <summary>A confirmation no page offered this visitor.</summary>
    public static Task<HttpResponseMessage> ForgeConfirmationAsync(this Visitor visitor, Guid id, string scanSha256, int number = 1) =>
        visitor.ForgeAsync($"/versions/{id}/paper/{number}", new() { ["Input.ScanSha256"] = scanSha256, ["Input.Seen"] = "true", ["Input.Password"] = Company.Password });

    public static Task<HttpResponseMessage> EnterSuccessorAsync(this Visitor manager, string name, byte[]? evidence = null) =>
        manager.SubmitAsync(
            "/successors/new",
            new() { ["Input.Person.Text"] = name, ["Input.Reference"] = "Register extract of 3 March", ["Input.Reason"] = "The chief executive left before a successor was signed." },
            null,
            ("Input.Evidence", "extract.pdf", evidence ?? Scan));

    public static Task<HttpResponseMessage> ConfirmSuccessorAsync(this Visitor second, Guid id) =>
        second.SubmitAsync($"/successors/{id}/confirm", new() { ["Input.Seen"] = "true", ["Input.Password"] = Company.Password });

    public static Task<HttpResponseMessage> SignRevocationAsync(this Visitor approver, int number, string reason) =>
        approver.SubmitAsync($"/versions/{number}/revoke", new() { ["Input.Reason"] = reason, ["Input.Password"] = Company.Password });

    public static Task GiveAccessAsync(this Company company, string email, AccessRight access) => company.ChangeAsync(async change =>
    {
        var account = await change.Db.Users.SingleAsync(a => a.Id == company.Account(email));
        account.ChangeAccess(account.Access | access, new(1));
    });

    public static Task LeaveAsync(this Company company, string email) => company.ChangeAsync(async change =>
        (await change.Db.People.SingleAsync(p => p.Id == company.Person(email))).Leave(change.Today.AddDays(-1), "Left"));
}
