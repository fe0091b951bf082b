using IsmsRoles.Data;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Inputs;

/// <summary>What a picker suggests for a text: at most twenty rows, those that can be chosen today first, then by name.</summary>
internal static class Finders
{
    private const int Most = 20;

    public static async Task<IReadOnlyList<PickerChoice>> PeopleAsync(RegisterDbContext db, string? text, DateOnly today, CancellationToken cancellation)
    {
        var words = SearchText.Of(text);
        if (words.Length == 0)
        {
            return [];
        }

        var people = await db.People.AsNoTracking()
            .Where(p => EF.Property<string>(p, SearchText.Column).Contains(words))
            .Select(p => new
            {
                p.Id,
                p.Name,
                p.JobTitle,
                p.Department,
                Folded = EF.Property<string>(p, SearchText.Column),
                IsHere = p.Periods.Any(x => x.From <= today && (x.Until == null || x.Until >= today)),
                Latest = p.Periods.OrderByDescending(x => x.Number).Select(x => new { x.From, x.Until }).First(),
            })
            .OrderByDescending(p => p.IsHere).ThenByDescending(p => p.Folded.StartsWith(words)).ThenBy(p => p.Folded).ThenBy(p => p.Name)
            .Take(Most)
            .ToListAsync(cancellation);
        return [.. people.Select(p => new PickerChoice(
            p.Id.ToString(),
            p.Name,
            p.IsHere ? Joined(p.JobTitle, p.Department)
                : p.Latest.Until < today ? $"left {p.Latest.Until.InWords()}" : $"with us from {p.Latest.From.InWords()}"))];
    }

    public static async Task<IReadOnlyList<PickerChoice>> PositionsAsync(RegisterDbContext db, string? text, DateOnly today, CancellationToken cancellation)
    {
        var words = SearchText.Of(text);
        if (words.Length == 0)
        {
            return [];
        }

        var positions = await db.Positions.AsNoTracking()
            .Where(p => EF.Property<string>(p, SearchText.Column).Contains(words))
            .Select(p => new { p.Id, p.Title, p.Kind, p.AbolishedOn, Folded = EF.Property<string>(p, SearchText.Column), Exists = p.AbolishedOn == null || p.AbolishedOn >= today })
            .OrderByDescending(p => p.Exists).ThenByDescending(p => p.Folded.StartsWith(words)).ThenBy(p => p.Folded)
            .Take(Most)
            .ToListAsync(cancellation);
        return [.. positions.Select(p => new PickerChoice(
            p.Id.ToString(), p.Title, !p.Exists ? $"abolished {p.AbolishedOn.InWords()}" : p.Kind == PositionKind.Body ? "body" : "position"))];
    }

    public static async Task<IReadOnlyList<PickerChoice>> ThirdPartiesAsync(RegisterDbContext db, string? text, DateOnly today, CancellationToken cancellation)
    {
        var words = SearchText.Of(text);
        if (words.Length == 0)
        {
            return [];
        }

        var thirdParties = await db.ThirdParties.AsNoTracking()
            .Where(t => EF.Property<string>(t, SearchText.Column).Contains(words))
            .Select(t => new
            {
                t.Id,
                t.Name,
                t.Service,
                t.ContractEndsOn,
                t.EndedOn,
                Folded = EF.Property<string>(t, SearchText.Column),
                Runs = (t.ContractEndsOn == null || t.ContractEndsOn >= today) && (t.EndedOn == null || t.EndedOn >= today),
            })
            .OrderByDescending(t => t.Runs).ThenByDescending(t => t.Folded.StartsWith(words)).ThenBy(t => t.Folded)
            .Take(Most)
            .ToListAsync(cancellation);
        return [.. thirdParties.Select(t => new PickerChoice(
            t.Id.ToString(), t.Name, t.Runs ? $"third party, {t.Service}" : $"contract ended {Days.Earlier(t.ContractEndsOn, t.EndedOn).InWords()}"))];
    }

    /// <summary>Whoever can hold a role, of all three kinds; their identifiers say which (<see cref="HolderKey"/>).</summary>
    public static async Task<IReadOnlyList<PickerChoice>> HoldersAsync(RegisterDbContext db, string? text, DateOnly today, CancellationToken cancellation)
    {
        var people = await PeopleAsync(db, text, today, cancellation);
        var positions = await PositionsAsync(db, text, today, cancellation);
        var thirdParties = await ThirdPartiesAsync(db, text, today, cancellation);

        // Each kind keeps a few places, or a common first name would hide every position.
        var others = positions.Count + thirdParties.Count;
        return
        [
            .. people.Take(Math.Max(Most - others, Most / 2)).Select(c => c with { Id = HolderKey.Write(HolderType.Person, c.Id) }),
            .. positions.Take(Most / 4).Select(c => c with { Id = HolderKey.Write(HolderType.Position, c.Id) }),
            .. thirdParties.Take(Most / 4).Select(c => c with { Id = HolderKey.Write(HolderType.ThirdParty, c.Id) }),
        ];
    }

    private static string? Joined(string? jobTitle, string? department) =>
        jobTitle is null || department is null ? jobTitle ?? department : $"{jobTitle}, {department}";
}
