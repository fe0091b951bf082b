using IsmsRoles.Data;
using IsmsRoles.Domain.Access;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Accounts;

/// <summary>Who can sign in, and what each may do.</summary>
[Authorize(Policies.Administrator)]
public sealed class IndexModel(RegisterDbContext db, IOrganisationTime time) : PageModel
{
    public const int PageSize = 50;
    public const string Closed = "closed";
    public const string All = "all";

    public static IReadOnlyList<SelectListItem> States { get; } = [new("Closed", Closed), new("Open and closed", All)];

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    /// <summary>Part of the e-mail address or of the linked person's name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public DateOnly Today => time.Today;

    public int Total { get; private set; }

    public async Task OnGetAsync()
    {
        var found =
            from account in db.Users.AsNoTracking()
            join person in db.People on account.PersonId equals (Guid?)person.Id into linked
            from person in linked.DefaultIfEmpty()
            select new { Account = account, Person = person };
        found = State switch
        {
            Closed => found.Where(f => f.Account.ClosedAt != null),
            All => found,
            _ => found.Where(f => f.Account.ClosedAt == null),
        };
        if (!string.IsNullOrWhiteSpace(Text))
        {
            var email = Data.Accounts.Account.Normal(Text);
            var name = SearchText.Of(Text);
            found = found.Where(f => f.Account.NormalizedEmail!.Contains(email) || (f.Person != null && EF.Property<string>(f.Person, SearchText.Column).Contains(name)));
        }

        Total = await found.CountAsync(HttpContext.RequestAborted);
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        Rows = await found
            .OrderBy(f => f.Account.NormalizedEmail)
            .Skip((PageNumber - 1) * PageSize)
            .Take(PageSize)
            .Select(f => new Row(f.Account.Id, f.Account.Email!, f.Account.PersonId, f.Person == null ? null : f.Person.Name, f.Account.Access, f.Account.ClosedAt, f.Account.PasswordHash != null, f.Account.AccessEndsOn))
            .ToListAsync(HttpContext.RequestAborted);
    }

    public sealed record Row(Guid Id, string Email, Guid? PersonId, string? Person, AccessRight Access, DateTime? ClosedAt, bool HasPassword, DateOnly? AccessEndsOn);
}
