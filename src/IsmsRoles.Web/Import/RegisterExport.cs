using System.Globalization;
using System.Text;
using IsmsRoles.Data;
using IsmsRoles.Documents.Exports;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Import;

/// <summary>The register's people and roles as CSV that an import reads back as unchanged.</summary>
public static class RegisterExport
{
    /// <summary>Everybody, those who left as well, by name.</summary>
    public static async Task<string> PeopleAsync(RegisterDbContext db, CancellationToken cancellation)
    {
        var people = (await RegisterAsItStands.PeopleAsync(db, cancellation)).OrderBy(p => SearchText.Of(p.Name), StringComparer.Ordinal).ThenBy(p => p.Id).ToList();
        var called = new CalledBy(people);
        var text = new StringBuilder(CsvExport.Record(["Name", "Reference", "E-mail", "Job title", "Department", "Line manager", "From", "Until"]));
        foreach (var p in people)
        {
            text.Append(CsvExport.Record(
                [p.Name, p.Reference, p.Email, p.JobTitle, p.Department, p.LineManagerId is { } id ? called.Text(id) : null, Dates.Iso(p.From), Dates.Iso(p.Until)]));
        }

        return text.ToString();
    }

    /// <summary>Every role that is used, with the people who hold it on the day or later.</summary>
    public static async Task<string> RolesAsync(RegisterDbContext db, DateOnly day, CancellationToken cancellation)
    {
        var roles = await RegisterAsItStands.RolesAsync(db, day, cancellation);
        var titles = roles.ToDictionary(r => r.Id, r => r.Title);
        var called = new CalledBy(await RegisterAsItStands.HoldersAsync(db, cancellation));
        var text = new StringBuilder(CsvExport.Record(["Title", "Purpose", "Responsibilities", "Authorities", "Reports to", "Held by", "Review every (months)"]));
        foreach (var r in roles.Where(r => !r.Retired).OrderBy(r => SearchText.Of(r.Title), StringComparer.Ordinal).ThenBy(r => r.Id))
        {
            text.Append(CsvExport.Record(
            [
                r.Title, r.Purpose, List(r.Responsibilities), List(r.Authorities), r.ReportsToId is { } above ? titles[above] : null,
                string.Join('\n', r.HolderIds.Select(called.Text).OfType<string>().Order(StringComparer.Ordinal)),
                r.ReviewMonths?.ToString(CultureInfo.InvariantCulture),
            ]));
        }

        return text.ToString();
    }

    private static string List<TItem>(IReadOnlyList<TItem> items) => items.Count == 0 ? "" : ListCell.Join(items.Select(i => i!.ToString()!));

    /// <summary>What to call somebody so that an import finds that one person: the name, else the e-mail, else the reference.</summary>
    private sealed class CalledBy(IReadOnlyList<ExistingPerson> people)
    {
        private readonly PersonDirectory _directory = new(people);
        private readonly Dictionary<Guid, ExistingPerson> _byId = people.ToDictionary(p => p.Id);

        public string? Text(Guid id)
        {
            var person = _byId[id];
            return new[] { person.Name, person.Email, person.Reference }.OfType<string>().FirstOrDefault(t => ReadsBack(t, id));
        }

        private bool ReadsBack(string text, Guid id) =>
            !Nobody.Is(text) && !text.Contains(';', StringComparison.Ordinal)
            && ListCell.Split(CellText.Block(CsvExport.Escape(text)).Text) is [var read] && _directory.Find(read).Person?.ExistingId == id;
    }
}
