using System.Globalization;
using IsmsRoles.Domain.Roles;

namespace IsmsRoles.Web.Import;

/// <summary>A role as one row tells of it, or several rows of the same title joined. Empty cells are null or empty lists.</summary>
public sealed record RoleRow(
    int Row, int Line, string Title, string? Reference, string? Purpose, IReadOnlyList<ResponsibilityItem> Responsibilities,
    IReadOnlyList<AuthorityItem> Authorities, string? ReportsTo, IReadOnlyList<string> HeldBy, int? ReviewMonths,
    IReadOnlyList<string> Problems, IReadOnlyList<string> Notes)
{
    /// <summary>The row as the text of a new role.</summary>
    public RoleText Texts() => new(
        Title, Purpose, ReviewMonths,
        [.. Responsibilities.Select(r => new ResponsibilityText(r.Text, r.References))],
        [.. Authorities.Select(a => new AuthorityText(a.Kind, a.Text))]);

    /// <summary>Whether another row says exactly the same of the role; references in the file do not count.</summary>
    public bool Repeats(RoleRow other) =>
        (Title, Purpose, ReportsTo, ReviewMonths) == (other.Title, other.Purpose, other.ReportsTo, other.ReviewMonths)
        && Responsibilities.Select(r => r.ToString()).SequenceEqual(other.Responsibilities.Select(r => r.ToString()))
        && Authorities.SequenceEqual(other.Authorities) && HeldBy.SequenceEqual(other.HeldBy);
}

/// <summary>The roles in a table. Joined says that rows of one title were taken as one role, each with a part of its lists.</summary>
public sealed record RolesFile(IReadOnlyList<RoleRow> Rows, IReadOnlyList<string> Notes, bool Joined)
{
    /// <summary>Why this table cannot be read as roles, naming what it has and what it lacks; null where it can.</summary>
    public static string? WhyNot(CsvTable table, ColumnMatch<RoleField> columns) => columns.Has(RoleField.Title)
        ? null
        : "This file cannot be imported as roles: no column holds their titles. "
            + MatchedColumns.Sentence(table, columns, RoleFields.All) + " If one of these columns does hold the titles, choose it.";

    /// <summary>Reads every row. <paramref name="join"/> says whether rows of one title are one role; null lets the table decide.</summary>
    public static RolesFile Read(CsvTable table, ColumnMatch<RoleField> columns, bool? join = null, ImportLimits? limits = null)
    {
        if (WhyNot(table, columns) is { } why)
        {
            throw new ImportRefusedException(why);
        }

        var reader = new RoleRowReader(columns, limits ?? ImportLimits.Default);
        var rows = Distinguish(table, columns, [.. table.Rows.Select(reader.Read)]);
        if (join == false)
        {
            return new(rows, columns.Notes, Joined: false);
        }

        var notes = new List<string>(columns.Notes);
        var whole = Blocks(rows).Select(Join).ToList();
        if (whole.Count < rows.Count)
        {
            notes.Add("Rows without a title are taken as more of the role above.");
        }

        if (join != true && !IsOneRowPerItem(whole))
        {
            return new(whole, notes, Joined: whole.Count < rows.Count);
        }

        notes.Add("Rows with the same title are joined into one role.");
        return new([.. whole.GroupBy(r => (CellText.Key(r.Title), r.Title.Length == 0 ? r.Row : 0)).Select(g => Join([.. g]))], notes, Joined: true);
    }

    // A title cell merged over several rows leaves it empty in all but the first.
    private static List<List<RoleRow>> Blocks(List<RoleRow> rows)
    {
        var blocks = new List<List<RoleRow>>();
        foreach (var row in rows)
        {
            var continues = row.Title.Length == 0 && row.Responsibilities.Count + row.Authorities.Count + row.HeldBy.Count > 0;
            if (continues && blocks.Count > 0 && blocks[^1][0].Title.Length > 0)
            {
                blocks[^1].Add(row);
            }
            else
            {
                blocks.Add([row]);
            }
        }

        return blocks;
    }

    // "Chief Information Officer" nineteen times over becomes "Chief Information Officer (Land Registry)" and so on.
    private static List<RoleRow> Distinguish(CsvTable table, ColumnMatch<RoleField> columns, List<RoleRow> rows)
    {
        if (!columns.Has(RoleField.TitleAddition))
        {
            return rows;
        }

        var repeated = rows.GroupBy(r => CellText.Key(r.Title)).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        return [.. rows.Zip(table.Rows, (role, row) =>
        {
            var addition = CellText.Line(columns.Cell(row, RoleField.TitleAddition));
            return addition.Text.Length == 0 || !repeated.Contains(CellText.Key(role.Title)) ? role
                : addition.Problem is null ? role with { Title = $"{role.Title} ({addition.Text})" }
                : role with { Problems = [.. role.Problems, $"What is added to the title {addition.Problem}"] };
        })];
    }

    // One row for each role and task, or for each role and holder: titles stand in blocks, and the rows of a block differ
    // in one list only.
    private static bool IsOneRowPerItem(List<RoleRow> rows)
    {
        var blocks = rows.Where(r => r.Title.Length > 0).GroupBy(r => CellText.Key(r.Title)).Select(g => g.ToList()).Where(g => g.Count > 1).ToList();
        return blocks.Sum(b => b.Count) > rows.Count / 2 && blocks.Count(IsBlock) >= 0.8 * blocks.Count;
    }

    private static bool IsBlock(List<RoleRow> rows)
    {
        var first = rows[0];
        var adjacent = rows[^1].Row - first.Row < 2 * rows.Count;
        if (!adjacent || rows.Any(r => (r.Purpose ?? first.Purpose) != first.Purpose || (r.ReportsTo ?? first.ReportsTo) != first.ReportsTo))
        {
            return false;
        }

        var oneItemEach = rows.All(r => r.Responsibilities.Count + r.Authorities.Count <= 1) && rows.Count(r => r.Responsibilities.Count + r.Authorities.Count == 1) > 1;
        var onlyHoldersDiffer = rows.All(r => r.Repeats(first with { HeldBy = r.HeldBy })) && rows.SelectMany(r => r.HeldBy).DistinctBy(CellText.Key).Skip(1).Any();
        return oneItemEach || onlyHoldersDiffer;
    }

    private static RoleRow Join(List<RoleRow> rows)
    {
        var first = rows[0];
        if (rows.Count == 1)
        {
            return first;
        }

        return first with
        {
            Purpose = rows.Select(r => r.Purpose).FirstOrDefault(p => p is not null),
            ReportsTo = rows.Select(r => r.ReportsTo).FirstOrDefault(r => r is not null),
            ReviewMonths = rows.Select(r => r.ReviewMonths).FirstOrDefault(r => r is not null),
            Responsibilities = [.. rows.SelectMany(r => r.Responsibilities).DistinctBy(r => r.ToString())],
            Authorities = [.. rows.SelectMany(r => r.Authorities).Distinct()],
            HeldBy = [.. rows.SelectMany(r => r.HeldBy).DistinctBy(CellText.Key)],
            Problems = [.. rows.SelectMany(r => r.Problems)],
            Notes = [string.Create(CultureInfo.InvariantCulture, $"Joined from {rows.Count} rows, {first.Row} to {rows[^1].Row}."), .. rows.SelectMany(r => r.Notes)],
        };
    }
}
