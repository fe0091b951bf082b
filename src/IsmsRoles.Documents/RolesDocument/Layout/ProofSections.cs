using IsmsRoles.Documents.Pdf;

namespace IsmsRoles.Documents.RolesDocument.Layout;

/// <summary>Signatures, changes since the previous version, and version history.</summary>
internal static class ProofSections
{
    public static void Signatures(Flow flow, SignatureSection section)
    {
        flow.Text(section.Introduction, keepWithNext: section.Signatures.Count > 0);
        if (section.Signatures.Count > 0)
        {
            var table = new Table(flow,
                ["Signed by", "Capacity", "Signed at", "Meaning of the signature", "Authenticated", "Evidence of authority"],
                [120, 124, 160, 150, 96, 108]);
            table.Together(() =>
            {
                foreach (var signature in section.Signatures)
                {
                    table.Row(signature.PrintedName, cells => Signature(cells, signature));
                }
            });
        }

        Papers(flow, section.Papers);
        Resolutions(flow, section.Resolutions);
        flow.Y += section.Notes.Count > 0 ? 8 : 0;
        foreach (var note in section.Notes)
        {
            flow.Text([new Span("Note: ", Look.TextStrong), new Span(note, Look.Text)], 3);
        }
    }

    public static void Changes(Flow flow, ChangeSection section)
    {
        flow.Text(section.Introduction, keepWithNext: section.Groups.Any(group => group.Rows.Count > 0));
        foreach (var group in section.Groups.Where(group => group.Rows.Count > 0))
        {
            flow.SubHeading(group.Heading);
            var hasOld = group.Rows.Any(row => row.Old is not null);
            var hasNew = group.Rows.Any(row => row.New is not null);
            var table = hasOld && hasNew
                ? new Table(flow, ["Subject", "What", "Before", "After"], [160, 130, 234, 234])
                : new Table(flow, ["Subject", "What", hasOld ? "Before" : "After"], [160, 130, 468]);
            foreach (var row in group.Rows)
            {
                table.Row(row.Subject, cells =>
                {
                    cells[0].Text(row.Subject, Look.CellStrong);
                    cells[1].Text(row.IsEditorial ? [new Span(row.Field, Look.Cell), new Span("\neditorial", Look.CellQuiet)] : [new Span(row.Field, Look.Cell)]);
                    if (hasOld)
                    {
                        Value(cells[2], row.Old, Look.CellQuiet with { Size = Look.Cell.Size });
                    }

                    if (hasNew)
                    {
                        Value(cells[^1], row.New, Look.Cell);
                    }
                });
            }
        }
    }

    public static void History(Flow flow, IReadOnlyList<HistoryRow> history)
    {
        if (history.Count == 0)
        {
            flow.Text("There is no earlier version.");
            return;
        }

        var table = new Table(flow, ["Version", "In force", "Approved by", "Summary", "Content SHA-256"], [44, 142, 140, 148, 284]);
        foreach (var row in history)
        {
            table.Row(row.Version, cells =>
            {
                cells[0].Text(row.Version, Look.CellStrong);
                cells[1].Text(row.InForce, Look.Figures);
                cells[2].Text(row.ApprovedBy, Look.Cell);
                cells[3].Text(row.Summary, Look.Cell);
                cells[4].Text(row.ContentSha256, Look.Hash);
            });
        }
    }

    private static void Signature(Cell[] cells, SignatureEntry signature)
    {
        cells[0].Text([new Span(signature.PrintedName, Look.RoleTitle), new Span("\n" + signature.JobTitle, Look.Cell)]);
        cells[1].Text(signature.Capacity, Look.Cell);
        cells[2].Text([new Span(signature.UtcTime, Look.Figures), new Span("\n" + signature.LocalTime, Look.FiguresQuiet)]);
        cells[3].Text(signature.Meaning, Look.Cell);
        cells[4].Text(signature.Authenticated, Look.Cell);
        cells[5].Text(signature.Evidence ?? "–", signature.Evidence is null ? Look.CellQuiet : Look.Cell);
    }

    private static void Papers(Flow flow, IReadOnlyList<PaperEntry> papers)
    {
        if (papers.Count == 0)
        {
            return;
        }

        flow.SubHeading("Signed on paper");
        var table = new Table(flow, ["Reference", "Decided on", "Who voted for it", "Recorded by", "Confirmed against the scan by", "SHA-256 of the scan"], [110, 78, 110, 134, 134, 192]);
        foreach (var paper in papers)
        {
            table.Row(paper.Reference, cells =>
            {
                cells[0].Text(paper.Reference, Look.CellStrong);
                cells[1].Text(paper.DecidedOn, Look.Cell);
                cells[2].Text(paper.SignedBy, Look.Cell);
                cells[3].Text(paper.RecordedBy, Look.Cell);
                cells[4].Text(paper.ConfirmedBy, Look.Cell);
                cells[5].Text(paper.ScanSha256, Look.Hash);
            });
        }
    }

    private static void Resolutions(Flow flow, IReadOnlyList<ResolutionEntry> resolutions)
    {
        if (resolutions.Count == 0)
        {
            return;
        }

        flow.SubHeading("Minuted resolutions");
        var table = new Table(flow, ["Reference", "Date", "What it covers", "SHA-256 of the file"], [120, 104, 250, 284]);
        foreach (var resolution in resolutions)
        {
            table.Row(resolution.Reference, cells =>
            {
                cells[0].Text(resolution.Reference, Look.CellStrong);
                cells[1].Text(resolution.Date, Look.Cell);
                cells[2].Text(resolution.Covers, Look.Cell);
                cells[3].Text(resolution.FileSha256 ?? "–", Look.Hash);
            });
        }
    }

    private static void Value(Cell cell, string? value, TextStyle style)
    {
        if (string.IsNullOrEmpty(value))
        {
            cell.Text("–", Look.CellQuiet);
            return;
        }

        foreach (var line in value.Split('\n'))
        {
            cell.Text(line, style, 2);
        }
    }
}
