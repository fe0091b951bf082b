using IsmsRoles.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Erasing;

/// <summary>Texts in use that name a person and that somebody can reword: roles, positions, third parties, scope items, settings, other people's details.</summary>
internal static class LiveMentions
{
    /// <returns>Places as they stand in a sentence: "the purpose of Risk owner".</returns>
    public static async Task<IReadOnlyList<string>> FindAsync(RegisterDbContext db, Guid personId, Mentions mentions, CancellationToken cancellation)
    {
        List<string> places = [];
        if (mentions.Words.Count == 0)
        {
            return places;
        }

        foreach (var role in await db.Roles.AsNoTracking().Where(r => r.RetiredOn == null).ToListAsync(cancellation))
        {
            Note(places, mentions, $"the role {role.Title}", [role.Title, role.Purpose, .. role.Responsibilities.Select(r => r.Text), .. role.Authorities.SelectMany(a => new[] { a.Text, a.Limit })]);
        }

        foreach (var position in await db.Positions.AsNoTracking().Select(p => new { p.Title, p.TermsOfReference }).ToListAsync(cancellation))
        {
            Note(places, mentions, $"the position {position.Title}", [position.Title, position.TermsOfReference]);
        }

        foreach (var third in await db.ThirdParties.AsNoTracking().ToListAsync(cancellation))
        {
            Note(places, mentions, $"the third party {third.Name}", [third.Name, third.Service, third.ContractReference, third.SecurityContact, third.SecurityContactEmail]);
        }

        foreach (var item in await db.ScopeItems.AsNoTracking().Select(s => s.Name).ToListAsync(cancellation))
        {
            Note(places, mentions, $"the scope item {item}", [item]);
        }

        foreach (var settings in await db.Organisations.AsNoTracking().Select(o => new { o.Name, o.IsmsScope, o.Classification }).ToListAsync(cancellation))
        {
            Note(places, mentions, "the organisation's settings page", [settings.Name, settings.IsmsScope, settings.Classification]);
        }

        await NotePeopleAsync(db, personId, mentions, places, cancellation);
        return places;
    }

    // Other people may be many: the database looks first.
    private static async Task NotePeopleAsync(RegisterDbContext db, Guid personId, Mentions mentions, List<string> places, CancellationToken cancellation)
    {
        HashSet<string> found = [];
        foreach (var pattern in mentions.Words.Select(PersonTraces.Pattern))
        {
            var people = await db.People.AsNoTracking()
                .Where(p => p.Id != personId
                    && (EF.Functions.Like(p.JobTitle!, pattern, "\\") || EF.Functions.Like(p.Department!, pattern, "\\") || EF.Functions.Like(p.TermsReference!, pattern, "\\")))
                .Select(p => new { p.Name, p.JobTitle, p.Department, p.TermsReference })
                .ToListAsync(cancellation);
            found.UnionWith(people.Where(p => mentions.In(p.JobTitle) || mentions.In(p.Department) || mentions.In(p.TermsReference)).Select(p => $"the record of {p.Name}"));
        }

        places.AddRange(found);
    }

    private static void Note(List<string> places, Mentions mentions, string place, string?[] texts)
    {
        if (texts.Any(mentions.In))
        {
            places.Add(place);
        }
    }
}
