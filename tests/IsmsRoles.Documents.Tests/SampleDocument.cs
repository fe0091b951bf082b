using System.Globalization;
using System.Security.Cryptography;
using IsmsRoles.Documents.Chart;
using IsmsRoles.Documents.RolesDocument;

namespace IsmsRoles.Documents.Tests;

/// <summary>A roles document of an invented company, of any number of roles, for tests and timing.</summary>
public static class SampleDocument
{
    private const string Hash = "9f2c4e7a1b6d8035c4f1e2a79b80d6c3a5e4f7081926b3d4c5e6f70a1b2c3d4e";

    private static readonly string[] Names =
    [
        "Łukasz Żółć", "Ελένη Παπαδοπούλου", "Дмитрий Шевченко", "Nguyễn Thị Hương", "Jörg Müßig", "Amina Diallo",
        "Siân O’Connell", "José Núñez", "Ingrid Ågren", "Çağla Yıldız",
    ];

    private static readonly (string Title, string Purpose)[] Titles =
    [
        ("Top management", "Directs the ISMS and answers for it to the owners."),
        ("ISMS manager", "Keeps the ISMS conforming to ISO/IEC 27001:2022 and in daily use."),
        ("Information security officer", "Reports on the performance of the ISMS and advises every unit."),
        ("Risk owner, customer platform", "Owns the risks of the platform that customers rely on."),
        ("Internal auditor", "Audits the ISMS without auditing own work."),
        ("Incident manager", "Leads the response to information security incidents."),
        ("Data protection coordinator", "Keeps the record of processing and answers data subjects."),
        ("Head of IT operations", "Runs servers, networks and workplaces to the standard the ISMS sets."),
        ("Supplier security manager", "Sees that providers in scope keep what their contracts promise."),
        ("Laboratory systems custodian", "Keeps instruments and their controllers patched and reachable."),
        ("Secure development lead", "Makes security part of how software is designed, written and released."),
        ("Crisis communications lead", "Speaks for the company when an incident becomes public."),
    ];

    private static readonly DutyLine[] Duties =
    [
        new("Keeps the ISMS in conformity with ISO/IEC 27001:2022 and corrects what departs from it", "5.3 a"),
        new("Reports on the performance of the ISMS to top management at least every quarter, with the state of risk treatment and open incidents", "5.3 b, 9.3"),
        new("Maintains the risk register, calls the risk owners together twice a year, and records what they accept", "6.1.2, 8.2"),
        new("Approves access to production systems and reviews the list every quarter", "A.5.18"),
        new("Decides within four hours whether an event is an incident and who is told", "A.5.25"),
        new("Agrees security requirements with providers before a contract is signed", "A.5.20"),
        new("Keeps joiners/movers/leavers in step with HR so that no account outlives its owner", "A.6.5"),
        new("Sees that lessons from incidents reach the risk assessment", "A.5.27"),
    ];

    private static readonly AuthorityLine[] Authorities =
    [
        new("Stop or suspend any service whose operation endangers information in scope", "Stop or suspend", null, "Top management"),
        new("Accept risks up to the level “moderate”", "Approve or accept risk", "moderate", "Top management"),
        new("Commit spending on urgent protective measures", "Spend", "EUR 25,000", "Top management"),
        new("Require every unit to comply with the information security policy", "Require compliance"),
    ];

    /// <summary>What stands for the content that was hashed.</summary>
    public static readonly byte[] ContentBytes = [.. """{"organisation":{"name":"Meridian Instruments SE"},"roles":[]}"""u8];

    public static readonly string ContentSha256 = Convert.ToHexStringLower(SHA256.HashData(ContentBytes));

    public static RolesDocumentModel Create(int roles = 12, bool proposed = false) => new()
    {
        Title = new TitleBlock(
            "Meridian Instruments SE",
            "Information security roles, responsibilities and authorities",
            "Development, manufacture and support of measuring instruments and of the Meridian Cloud service at Hamburg, Gdańsk and Thessaloniki.",
            "Internal",
            proposed ? "Proposed version 4" : "Version 4",
            proposed ? "Submission 2, not signed" : "In force since 23 November 2026"),
        Control =
        [
            new("Version", proposed ? "4 (proposed), submission 2" : "4"),
            new("Status", proposed ? "Submitted, not signed" : "In force since 23 November 2026"),
            new("Prepared by", "Amina Diallo, ISMS manager"),
            new("Submitted", "20 November 2026, 15:02 UTC (16:02 Europe/Berlin)"),
            new("Approved by",
            [
                "Łukasz Żółć, Chief Executive Officer: 23 November 2026, 09:14:07 UTC (10:14:07 Europe/Berlin)",
                "Ελένη Παπαδοπούλου, Chief Operating Officer: 23 November 2026, 11:40:55 UTC (12:40:55 Europe/Berlin)",
            ], Wide: true),
            new("Content SHA-256", ContentSha256, wide: true),
            new("Audit-chain head", "event 1,204: 51d0c7be92aa4f0c3b7d5a60e81f2c94d6e3b1a0f9c8d7e6b5a4938271605f4e", wide: true),
            new("Replaces", "Version 3, in force 2 March 2026"),
            new("Standard", "ISO/IEC 27001:2022, clause 5.3"),
        ],
        Statement = new AssignmentStatement(
            [
                "Top management of Meridian Instruments SE assigns the roles, responsibilities and authorities in this document, as ISO/IEC 27001:2022 clause 5.3 requires, and has them communicated within the organisation. Whoever holds a role has the authority stated with it, and answers for the responsibilities stated with it.",
            ],
            [
                new("Ensuring that the ISMS conforms to ISO/IEC 27001:2022", "5.3 a", "ISMS manager", 2, ["Amina Diallo"]),
                new("Reporting on the performance of the ISMS to top management", "5.3 b", "Information security officer", 3, ["Дмитрий Шевченко"]),
                new("Internal audit", "9.2", "Internal auditor", Math.Min(5, roles), []),
                new("Incident contact", "A.6.8", "Incident manager", Math.Min(6, roles), ["Nguyễn Thị Hương", "Jörg Müßig (deputy)"]),
            ]),
        Roles = [.. Enumerable.Range(0, roles).Select(Role)],
        Everyone = new BaselineDuties(
            "Everyone who works under the organisation’s control, externals included:",
            [
                new("Follows the information security policy and the rules that apply to their work", "A.5.1"),
                new("Reports events and weaknesses at once to the incident contact", "A.6.8"),
                new("Keeps passwords and devices to themselves and locks what they leave", "A.5.17"),
                new("Completes the yearly awareness training", "A.6.3"),
            ],
            "Incident contact",
            ["Nguyễn Thị Hương, Incident manager; deputy: Jörg Müßig"]),
        ThirdParties = [new("Nordlys Hosting AS", "Hosting of Meridian Cloud in two data centres", "C-2024-118", "31 December 2027", "Ingrid Ågren", "Amina Diallo", ["Head of IT operations (deputy)"])],
        ReportingLines = [.. Enumerable.Range(0, roles).Select(Line)],
        Signatures = new SignatureSection(
            "Each signature below was given in the application on the exact content whose SHA-256 stands under document control.",
            proposed ? [] :
            [
                new("Łukasz Żółć", "Chief Executive Officer", "Holder of the role Top management, in force since version 2", "23 November 2026, 09:14:07 UTC", "10:14:07 Europe/Berlin", "assigns the roles, responsibilities and authorities in version 4", "Password re-entered", "Register extract HRB 118822 of 4 January 2024"),
                new("Ελένη Παπαδοπούλου", "Chief Operating Officer", "Holder of the position Executive board, which holds the role Top management", "23 November 2026, 11:40:55 UTC", "12:40:55 Europe/Berlin", "assigns the roles, responsibilities and authorities in version 4", "Password re-entered"),
            ],
            proposed ? [] : [new("SB-2026-11/3", "18 November 2026", "The appointment of Łukasz Żółć as Crisis communications lead, for which no other approver was eligible", Hash)],
            proposed ? [] : ["José Núñez left on 21 November 2026, after submission."]),
        Changes = new ChangeSection("Compared with version 3, in force from 2 March 2026 to 22 November 2026.",
        [
            new("New", [new("Laboratory systems custodian", "Role", null, "Keeps instruments and their controllers patched and reachable."), new("Incident manager", "Deputy", null, "Jörg Müßig since 1 November 2026")]),
            new("Changed", [new("ISMS manager", "Responsibility 3", "Maintains the risk register", "Maintains the risk register, calls the risk owners together twice a year, and records what they accept"), new("Internal auditor", "Purpose", "Audits the I.S.M.S.", "Audits the ISMS without auditing own work.", IsEditorial: true)]),
            new("Ended", [new("Head of IT operations", "Holder", "José Núñez since 1 January 2024", "ended 21 November 2026")]),
        ]),
        History =
        [
            new("4", proposed ? "proposed" : "since 23 November 2026", proposed ? "not signed" : "Łukasz Żółć, Ελένη Παπαδοπούλου", "Laboratory at Gdańsk brought into the ISMS", Hash),
            new("3", "2 March to 22 November 2026", "Łukasz Żółć", "Yearly review", "0b8e3a1f5c7d92466e1d2c3b4a5f60718293a4b5c6d7e8f90112233445566778"),
            new("2", "1 September 2025 to 1 March 2026", "Łukasz Żółć", "Incident manager separated from IT operations", "77aa3a1f5c7d92466e1d2c3b4a5f60718293a4b5c6d7e8f90112233445566aa1"),
            new("1", "10 January to 31 August 2025", "Łukasz Żółć (founding signatory)", "First version", "c0ffee1f5c7d92466e1d2c3b4a5f60718293a4b5c6d7e8f901122334455667f2"),
        ],
        Verification =
        [
            "Open the version’s page in the application and upload this file, or compare its SHA-256 with the one shown there.",
            "Compare the content SHA-256 under document control with the one printed in the signatures’ records.",
            "Ask for the audit chain to be verified with the head printed under document control as the head to expect.",
        ],
        ProposedMark = proposed ? "Proposed version 4, submission 2: not signed" : null,
        Content = new HashedContent("isms-roles-version-4.json", ContentBytes, ContentSha256),
        VersionId = "0193573c-5b1e-7c55-9b1e-3f8f6a2d4c10",
        MomentUtc = new DateTime(2026, 11, 23, 11, 40, 55, DateTimeKind.Utc),
    };

    // Six roles report to each of those above.
    private static int Superior(int index) => (index - 1) / 6;

    private static string Suffix(int index) =>
        index < Titles.Length ? "" : string.Create(CultureInfo.InvariantCulture, $", unit {(index / Titles.Length) + 1}");

    private static string TitleOf(int index) => Titles[index % Titles.Length].Title + Suffix(index);

    private static ChartRole Line(int index)
    {
        var row = Role(index);
        return new ChartRole(row.Number, row.Title, row.ReportsToNumber)
        {
            HeldBy = string.Join(", ", row.Holders.Where(holder => holder.Capacity != HolderCapacity.Deputy).Select(holder => holder.Name)),
            IsVacant = row.Holders.Count == 0,
            Marks = index switch { 0 => ["5.1"], 1 => ["5.3 a"], 2 => ["5.3 b"], _ => [] },
        };
    }

    private static RoleRow Role(int index)
    {
        var purpose = Titles[index % Titles.Length].Purpose;
        var suffix = Suffix(index);
        var duties = Duties.Skip(index % 3).Take(3 + (index % 4))
            .Select(duty => duty with { Text = duty.Text + suffix });
        HolderLine[] holders = (index % 12) switch
        {
            4 => [],
            5 => [Holder(index, HolderCapacity.Holder, "Head of Service"), Holder(index + 1, HolderCapacity.Deputy, null)],
            7 => [Holder(index, HolderCapacity.Acting, "Interim manager") with { BackdatedReason = "appointed by telephone on the day of the accident, recorded on return" }, new("Nordlys Hosting AS", "Hosting of Meridian Cloud", HolderCapacity.Deputy, true, "since 1 January 2026", "Site Gdańsk")],
            _ => [Holder(index, HolderCapacity.Holder, "Head of unit")],
        };
        return new RoleRow(index + 1, TitleOf(index), purpose, holders, [.. duties],
            index % 5 == 4 ? [] : [.. Authorities.Skip(index % 2).Take(1 + (index % 3))],
            index == 0 ? null : TitleOf(Superior(index)), index == 0 ? null : Superior(index) + 1)
        {
            Marks = index switch { 0 => ["Top management"], 1 => ["5.3 a"], 2 => ["5.3 b"], _ => [] },
        };
    }

    private static HolderLine Holder(int index, HolderCapacity capacity, string? detail) =>
        new(Names[index % Names.Length], detail, capacity, false, "since 1 March 2025");
}
