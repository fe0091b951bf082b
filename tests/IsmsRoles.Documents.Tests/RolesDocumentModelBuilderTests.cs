using IsmsRoles.Documents.RolesDocument;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Scopes;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;
using Xunit;

namespace IsmsRoles.Documents.Tests;

public sealed class RolesDocumentModelBuilderTests
{
    private static readonly Guid Top = Id(1), Manager = Id(2), Lab = Id(3), Everyone = Id(4);
    private static readonly Guid Lukasz = Id(11), Amina = Id(12), Jorg = Id(13), Ingrid = Id(14);
    private static readonly Guid Board = Id(21), Nordlys = Id(31), TopAssignment = Id(41);

    [Fact]
    public void Roles_stand_in_reading_order_and_report_to_the_row_of_their_superior()
    {
        var model = Build();

        Assert.Equal(["Top management", "ISMS manager", "Laboratory custodian", "Everyone"], model.Roles.Select(role => role.Title));
        Assert.Equal(("Top management", 1), (model.Roles[1].ReportsTo, model.Roles[1].ReportsToNumber));
        Assert.Equal(["ISMS conformity (5.3 a)", "Reporting ISMS performance (5.3 b)"], model.Roles[1].Marks);
    }

    [Fact]
    public void A_position_is_shown_with_the_people_who_hold_it_on_the_day()
    {
        var holder = Build().Roles[0].Holders.Single();

        Assert.Equal(("Executive board", "Łukasz Żółć (chair), Amina Diallo"), (holder.Name, holder.Detail));
        Assert.Equal("Evidence of appointment: register extract HRB 118822", holder.Evidence);
    }

    [Fact]
    public void Holders_come_before_acting_ones_and_deputies_with_scope_dates_and_reasons()
    {
        var holders = Build().Roles[2].Holders;

        Assert.Equal([HolderCapacity.Holder, HolderCapacity.Acting, HolderCapacity.Deputy], holders.Select(holder => holder.Capacity));
        Assert.Equal(("Jörg Müßig", "Physicist, leaves on 31 December 2026", "Site Gdańsk"), (holders[0].Name, holders[0].Detail, holders[0].Scope));
        Assert.Equal("from 1 January 2027", holders[0].Since);
        Assert.Equal("told by telephone (recorded 9 March 2026)", holders[1].BackdatedReason);
        Assert.Equal("1 March 2026 to 30 June 2027", holders[1].Since);
        Assert.Equal(("Ingrid Ågren", "Engineer, Nordlys Hosting AS", true), (holders[2].Name, holders[2].Detail, holders[2].IsThirdParty));
    }

    [Fact]
    public void An_authority_shows_its_kind_amount_limit_and_who_delegated_it()
    {
        Assert.Equal(
            new AuthorityLine("Commit urgent spending", "Spend", "EUR 25,000, per event", "Top management"),
            Build().Roles[1].Authorities.Single());
    }

    [Fact]
    public void Duties_of_everyone_have_their_own_section_and_the_table_leads_there()
    {
        var model = Build();

        Assert.Equal([new DutyLine("Reports events at once", "A.6.8")], model.Everyone.Duties);
        Assert.Empty(model.Roles[3].Responsibilities);
        Assert.NotNull(model.Roles[3].InsteadOfResponsibilities);
        Assert.Equal("Everyone in ISMS scope", model.Roles[3].Holders.Single().Name);
    }

    [Fact]
    public void A_designation_without_a_role_or_holder_is_said_to_be_so()
    {
        var rows = Build().Statement.Designations;

        Assert.Equal(5, rows.Count);
        Assert.Equal(["Executive board: Łukasz Żółć (chair), Amina Diallo"], rows[0].HeldBy);
        Assert.Equal("Not assigned to a role", rows[3].Role);
    }

    [Fact]
    public void Third_parties_are_listed_with_the_roles_they_and_their_people_hold()
    {
        var row = Build().ThirdParties.Single();

        Assert.Equal(("Nordlys Hosting AS", "31 December 2027", "Amina Diallo"), (row.Name, row.ContractEnds, row.Owner));
        Assert.Equal(["Laboratory custodian"], row.Roles);
    }

    [Fact]
    public void Signing_times_are_printed_in_utc_and_in_the_organisations_time_zone()
    {
        var model = Build();

        var signature = model.Signatures.Signatures.Single();
        Assert.Equal(("23 November 2026, 23:40:05 UTC", "24 November 2026, 00:40:05 in Europe/Warsaw"), (signature.UtcTime, signature.LocalTime));
        Assert.Equal("Password re-entered", signature.Authenticated);
        Assert.Equal("In force since 24 November 2026", model.Title.Status);
        Assert.Contains(model.Control, fact => fact.Label == "Approved by" && fact.Lines[0].StartsWith("Łukasz Żółć, Chief Executive Officer: 23 November 2026", StringComparison.Ordinal));
    }

    [Fact]
    public void A_resolution_says_in_plain_words_what_it_stands_in_for()
    {
        var model = Build(Facts() with { Resolution = new ResolutionFacts("SB-3", new DateOnly(2026, 11, 18), [TopAssignment], true, null) });

        Assert.Equal("Executive board as holder of Top management\nThe signature of the person who also submitted this version", model.Signatures.Resolutions.Single().Covers);
        Assert.Contains(model.Signatures.Notes, note => note.Contains("both submitted and signed", StringComparison.Ordinal));
    }

    [Fact]
    public void Changes_are_grouped_and_editorial_ones_are_marked()
    {
        var before = Content() with { Assignments = [.. Content().Assignments.Where(a => a.Kind != AssignmentKind.Deputy)] };
        before = before with { Roles = [.. before.Roles.Select(role => role.Id == Manager ? role with { Purpose = "Keeps it." } : role)] };

        var changes = Build(Facts() with { ReplacedContent = before, EditorialRoles = new HashSet<Guid> { Manager } }).Changes;

        Assert.Equal(["New", "Changed"], changes.Groups.Select(group => group.Heading));
        Assert.Contains("Ingrid Ågren", changes.Groups[0].Rows.Single().New!, StringComparison.Ordinal);
        Assert.Equal(new ChangeRow("ISMS manager", "Purpose", "Keeps it.", "Keeps the ISMS conforming.", IsEditorial: true), changes.Groups[1].Rows.Single());
    }

    [Fact]
    public void The_first_version_lists_no_changes()
    {
        Assert.Empty(Build().Changes.Groups);
    }

    [Fact]
    public void History_ends_each_version_where_the_next_began()
    {
        var model = Build(Facts() with { Earlier = [new EarlierVersion(3, Utc(3, 2, 9), Utc(11, 23, 23), "Łukasz Żółć", "Yearly review", "ab")] });

        Assert.Equal(["since 24 November 2026", "2 March 2026 to 24 November 2026"], model.History.Select(row => row.InForce));
        Assert.Contains(model.Control, fact => fact is { Label: "Replaces", Lines: ["Version 3, in force since 2 March 2026"] });
    }

    [Fact]
    public void A_version_that_is_not_in_force_is_marked_as_not_signed()
    {
        var model = Build(Facts() with { InForceAt = null, Signatures = [], ChainHead = null });

        Assert.Equal("Proposed version 4, submission 2: not signed", model.ProposedMark);
        Assert.Equal("not signed", model.History[0].ApprovedBy);
        Assert.Equal(Facts().SubmittedAt, model.MomentUtc);
    }

    [Fact]
    public void A_preview_names_the_characters_it_prints_as_codes_and_a_document_in_force_does_not()
    {
        var content = Content() with { Organisation = Content().Organisation with { IsmsScope = "王 and 🔒" } };
        var proposed = RolesDocumentModelBuilder.Build(content, Facts() with { InForceAt = null, Signatures = [], ChainHead = null, Message = "For 明" });

        Assert.Equal(["王", "🔒", "明"], proposed.MissingCharacters);
        using var preview = new ReadBack(RolesDocumentPdf.Render(proposed));
        Assert.Contains("No font at hand has these characters: U+738B, U+1F512, U+660E.", preview.Pages[0].Replace("  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("[U+738B] and [U+1F512]", preview.Pages[0], StringComparison.Ordinal);
        using var inForce = new ReadBack(RolesDocumentPdf.Render(RolesDocumentModelBuilder.Build(content, Facts())));
        Assert.DoesNotContain("No font at hand", inForce.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_chart_shows_who_holds_each_role_on_the_day_what_is_vacant_and_which_lines_break()
    {
        var lines = Build().ReportingLines;

        Assert.Equal([(1, null), (2, 1), (3, 2), (4, (int?)null)], lines.Select(line => (line.Number, line.ReportsTo)));
        Assert.Equal(["Executive board", "Amina Diallo", "Amina Diallo (acting)", "Everyone in ISMS scope"], lines.Select(line => line.HeldBy));
        Assert.Equal(["5.3 a", "5.3 b"], lines[1].Marks);
        Assert.DoesNotContain(lines, line => line.IsVacant || line.IsBroken);

        var content = Content();
        content = content with
        {
            Assignments = [.. content.Assignments.Where(a => a.RoleId != Lab || a.Kind == AssignmentKind.Deputy)],
            Roles = [.. content.Roles.Select(role => role.Id == Lab ? role with { ReportsToId = null } : role)],
        };
        var stray = RolesDocumentModelBuilder.Build(content, Facts()).ReportingLines.Single(line => line.Title == "Laboratory custodian");
        Assert.Equal((true, true, ""), (stray.IsVacant, stray.IsBroken, stray.HeldBy)); // its deputy does not fill it
    }

    [Fact]
    public void What_is_built_can_be_drawn()
    {
        using var document = new ReadBack(RolesDocumentPdf.Render(Build()));

        Assert.Contains("Laboratory custodian", document.Text, StringComparison.Ordinal);
    }

    private static RolesDocumentModel Build(VersionFacts? facts = null) => RolesDocumentModelBuilder.Build(Content(), facts ?? Facts());

    private static VersionFacts Facts() => new()
    {
        VersionId = Id(99),
        Number = 4,
        SubmissionNumber = 2,
        InForceAt = Utc(11, 23, 23),
        SubmittedAt = Utc(11, 20, 15),
        SubmittedByName = "Amina Diallo",
        SubmittedByJobTitle = "ISMS manager",
        ContentBytes = Content().ToBytes(),
        ContentSha256 = CanonicalJson.Sha256(Content().ToBytes()),
        ChainHead = new string('b', 64),
        Signatures =
        [
            new("Łukasz Żółć", "Chief Executive Officer", SigningCapacity.TopManagement, "version 3 in force",
                new DateTime(2026, 11, 23, 23, 40, 5, DateTimeKind.Utc), "assigns the roles, responsibilities and authorities in version 4", "password"),
        ],
    };

    private static RegisterSnapshot Content() => new(
        new OrganisationContent("Meridian", "Measuring instruments", "Europe/Warsaw", "Internal", PaperSize.A4, 12, 0),
        new QuorumContent(QuorumKind.AnyOne, 1),
        [new(DesignationKind.TopManagement, Top), new(DesignationKind.IsmsConformity, Manager), new(DesignationKind.PerformanceReporting, Manager), new(DesignationKind.IncidentContact, Lab), new(DesignationKind.Everyone, Everyone)],
        [
            new(Top, "Top management", null, null, null, [new("Answers for the ISMS", "5.1")], []),
            new(Manager, "ISMS manager", "Keeps the ISMS conforming.", Top, null, [new("Keeps the register", "5.3 a")], [new(AuthorityKind.Spend, "Commit urgent spending", "per event", 2_500_000, "EUR", Top)]),
            new(Lab, "Laboratory custodian", null, Manager, null, [new("Patches instruments", "")], []),
            new(Everyone, "Everyone", null, null, null, [new("Reports events at once", "A.6.8")], []),
        ],
        [
            Assignment(TopAssignment, Top, AssignmentKind.Holder) with { PositionId = Board, Evidence = "register extract HRB 118822" },
            Assignment(Id(42), Manager, AssignmentKind.Holder) with { PersonId = Amina },
            Assignment(Id(43), Lab, AssignmentKind.Deputy) with { PersonId = Ingrid },
            Assignment(Id(44), Lab, AssignmentKind.Acting) with { PersonId = Amina, Until = new DateOnly(2027, 6, 30), BackdatedReason = "told by telephone" },
            Assignment(Id(45), Lab, AssignmentKind.Holder) with { PersonId = Jorg, From = new DateOnly(2027, 1, 1), Scope = new ScopeContent(ScopeKind.Site, "Site Gdańsk") },
        ],
        [
            new(Lukasz, "Łukasz Żółć", "Chief Executive Officer", null, null),
            new(Amina, "Amina Diallo", "ISMS manager", null, null),
            new(Jorg, "Jörg Müßig", "Physicist", null, new DateOnly(2026, 12, 31)),
            new(Ingrid, "Ingrid Ågren", "Engineer", Nordlys, null),
        ],
        [new(Board, "Executive board", PositionKind.Body, null, null, [new(Amina, new DateOnly(2024, 1, 1), null, 0), new(Lukasz, new DateOnly(2024, 1, 1), null, 1), new(Jorg, new DateOnly(2020, 1, 1), new DateOnly(2023, 12, 31), 0)])],
        [new(Nordlys, "Nordlys Hosting AS", "Hosting", "C-118", new DateOnly(2027, 12, 31), null, null, Amina)]);

    private static AssignmentContent Assignment(Guid id, Guid role, AssignmentKind kind) =>
        new(id, role, kind, null, null, null, null, new DateOnly(2026, 3, 1), null, new DateOnly(2026, 3, 9), null, null, null);

    private static DateTime Utc(int month, int day, int hour) => new(2026, month, day, hour, 0, 0, DateTimeKind.Utc);

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
