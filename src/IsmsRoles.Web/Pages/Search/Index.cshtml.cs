using IsmsRoles.Data;
using IsmsRoles.Domain.Versions.Content;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Pages.Roles;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Search;

/// <summary>Finds roles, duties, people, positions and third parties by part of a name or a text; others than readers of the register find in the table in force only.</summary>
[Authorize]
public sealed class IndexModel(RegisterDbContext db, CurrentStanding standing, CurrentAccount me) : PageModel
{
    private const int Shown = 20;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    public bool ReadsRegister => me.ReadsRegister;

    public IReadOnlyList<Group> Groups { get; private set; } = [];

    public bool Asked { get; private set; }

    public async Task OnGetAsync()
    {
        var sought = SearchText.Of(Query);
        Asked = sought.Length > 0;
        if (!Asked)
        {
            return;
        }

        List<Group> groups = [];
        if ((ReadsRegister ? RoleTable.Of(standing.Value) : RoleTable.InForce(standing.Value)) is { } table)
        {
            groups.AddRange(InTable(table, sought));
        }

        if (ReadsRegister)
        {
            groups.AddRange(await InRegisterAsync(sought));
        }

        Groups = [.. groups.Where(g => g.Total > 0)];
    }

    private IEnumerable<Group> InTable(RoleTable table, string sought)
    {
        var roles = table.Rows.Where(r => Has(r.Role.Title, sought)).ToList();
        yield return new("Roles", roles.Count, [.. roles.Take(Shown).Select(r => new Hit(r.Role.Title, Href(r.Role), r.Role.Purpose))]);

        var duties = table.Rows
            .Where(r => r.Words.Contains(sought, StringComparison.Ordinal))
            .SelectMany(r => r.Role.Responsibilities.Select(ContentInWords.Line).Concat(r.Role.Authorities.Select(table.Words.Line))
                .Where(text => Has(text, sought))
                .Select(text => new Hit(text, Href(r.Role), r.Role.Title)))
            .ToList();
        yield return new("Duties", duties.Count, [.. duties.Take(Shown)]);

        if (!ReadsRegister)
        {
            var held = table.Rows.Where(r => r.HolderWords.Contains(sought, StringComparison.Ordinal)).ToList();
            yield return new("Held by", held.Count, [.. held.Take(Shown).Select(r => new Hit(string.Join(", ", r.Holders.Select(h => h.Name)), Href(r.Role), r.Role.Title))]);
        }
    }

    private async Task<IEnumerable<Group>> InRegisterAsync(string sought)
    {
        var cancellation = HttpContext.RequestAborted;
        var people = db.People.AsNoTracking().Where(p => EF.Property<string>(p, SearchText.Column).Contains(sought));
        var positions = db.Positions.AsNoTracking().Where(p => EF.Property<string>(p, SearchText.Column).Contains(sought));
        var thirdParties = db.ThirdParties.AsNoTracking().Where(t => EF.Property<string>(t, SearchText.Column).Contains(sought));
        return
        [
            new("People", await people.CountAsync(cancellation), await people
                .OrderBy(p => EF.Property<string>(p, SearchText.Column)).ThenBy(p => p.Name).Take(Shown)
                .Select(p => new Hit(p.Name, "/people/" + p.Id, p.JobTitle)).ToListAsync(cancellation)),
            new("Positions", await positions.CountAsync(cancellation), await positions
                .OrderBy(p => EF.Property<string>(p, SearchText.Column)).ThenBy(p => p.Title).Take(Shown)
                .Select(p => new Hit(p.Title, "/positions/" + p.Id, null)).ToListAsync(cancellation)),
            new("Third parties", await thirdParties.CountAsync(cancellation), await thirdParties
                .OrderBy(t => EF.Property<string>(t, SearchText.Column)).ThenBy(t => t.Name).Take(Shown)
                .Select(t => new Hit(t.Name, "/third-parties/" + t.Id, t.Service)).ToListAsync(cancellation)),
        ];
    }

    // Who reads only what is signed is led to the row of the table.
    private string Href(RoleContent role) => ReadsRegister ? $"/roles/{role.Id}" : $"/roles?All=true#role-{role.Id}";

    private static bool Has(string text, string sought) => SearchText.Of(text).Contains(sought, StringComparison.Ordinal);

    /// <param name="Total">How many there are; the first ones are shown.</param>
    public sealed record Group(string Title, int Total, IReadOnlyList<Hit> Hits);

    public sealed record Hit(string Text, string Href, string? Note);
}
