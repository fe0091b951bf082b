using System.Text;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Web.Import;
using Xunit;

namespace IsmsRoles.Web.Tests.Import;

public class RolesImportTests
{
    [Fact]
    public void Forty_one_roles_with_their_tasks_in_one_cell_are_read()
    {
        var plan = Plan(CsvTable.Read(Samples.Read("nice-v2-work-roles.csv")));

        Assert.Equal(new PlanCounts(41, 0, 0, 0), plan.Counts);
        var privacy = plan.Rows.Single(r => r.Subject == "Privacy Compliance").Source;
        Assert.Equal(78, privacy.Responsibilities.Count);
        Assert.Equal("T0084: Employ secure configuration management processes", plan.Rows[0].Source.Responsibilities[0].Text);
        Assert.StartsWith("Responsible for ensuring that security requirements", plan.Rows[0].Source.Purpose);
        Assert.Equal("DD-WRL-001", plan.Rows[0].Source.Reference);
        Assert.All(plan.Rows, r => Assert.Empty(r.Reasons));
    }

    [Fact]
    public void One_row_for_each_role_and_task_is_joined_by_title()
    {
        var table = CsvTable.Read(Samples.Read("nice-v2-role-tasks.csv"));
        var file = RolesFile.Read(table, ColumnGuess.Roles(table));

        Assert.True(file.Joined);
        Assert.Equal(41, file.Rows.Count);
        Assert.Equal(1429, file.Rows.Sum(r => r.Responsibilities.Count));
        Assert.Equal(50, file.Rows[0].Responsibilities.Count);
    }

    [Fact]
    public void Government_posts_are_read_and_repeated_titles_are_told()
    {
        var table = CsvTable.Read(Samples.Read("posts-299.csv"));
        var columns = ColumnGuess.Roles(table);
        var plan = RolesPlan.Make(RolesFile.Read(table, columns).Rows, [], []);

        Assert.Equal(("Job Title", "Job/Team Function", "Reports to Senior Post", "Post Unique Reference"),
            (Header(RoleField.Title), Header(RoleField.Purpose), Header(RoleField.ReportsTo), Header(RoleField.Reference)));
        Assert.Equal(299, plan.Rows.Count);
        Assert.Equal(151, plan.Counts.Create);
        Assert.All(plan.Rows.Where(r => r.Outcome == RowOutcome.Refused), r => Assert.Contains("has the same title", r.Reasons[0]));

        var told = columns.With(new Dictionary<RoleField, int?> { [RoleField.TitleAddition] = Column("Organisation") });
        var better = RolesPlan.Make(RolesFile.Read(table, told).Rows, [], []);
        Assert.True(better.Counts.Create > plan.Counts.Create);
        Assert.Contains(better.Rows, r => r.Subject == "Deputy Director (Valuation Office Agency)");

        string Header(RoleField field) => table.Headers[columns.Columns[field]];
        int Column(string name) => table.Headers.ToList().IndexOf(name);
    }

    [Fact]
    public void A_row_for_each_holder_is_joined_and_several_names_in_one_cell_are_told_apart()
    {
        ExistingPerson[] people = [new(Guid.NewGuid(), "Ann Lee"), new(Guid.NewGuid(), "Bo Ek"), new(Guid.NewGuid(), "Cy Dee", Email: "cy@example.com")];
        var plan = Plan(Table("Role,Person\nAuditor,Ann Lee\nAuditor,\"Ek, Bo\"\nAuditor,Vacant\nOwner,\"Ann Lee, Bo Ek\"\nOwner,cy@example.com\n"), [], people);

        Assert.Equal([people[0].Id, people[1].Id], RolesPlan.Make(RolesFile.Read(Table("Role,Person\nAuditor,Ann Lee & Bo Ek\n"), ColumnGuess.Roles(Table("Role,Person\nA,B\n"))).Rows, [], people).Rows[0].NewHolders);
        Assert.Single(Read("Role,Duties,Holder\nCISO,\"a\nb\",Ann Lee\nCISO,\"a\nb\",Bo Ek\n"));
        Assert.Equal(["Auditor", "Owner"], plan.Rows.Select(r => r.Subject));
        Assert.Equal([2, 3], plan.Rows.Select(r => r.NewHolders.Count));
    }

    [Fact]
    public void A_title_merged_over_several_rows_holds_them_together()
    {
        var table = Table("Role,Duty,Note\nCISO,a,\n,b,\n,,only a note\nDPO,c,\n");
        var columns = ColumnGuess.Roles(table);

        Assert.Equal([["a", "b"], [], ["c"]], RolesFile.Read(table, columns).Rows.Select(r => r.Responsibilities.Select(d => d.Text).ToArray()));
        Assert.Equal(4, RolesFile.Read(table, columns, join: false).Rows.Count);
    }

    [Theory]
    [InlineData("nice-v2-work-roles.csv")]
    [InlineData("nice-v2-role-tasks.csv")]
    [InlineData("posts-299.csv")]
    public void The_same_file_again_changes_nothing(string sample)
    {
        var table = CsvTable.Read(Samples.Read(sample));
        var rows = RolesFile.Read(table, ColumnGuess.Roles(table)).Rows;
        var first = RolesPlan.Make(rows, [], []);
        var second = RolesPlan.Make(rows, Applied(first), []);

        Assert.Equal((0, 0, first.Counts.Refused), (second.Counts.Create, second.Counts.Update, second.Counts.Refused));
        Assert.Equal(first.Counts.Create + first.Counts.Unchanged, second.Counts.Unchanged);
    }

    [Fact]
    public void A_table_without_titles_is_refused_politely()
    {
        var table = CsvTable.Read(Samples.Read("hr-10k/dept_emp.csv"));

        Assert.StartsWith("This file cannot be imported as roles: no column holds their titles. No column was recognised. Not used: emp_no, dept_no",
            Assert.Throws<ImportRefusedException>(() => RolesFile.Read(table, ColumnGuess.Roles(table))).Message);
    }

    [Theory]
    [InlineData("Role,Purpose,Responsibilities,Authorities,Reports to,Held by,Review interval (months)")]
    [InlineData("Rolle,Zweck,Aufgaben,Befugnisse,Berichtet an,Rolleninhaber,Prüfintervall")]
    [InlineData("Rôle,Finalité,Responsabilités,Pouvoirs,Rattaché à,Titulaire,Fréquence de revue")]
    [InlineData("Rola,Cel,Obowiązki,Uprawnienia,Podlega,Osoba,Przegląd")]
    [InlineData("Rol,Propósito,Responsabilidades,Facultades,Reporta a,Titular,Revisión")]
    public void Columns_are_recognised_in_five_languages(string header)
    {
        var row = Read($"{header}\nCISO,Keeps the ISMS,\"- a (5.3 a)\n- b\",Stop any release,Board,Ann Lee,12 months\n")[0];

        Assert.Equal(("CISO", "Keeps the ISMS", "Board", 12), (row.Title, row.Purpose, row.ReportsTo, row.ReviewMonths));
        Assert.Equal(["a (5.3 a)", "b"], row.Responsibilities.Select(r => r.ToString()));
        Assert.Equal(["Stop or suspend: Stop any release"], row.Authorities.Select(a => a.ToString()));
        Assert.Equal(["Ann Lee"], row.HeldBy);
    }

    [Theory]
    [InlineData("Reports incidents (A.5.24, a.6.8)", "Reports incidents", "A.5.24|A.6.8")]
    [InlineData("Reports to top management [5.3b]", "Reports to top management", "5.3 b")]
    [InlineData("Does both (5.3 a) and 9.2.2) (5.3 a and 9.2.2).", "Does both (5.3 a) and 9.2.2)", "5.3 a|9.2.2")]
    [InlineData("Uses version (2.5)", "Uses version (2.5)", "")]
    [InlineData("Answers within a day (office hours)", "Answers within a day (office hours)", "")]
    [InlineData("(5.3 a)", "(5.3 a)", "")]
    public void Clauses_in_brackets_at_the_end_are_references(string item, string text, string clauses)
    {
        var responsibility = ResponsibilityItem.Parse(item);

        Assert.Equal((text, clauses), (responsibility.Text, string.Join('|', responsibility.Clauses)));
        Assert.Equal(responsibility.ToString(), ResponsibilityItem.Parse(responsibility.ToString()).ToString());
    }

    [Theory]
    [InlineData("Spend: up to 5,000 EUR", AuthorityKind.Spend, "up to 5,000 EUR", true)]
    [InlineData("Escalate to top management: any breach", AuthorityKind.EscalateToTopManagement, "any breach", true)]
    [InlineData("Accept risks up to medium", AuthorityKind.ApproveOrAcceptRisk, "Accept risks up to medium", false)]
    [InlineData("May sign off on leave", AuthorityKind.Other, "May sign off on leave", false)]
    public void An_authority_has_a_kind(string item, AuthorityKind kind, string text, bool stated) =>
        Assert.Equal(new AuthorityItem(text, kind, stated), AuthorityItem.Parse(item));

    [Theory]
    [InlineData("12", 12)]
    [InlineData("Every 6 months", 6)]
    [InlineData("2 years", 24)]
    [InlineData("annually", 12)]
    [InlineData("biannually", null)]
    [InlineData("sometimes", null)]
    [InlineData("0", null)]
    public void A_review_interval_is_in_months(string text, int? months) => Assert.Equal(months, ReviewInterval.Months(text));

    [Fact]
    public void Every_trap_in_a_row_gets_its_own_sentence()
    {
        var long_ = new string('x', 1001);
        var plan = Plan(Table($"""
            Role,Responsibilities,Reports to,Held by,Review
            CISO,a,CISO,Vacant,12
            DPO,b,Board,Ann Lee,often
            Auditor,c,Owner,Nobody Known,
            Owner,d,auditor,Ann Lee; Bo Ek,
            ciso,e,,,
            CISO,a,CISO,Vacant,12
            N/A,f,,,
            Writer,{long_},,,
            """), [], [new(Guid.NewGuid(), "Ann Lee"), new(Guid.NewGuid(), "Bo Ek")]);

        string[] expected =
        [
            "Create CISO. It is given as reporting to itself; that is taken as none.",
            "DPO is refused. “often” is not a review interval: write a number of months up to 60, such as 12.",
            "Create Auditor. The reporting lines form a circle (Auditor → Owner → Auditor), so no reporting line is set. “Nobody Known” is not in the register, so the role is not assigned to them.",
            "Create Owner. The reporting lines form a circle (Auditor → Owner → Auditor), so no reporting line is set.",
            "ciso is refused. Row 2 has the same title and says something else. Join them in the file, or choose a column to add to titles that repeat.",
            "No change to CISO. It says the same as row 2.",
            "N/A is refused. “N/A” is not the title of a role.",
            "Writer is refused. Responsibility 1 has 1,001 characters; at most 1,000 fit. Put each sentence on a line of its own.",
        ];
        Assert.Equal(expected, plan.Rows.Select(PlanText.Sentence));
        Assert.Equal(2, plan.Rows[3].NewHolders.Count);
    }

    [Fact]
    public void An_update_shows_old_and_new_and_keeps_what_the_file_does_not_say()
    {
        var (board, ciso, ann) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        ExistingRole[] existing =
        [
            new(board, "Board", null, [], [], null, 12, []),
            new(ciso, "CISO", "Keeps the ISMS", [new("a", ["5.3 a"]), new("b", [])], [new("x", AuthorityKind.Spend, true)], null, 12, [ann]),
        ];
        ExistingPerson[] people = [new(ann, "Ann Lee")];

        var same = Plan(Table("Role,Purpose,Responsibilities,Authorities,Held by\nciso,,\"a\nb\",x,Ann Lee\n"), existing, people).Rows[0];
        var changed = Plan(Table("Role,Responsibilities,Authorities,Reports to\nCISO,\"a\nc\",Request resources: x,board\n"), existing, people).Rows[0];

        Assert.Equal(["title"], same.Changes.Select(c => c.Field));
        Assert.Equal(["responsibilities", "authorities", "reports to"], changed.Changes.Select(c => c.Field));
        Assert.Equal(new PlannedChange("responsibilities", "a (5.3 a)\nb", "a (5.3 a)\nc"), changed.Changes[0]);
        Assert.Equal(["a (5.3 a)", "c"], changed.Responsibilities.Select(r => r.ToString()));
        Assert.Equal(["Request resources: x"], changed.Authorities.Select(a => a.ToString()));
        Assert.Equal(["Spend: x"], same.Authorities.Select(a => a.ToString()));
        Assert.Equal(new RoleLink(board, null), changed.ReportsTo);
    }

    [Fact]
    public void A_line_that_would_close_a_circle_with_the_register_is_left_out()
    {
        var (board, ciso) = (Guid.NewGuid(), Guid.NewGuid());
        ExistingRole[] existing = [new(board, "Board", null, [], [], null, null, []), new(ciso, "CISO", null, [], [], board, null, [])];

        var plan = Plan(Table("Role,Reports to\nBoard,Deputy\nDeputy,CISO\nCISO,Board\n"), existing);

        Assert.Equal([RowOutcome.Unchanged, RowOutcome.Create, RowOutcome.Unchanged], plan.Rows.Select(r => r.Outcome));
        Assert.All(plan.Rows.Take(2), r => Assert.Contains("circle", r.Reasons[0]));
        Assert.Empty(plan.Rows[2].Reasons);
    }

    [Fact]
    public void A_retired_role_is_not_brought_back_by_an_import()
    {
        ExistingRole[] existing = [new(Guid.NewGuid(), "CISO", null, [], [], null, null, [], Retired: true)];

        var plan = Plan(Table("Role,Reports to\nCISO,\nDeputy,CISO\n"), existing);

        Assert.Contains("Reinstate it first", plan.Rows[0].Reasons[0]);
        Assert.Contains("neither in the file nor in the register", plan.Rows[1].Reasons[0]);
    }

    [Fact]
    public void A_reporting_line_may_be_given_by_reference()
    {
        var plan = Plan(Table("Post ID,Post,Reports to\n1,Board,\n2,CISO,1\n2,Auditor,\n3,Analyst,2\n"));

        Assert.Equal(new RoleLink(null, 2), plan.Rows[1].ReportsTo);
        Assert.Contains("“2” is the reference of 2 roles in the file", plan.Rows[3].Reasons[0]);
    }

    private static CsvTable Table(string text) => CsvTable.Read(Encoding.UTF8.GetBytes(text));

    private static IReadOnlyList<RoleRow> Read(string text)
    {
        var table = Table(text);
        return RolesFile.Read(table, ColumnGuess.Roles(table)).Rows;
    }

    private static RolesPlan Plan(CsvTable table, ExistingRole[]? existing = null, ExistingPerson[]? people = null) =>
        RolesPlan.Make(RolesFile.Read(table, ColumnGuess.Roles(table)).Rows, existing ?? [], people ?? []);

    /// <summary>The register after the plan was applied to an empty one.</summary>
    private static List<ExistingRole> Applied(RolesPlan plan)
    {
        var ids = plan.Rows.ToDictionary(r => r.Row, _ => Guid.NewGuid());
        return [.. plan.Rows.Where(r => r.Outcome == RowOutcome.Create).Select(r => new ExistingRole(
            ids[r.Row], r.Source.Title, r.Source.Purpose, r.Source.Responsibilities, r.Source.Authorities,
            r.ReportsTo?.Row is { } above ? ids[above] : null, r.Source.ReviewMonths, r.NewHolders))];
    }
}
