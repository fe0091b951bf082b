using IsmsRoles.Documents.Exports;
using IsmsRoles.Documents.RolesDocument;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Scopes;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Documents.Tests.Exports;

/// <summary>A roles table with everything an export may stumble over: formulas, markup, pipes, line breaks, escapes, a vacant role, a position, a third party.</summary>
internal static class SampleTable
{
    public const string Formula = "=HYPERLINK(\"http://evil.example\",\"Click\")";
    public const string Markup = "<b>R&D</b> | *lead* of `code` #1 [x](y) _x0041_ ~a~ @ana https://a.example www.b.example 1\\2";

    public static readonly Guid Top = Id(1), Manager = Id(2), Lab = Id(3), Vacant = Id(4), Everyone = Id(5);
    public static readonly Guid Lukasz = Id(11), Amina = Id(12), Ingrid = Id(13), Founder = Id(14);
    public static readonly Guid Board = Id(21), Nordlys = Id(31), Us = Id(99), TheVersion = Id(90);

    public static readonly DateOnly Day = new(2026, 11, 24);
    public static readonly DateTime InForceAt = new(2026, 11, 23, 23, 40, 5, DateTimeKind.Utc);

    public static Guid Id(int n) => Guid.Parse($"0198c0de-0000-7000-8000-{n:d12}");

    public static ExportedTable Signed() => new(Content(), Day, Us, InForceAt)
    {
        Version = new VersionFacts
        {
            VersionId = TheVersion,
            Number = 4,
            SubmissionNumber = 1,
            InForceAt = InForceAt,
            SubmittedAt = InForceAt.AddDays(-1),
            SubmittedByName = "Amina Diallo",
            ContentSha256 = CanonicalJson.Sha256(Content().ToBytes()),
            ChainHead = new string('a', 64),
            Signatures =
            [
                Signature("Łukasz Żółć", Lukasz, SigningCapacity.TopManagement),
                Signature("Founder Nobody-Else", Founder, SigningCapacity.FoundingSignatory),
            ],
        },
    };

    public static ExportedTable NotSigned() => new(Content(), Day, Us, InForceAt.AddDays(9));

    public static RegisterSnapshot Content() => new(
        new("Meridian & Söhne \"SE\"", "Line one\nline two", "Europe/Warsaw", "Internal", PaperSize.A4, 12, 0),
        new(QuorumKind.AnyOne, 1),
        [
            new(DesignationKind.TopManagement, Top), new(DesignationKind.IsmsConformity, Manager),
            new(DesignationKind.PerformanceReporting, Manager), new(DesignationKind.Everyone, Everyone),
        ],
        [
            new(Top, "Top management", null, null, null, [new("Directs", "5.1")], []),
            new(Manager, Formula, "Line one\n- line two", Top, 12, [new("+1 for conformity", "5.3 a"), new(Markup, "")],
            [
                new(AuthorityKind.Spend, "Commit urgent spending", "per event", 2_500_050, "EUR", Top),
                new(AuthorityKind.RequireCompliance, "@SUM(A1)", null, null, null, null),
            ]),
            new(Lab, Markup, "-1", Manager, null, [new("Cares", "")], []),
            new(Vacant, "Vacant role", null, Top, null, [new("Waits", "")], []),
            new(Everyone, "Everyone", null, Top, null, [new("Reports events at once", "A.6.8")], []),
        ],
        [
            new(Id(41), Top, AssignmentKind.Holder, null, Board, null, null, new(2024, 1, 4), null, new(2024, 1, 4), null, "register extract", null),
            new(Id(42), Manager, AssignmentKind.Holder, Amina, null, null, null, new(2025, 2, 28), null, new(2025, 3, 9), "told by telephone", null, null),
            new(Id(43), Manager, AssignmentKind.Deputy, Ingrid, null, null, new(ScopeKind.Site, "|Gdańsk|"), new(2026, 1, 1), new(2027, 6, 30), new(2026, 1, 1), null, null, null),
            new(Id(44), Lab, AssignmentKind.Holder, null, null, Nordlys, null, new(2026, 1, 1), null, new(2026, 1, 1), null, null, null),
            new(Id(45), Lab, AssignmentKind.Acting, Amina, null, null, null, new(2027, 1, 1), null, new(2026, 1, 1), null, null, null),
            new(Id(46), Vacant, AssignmentKind.Holder, Amina, null, null, null, new(2026, 1, 1), new(2026, 3, 31), new(2026, 1, 1), null, null, null),
        ],
        [
            new(Lukasz, "Łukasz Żółć", "Chief Executive Officer", null, null), new(Amina, "-Amina Diallo", "=1+1", null, null),
            new(Ingrid, "Ingrid | *Ågren*", "Engineer", Nordlys, new(2027, 12, 31)),
        ],
        [new(Board, "Executive board", PositionKind.Body, null, null, [new(Lukasz, new(2024, 1, 1), null, 1), new(Amina, new(2024, 1, 1), null, 0)])],
        [new(Nordlys, "Nordlys Hosting AS", "Hosting", "C-2024-118", new(2027, 12, 31), null, "desk@nordlys.example", Amina)]);

    private static SignatureFacts Signature(string name, Guid person, SigningCapacity capacity) => new(
        name, "Chief Executive Officer", capacity, "version 3 in force", InForceAt, "assigns the roles, responsibilities and authorities in version 4", "password")
    {
        PersonId = person,
    };
}
