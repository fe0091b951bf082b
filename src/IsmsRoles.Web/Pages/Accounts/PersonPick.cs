using IsmsRoles.Data;
using IsmsRoles.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Accounts;

/// <summary>Whom a picker names: the row chosen, or the one person whose name was typed.</summary>
/// <param name="PersonId">Null where nobody was named, or where <paramref name="Error"/> says why not.</param>
/// <param name="Choices">Those meant when several match.</param>
internal sealed record PersonPick(Guid? PersonId, string? Name, string? Error, IReadOnlyList<PickerChoice> Choices)
{
    private const int MostShown = 20;

    public static async Task<PersonPick> ResolveAsync(RegisterDbContext db, PickerInput picker, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(picker.Text))
        {
            return new(null, null, null, []);
        }

        var people = db.People.AsNoTracking();
        people = Guid.TryParse(picker.ChosenId, out var chosen)
            ? people.Where(p => p.Id == chosen)
            : Named(people, SearchText.Of(picker.Text));
        var found = await people
            .OrderBy(p => EF.Property<string>(p, SearchText.Column))
            .Take(MostShown)
            .Select(p => new { p.Id, p.Name, p.JobTitle, p.Email })
            .ToListAsync(cancellation);
        return found.Count switch
        {
            1 => new(found[0].Id, found[0].Name, null, []),
            0 => new(null, null, "Nobody in the register has this name. Add the person first, or leave this empty.", []),
            _ => new(null, null, "Several people have this name: choose one.",
                [.. found.Select(p => new PickerChoice(p.Id.ToString(), p.Name, string.Join(", ", new[] { p.JobTitle, p.Email }.OfType<string>())))]),
        };
    }

    private static IQueryable<Domain.People.Person> Named(IQueryable<Domain.People.Person> people, string name) =>
        people.Where(p => EF.Property<string>(p, SearchText.Column).Contains(name));
}
