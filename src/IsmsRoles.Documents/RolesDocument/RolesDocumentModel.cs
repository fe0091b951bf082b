using IsmsRoles.Documents.Chart;

namespace IsmsRoles.Documents.RolesDocument;

/// <summary>
/// Everything the roles document shows, as it is to be shown: plain text, dates already written out in
/// the organisation's time zone. The sections stand in the order of ISO/IEC 27001:2022 evidence an
/// auditor reads: who, what, by whom assigned, what changed, how to verify.
/// </summary>
public sealed record RolesDocumentModel
{
    public required TitleBlock Title { get; init; }

    /// <summary>Document control: version, status, prepared, submitted, approved by, hashes, what it replaces.</summary>
    public required IReadOnlyList<DocumentFact> Control { get; init; }

    public required AssignmentStatement Statement { get; init; }

    /// <summary>All roles in the order of the document; custom roles are in it like all others.</summary>
    public required IReadOnlyList<RoleRow> Roles { get; init; }

    public required BaselineDuties Everyone { get; init; }

    /// <summary>Third parties in ISMS scope.</summary>
    public IReadOnlyList<ThirdPartyRow> ThirdParties { get; init; } = [];

    /// <summary>What the organisation states where there is no third party.</summary>
    public string NoThirdParties { get; init; } = "No third party is in ISMS scope.";

    /// <summary>The roles as the chart of reporting lines shows them, in the order of the document.</summary>
    public IReadOnlyList<ChartRole> ReportingLines { get; init; } = [];

    public required SignatureSection Signatures { get; init; }

    public required ChangeSection Changes { get; init; }

    public IReadOnlyList<HistoryRow> History { get; init; } = [];

    /// <summary>How to verify the document, one step each.</summary>
    public required IReadOnlyList<string> Verification { get; init; }

    /// <summary>The content that was hashed, to be attached; null where the model is only shown.</summary>
    public HashedContent? Content { get; init; }

    /// <summary>The mark on every page of a proposed version, as in "Proposed version 4, submission 2: not signed"; null when it is in force.</summary>
    public string? ProposedMark { get; init; }

    /// <summary>In a proposed version, characters that are printed as their codes because no font has them.</summary>
    public IReadOnlyList<string> MissingCharacters { get; init; } = [];

    public bool IsProposed => ProposedMark is not null;

    public PageFormat Page { get; init; } = PageFormat.A4Landscape;

    /// <summary>Identifier of the version, for the file's metadata.</summary>
    public required string VersionId { get; init; }

    /// <summary>The moment (UTC) that dates the file: coming into force, or submission while proposed.</summary>
    public required DateTime MomentUtc { get; init; }

    /// <summary>The language the texts are in (BCP 47).</summary>
    public string Language { get; init; } = "en-GB";
}

/// <summary>Canonical JSON as it was hashed, the name of its file, and the SHA-256 that the document prints (64 hexadecimal digits).</summary>
public sealed record HashedContent(string FileName, ReadOnlyMemory<byte> Bytes, string Sha256);

/// <summary>The sizes of paper the document is laid out for, both landscape.</summary>
public enum PageFormat
{
    /// <summary>297 × 210 mm.</summary>
    A4Landscape,

    /// <summary>11 × 8.5 inches.</summary>
    LetterLandscape,
}

/// <summary>The head of the first page. <paramref name="Version"/> is short, as in "Version 4"; <paramref name="Status"/> says since when, as in "In force since 23 November 2026".</summary>
public sealed record TitleBlock(
    string Organisation, string Heading, string IsmsScope, string Classification, string Version, string Status);

/// <summary>A label and one or more lines. A wide fact takes the whole line, for hashes and lists of approvers.</summary>
public sealed record DocumentFact(string Label, IReadOnlyList<string> Lines, bool Wide = false)
{
    public DocumentFact(string label, string line, bool wide = false)
        : this(label, [line], wide)
    {
    }
}

/// <summary>Top management's statement of assignment (clause 5.3), and the roles that the standard's duties point at.</summary>
public sealed record AssignmentStatement(IReadOnlyList<string> Paragraphs, IReadOnlyList<DesignationRow> Designations);

/// <summary>A duty the standard names, its clause, and the role it points at; <paramref name="RoleNumber"/> is the role's number in this document.</summary>
public sealed record DesignationRow(string Duty, string Clause, string Role, int? RoleNumber, IReadOnlyList<string> HeldBy);

/// <summary>One row of the roles table.</summary>
/// <param name="Number">Position in the document from 1; the named destination is <c>role-1</c>.</param>
public sealed record RoleRow(
    int Number,
    string Title,
    string? Purpose,
    IReadOnlyList<HolderLine> Holders,
    IReadOnlyList<DutyLine> Responsibilities,
    IReadOnlyList<AuthorityLine> Authorities,
    string? ReportsTo,
    int? ReportsToNumber)
{
    /// <summary>Short marks under the title, such as "5.3 b" for a designated role.</summary>
    public IReadOnlyList<string> Marks { get; init; } = [];

    /// <summary>What stands in the place of responsibilities that are set out elsewhere in the document.</summary>
    public string? InsteadOfResponsibilities { get; init; }
}

/// <summary>In which capacity a role is held.</summary>
public enum HolderCapacity
{
    Holder,
    Deputy,
    Acting,
}

/// <summary>One assignment as shown under "Held by".</summary>
/// <param name="Name">The person, position, body or third party.</param>
/// <param name="Detail">Position, job title or the people behind a position; null when there is nothing to add.</param>
/// <param name="IsThirdParty">Whether the holder is a third party or employed by one.</param>
/// <param name="Since">As in "since 1 March 2026" or "1 March 2026 to 30 June 2026"; empty where it does not apply.</param>
/// <param name="Scope">The scope item, or null for the whole ISMS.</param>
/// <param name="BackdatedReason">The reason given when "from" lies before the day of recording, else null.</param>
public sealed record HolderLine(
    string Name, string? Detail, HolderCapacity Capacity, bool IsThirdParty, string Since, string? Scope = null, string? BackdatedReason = null)
{
    /// <summary>What shows an appointment by the owners or a supervisory body, or an ending.</summary>
    public string? Evidence { get; init; }
}

/// <summary>A responsibility with its clause or control references, as in "5.3 b, A.5.24".</summary>
public sealed record DutyLine(string Text, string? References = null);

/// <summary>An authority: what may be decided, its kind, its limit, and the role that delegated it.</summary>
public sealed record AuthorityLine(string Text, string Kind, string? Limit = null, string? DelegatedBy = null);

/// <summary>The duties of everyone in scope, externals included, and whom to tell of an incident.</summary>
public sealed record BaselineDuties(
    string Introduction, IReadOnlyList<DutyLine> Duties, string IncidentIntroduction, IReadOnlyList<string> IncidentContact);

/// <summary>A third party in ISMS scope.</summary>
public sealed record ThirdPartyRow(
    string Name, string Service, string Contract, string ContractEnds, string SecurityContact, string Owner, IReadOnlyList<string> Roles);

/// <summary>The signatures of top management, or the resolution that stands in for one.</summary>
public sealed record SignatureSection(
    string Introduction, IReadOnlyList<SignatureEntry> Signatures, IReadOnlyList<ResolutionEntry> Resolutions, IReadOnlyList<string> Notes)
{
    /// <summary>Minutes and signed pages that signatures were given on.</summary>
    public IReadOnlyList<PaperEntry> Papers { get; init; } = [];
}

/// <summary>Minutes or a signed page as printed: when it was decided, who recorded it and who confirmed it, each with the moment.</summary>
public sealed record PaperEntry(string Reference, string DecidedOn, string SignedBy, string RecordedBy, string ConfirmedBy, string ScanSha256);

/// <summary>One signature as printed: rule 8's fields.</summary>
public sealed record SignatureEntry(
    string PrintedName, string JobTitle, string Capacity, string UtcTime, string LocalTime, string Meaning, string Authenticated, string? Evidence = null);

/// <summary>A minuted resolution attached to a version and what it covers.</summary>
public sealed record ResolutionEntry(string Reference, string Date, string Covers, string? FileSha256 = null);

/// <summary>What changed since the previous version. Empty groups are left out; no group at all means no change or a first version.</summary>
public sealed record ChangeSection(string Introduction, IReadOnlyList<ChangeGroup> Groups);

/// <summary>A group of changes under one heading, such as "New", "Changed", "Ended".</summary>
public sealed record ChangeGroup(string Heading, IReadOnlyList<ChangeRow> Rows);

/// <summary>One change: its subject, the field, the old and the new value; null where there is none.</summary>
public sealed record ChangeRow(string Subject, string Field, string? Old, string? New, bool IsEditorial = false);

/// <summary>One earlier version, or this one.</summary>
public sealed record HistoryRow(string Version, string InForce, string ApprovedBy, string Summary, string ContentSha256);
