using IsmsRoles.Documents.Pdf;

namespace IsmsRoles.Documents.RolesDocument.Layout;

/// <summary>The roles table: Role, Held by, Responsibilities, Authority, Reports to.</summary>
internal static class RolesSection
{
    public static void Draw(Flow flow, IReadOnlyList<RoleRow> roles)
    {
        var table = new Table(flow, ["Role", "Held by", "Responsibilities", "Authority", "Reports to"], [136, 132, 262, 148, 80]);
        foreach (var role in roles)
        {
            table.Row(role.Title, cells => Fill(cells, role), (page, y) =>
            {
                flow.Document.AddOutline(role.Title, 2, page, y);
                flow.Document.AddDestination(DestinationOf(role.Number), page, y);
            });
        }
    }

    /// <summary>The named destination of a role's row.</summary>
    public static string DestinationOf(int number) => $"role-{number}";

    /// <summary>A role's title that leads to its row.</summary>
    public static Span RoleLink(string title, int? number) =>
        number is int row ? new Span(title, Look.CellLink, DestinationOf(row)) : new Span(title, Look.Cell);

    private static void Fill(Cell[] cells, RoleRow role)
    {
        cells[0].Text(role.Title, Look.RoleTitle);
        if (string.Join(" · ", role.Marks) is { Length: > 0 } line)
        {
            cells[0].Text(line, Look.CellQuiet with { Colour = Look.Accent }, 1);
        }

        if (!string.IsNullOrWhiteSpace(role.Purpose))
        {
            cells[0].Text(role.Purpose, Look.CellQuiet, 3);
        }

        Holders(cells[1], role.Holders);
        cells[2].Numbered([.. role.Responsibilities.Select(Duty)]);
        if (role.Responsibilities.Count == 0)
        {
            cells[2].Text(role.InsteadOfResponsibilities ?? "None stated", Look.CellQuiet);
        }

        foreach (var authority in role.Authorities)
        {
            cells[3].Bullet(Authority(authority));
        }

        if (role.Authorities.Count == 0)
        {
            cells[3].Text("None", Look.CellQuiet);
        }

        cells[4].Text([role.ReportsTo is null ? new Span("–", Look.CellQuiet) : RoleLink(role.ReportsTo, role.ReportsToNumber)]);
    }

    // A duty followed by its references, quieter.
    private static IReadOnlyList<Span> Duty(DutyLine duty) => duty.References is null
        ? [new Span(duty.Text, Look.Cell)]
        : [new Span(duty.Text, Look.Cell), new Span(" (" + duty.References + ")", Look.CellQuiet)];

    private static void Holders(Cell cell, IReadOnlyList<HolderLine> holders)
    {
        if (holders.Count == 0)
        {
            cell.Text("Vacant", Look.CellWarning);
        }

        foreach (var holder in holders)
        {
            var spans = new List<Span> { new(holder.Name, Look.CellStrong) };
            if (holder.Detail is not null)
            {
                spans.Add(new Span("\n" + holder.Detail, Look.Cell));
            }

            spans.Add(new Span("\n" + string.Join(" · ", Facts(holder)), Look.CellQuiet));
            if (holder.Evidence is not null)
            {
                spans.Add(new Span("\n" + holder.Evidence, Look.CellQuiet));
            }

            if (holder.BackdatedReason is not null)
            {
                spans.Add(new Span("\nBackdated: " + holder.BackdatedReason, Look.CellWarningQuiet));
            }

            cell.Entry(spans);
        }
    }

    private static IEnumerable<string> Facts(HolderLine holder)
    {
        if (holder.Capacity != HolderCapacity.Holder)
        {
            yield return holder.Capacity == HolderCapacity.Deputy ? "Deputy" : "Acting";
        }

        if (holder.IsThirdParty)
        {
            yield return "Third party";
        }

        if (holder.Scope is not null)
        {
            yield return "for " + holder.Scope;
        }

        if (holder.Since.Length > 0)
        {
            yield return holder.Since;
        }
    }

    private static List<Span> Authority(AuthorityLine authority)
    {
        var facts = new List<string> { authority.Kind };
        if (authority.Limit is not null)
        {
            facts.Add("limit " + authority.Limit);
        }

        if (authority.DelegatedBy is not null)
        {
            facts.Add("delegated by " + authority.DelegatedBy);
        }

        return [new Span(authority.Text, Look.Cell), new Span("\n" + string.Join(" · ", facts), Look.CellQuiet)];
    }
}
