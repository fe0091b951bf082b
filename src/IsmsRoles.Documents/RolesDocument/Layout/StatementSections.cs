using IsmsRoles.Documents.Pdf;

namespace IsmsRoles.Documents.RolesDocument.Layout;

/// <summary>The statement of assignment, everyone's duties, and third parties.</summary>
internal static class StatementSections
{
    public static void Assignment(Flow flow, AssignmentStatement statement)
    {
        for (var i = 0; i < statement.Paragraphs.Count; i++)
        {
            flow.Text(statement.Paragraphs[i], 8, keepWithNext: i == statement.Paragraphs.Count - 1 && statement.Designations.Count > 0);
        }

        if (statement.Designations.Count == 0)
        {
            return;
        }

        var table = new Table(flow, ["Duty the standard names", "Clause", "Assigned to the role", "Held by"], [270, 70, 190, 230]);
        table.Together(() =>
        {
            foreach (var row in statement.Designations)
            {
                table.Row(row.Duty, cells =>
                {
                    cells[0].Text(row.Duty, Look.Cell);
                    cells[1].Text(row.Clause, Look.Cell);
                    cells[2].Text([RolesSection.RoleLink(row.Role, row.RoleNumber)]);
                    cells[3].Text(
                        row.HeldBy.Count == 0 ? "Vacant" : string.Join('\n', row.HeldBy),
                        row.HeldBy.Count == 0 ? Look.CellWarning : Look.Cell);
                });
            }
        });
    }

    public static void Everyone(Flow flow, BaselineDuties everyone)
    {
        flow.Text(everyone.Introduction, 4, keepWithNext: everyone.Duties.Count > 0);
        if (everyone.Duties.Count > 0)
        {
            flow.NumberedList([.. everyone.Duties.Select(duty => duty.References is null ? duty.Text : $"{duty.Text} ({duty.References})")]);
        }

        flow.Y += 4;
        var lines = string.Join('\n', everyone.IncidentContact);
        flow.Text([new Span(everyone.IncidentIntroduction, Look.TextStrong), new Span("\n" + lines, Look.Text)]);
    }

    public static void ThirdParties(Flow flow, IReadOnlyList<ThirdPartyRow> thirdParties, string noThirdParties)
    {
        if (thirdParties.Count == 0)
        {
            flow.Text(noThirdParties);
            return;
        }

        var table = new Table(flow,
            ["Third party", "Service", "Contract", "Contract ends", "Security contact", "Owner of the relationship", "Roles held"],
            [116, 128, 78, 96, 104, 104, 132]);
        foreach (var row in thirdParties)
        {
            table.Row(row.Name, cells =>
            {
                cells[0].Text(row.Name, Look.CellStrong);
                cells[1].Text(row.Service, Look.Cell);
                cells[2].Text(row.Contract, Look.Cell);
                cells[3].Text(row.ContractEnds, Look.Cell);
                cells[4].Text(row.SecurityContact, Look.Cell);
                cells[5].Text(row.Owner, Look.Cell);
                cells[6].Text(row.Roles.Count == 0 ? "None" : string.Join('\n', row.Roles), row.Roles.Count == 0 ? Look.CellQuiet : Look.Cell);
            });
        }
    }
}
