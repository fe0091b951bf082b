using System.Globalization;
using System.Text;
using IsmsRoles.Domain;

namespace IsmsRoles.Documents.Exports;

/// <summary>
/// The roles table for a wiki: GitHub-flavoured Markdown tables, in which everything a person typed is escaped so that it
/// shows as it was typed. UTF-8 without a byte-order mark, lines ending with LF.
/// </summary>
public static class RolesMarkdown
{
    public static byte[] Write(ExportedTable table)
    {
        var rows = new ExportRows(table);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {MarkdownText.Escape(ExportedTable.Title)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"**{MarkdownText.Escape(table.Content.Organisation.Name)}** – {MarkdownText.Escape(table.Name)}\n\n");
        Table(text, ["", ""], table.About().Select(fact => new[] { MarkdownText.Escape(fact.Label), MarkdownText.Escape(fact.Value) }));

        text.Append("## Roles\n\n");
        Table(text, ["Role", "Held by", "Responsibilities", "Authority", "Reports to"], rows.Roles.Select(Row));

        text.Append("## Third parties\n\n");
        if (rows.ThirdParties.Any())
        {
            Table(text, ["Third party", "Service", "Contract", "Contract ends", "Security contact", "Owner inside", "Roles"], rows.ThirdParties.Select(Row));
        }
        else
        {
            text.Append(table.Content.Organisation.NoThirdParties == 1 ? "The organisation states that no third party is in ISMS scope.\n" : "No third party is on record.\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string[] Row(ExportedRole role)
    {
        List<string> title = [$"**{MarkdownText.Escape(role.Title)}**"];
        title.AddRange(role.Row.Marks.Select(MarkdownText.Escape));
        if (role.Content.Purpose is { } purpose)
        {
            title.Add(MarkdownText.Escape(purpose));
        }

        return
        [
            Lines(title),
            role.Row.Holders.Count == 0 ? "Vacant" : Lines(role.Holders.Select(MarkdownText.Escape)),
            Lines(role.Responsibilities.Select((duty, i) => $"{i + 1}. {MarkdownText.Escape(duty)}")),
            Lines(role.Authorities.Select((authority, i) => $"{i + 1}. {MarkdownText.Escape(authority)}")),
            MarkdownText.Escape(role.Row.ReportsTo ?? "–"),
        ];
    }

    private static string[] Row(ExportedThirdParty t) =>
    [
        .. new[]
        {
            t.Content.Name, t.Content.Service, t.Content.ContractReference ?? "–",
            t.Content.EndedOn is { } ended ? $"ended on {ended.InWords()}" : t.Content.ContractEndsOn.InWords(),
            t.Content.SecurityContact ?? "–", t.Owner ?? "–", t.Roles.Length == 0 ? "–" : t.Roles,
        }.Select(MarkdownText.Escape),
    ];

    private static string Lines(IEnumerable<string> lines) => string.Join("<br>", lines);

    private static void Table(StringBuilder text, IReadOnlyList<string> header, IEnumerable<string[]> rows)
    {
        text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", header)} |\n|{string.Concat(header.Select(_ => " --- |"))}\n");
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row)} |\n");
        }

        text.Append('\n');
    }
}
