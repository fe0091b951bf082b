using System.Text;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Documents.RolesDocument;

/// <summary>Puts a version's content and facts into the words of the roles document. No clock: every date comes from the version.</summary>
public sealed class RolesDocumentModelBuilder
{
    private readonly RegisterSnapshot _content;
    private readonly VersionFacts _facts;
    private readonly LocalTime _time;
    private readonly DateOnly _day;
    private readonly RoleRows _rows;

    private RolesDocumentModelBuilder(RegisterSnapshot content, VersionFacts facts)
    {
        (_content, _facts, _time) = (content, facts, new LocalTime(content.Organisation.TimeZone));
        _day = _time.DayOf(facts.InForceAt ?? facts.SubmittedAt);
        _rows = new RoleRows(content, _day);
    }

    private bool IsProposed => _facts.InForceAt is null;

    private string ContentName => IsProposed
        ? RolesDocumentFileName.OfProposedContent(_facts.Number, _facts.SubmissionNumber)
        : RolesDocumentFileName.OfContent(_facts.Number);

    public static RolesDocumentModel Build(RegisterSnapshot content, VersionFacts facts) =>
        new RolesDocumentModelBuilder(content, facts).Build();

    private RolesDocumentModel Build() => new()
    {
        Title = Title(),
        Control = [.. Control()],
        Statement = Statement(),
        Roles = _rows.All(),
        Everyone = Everyone(),
        ThirdParties = ThirdParties(),
        NoThirdParties = _content.Organisation.NoThirdParties == 1
            ? "The organisation states that no third party is in ISMS scope."
            : "No third party is on record.",
        ReportingLines = _rows.Lines(),
        Signatures = new ProofInWords(_content, _facts, _time).Signatures(),
        Changes = new ProofInWords(_content, _facts, _time).Changes(),
        History = new ProofInWords(_content, _facts, _time).History(),
        Verification = Verification(),
        Content = _facts.ContentBytes.IsEmpty ? null : new HashedContent(ContentName, _facts.ContentBytes, _facts.ContentSha256),
        ProposedMark = IsProposed ? $"Proposed version {_facts.Number}, submission {_facts.SubmissionNumber}: not signed" : null,
        MissingCharacters = IsProposed
            ? RolesDocumentPdf.MissingCharacters(Encoding.UTF8.GetString(_content.ToBytes()) + _facts.Message + _facts.SubmittedByName)
            : [],
        Page = _content.Organisation.PaperSize == PaperSize.Letter ? PageFormat.LetterLandscape : PageFormat.A4Landscape,
        VersionId = _facts.VersionId.ToString(),
        MomentUtc = _facts.InForceAt ?? _facts.SubmittedAt,
    };

    /// <summary>Takes the attached content out of a document and hashes it, with poppler and GNU coreutils.</summary>
    public const string CheckContent = "pdfdetach -save 1 -o content.json document.pdf && sha256sum content.json";

    private TitleBlock Title() => new(
        _content.Organisation.Name,
        "Information security roles, responsibilities and authorities",
        _content.Organisation.IsmsScope,
        _content.Organisation.Classification,
        IsProposed ? $"Proposed version {_facts.Number}" : $"Version {_facts.Number}",
        IsProposed ? $"Submission {_facts.SubmissionNumber}, not signed" : $"In force since {_day.InWords()}");

    private IEnumerable<DocumentFact> Control()
    {
        yield return new("Version", IsProposed ? $"{_facts.Number} (proposed), submission {_facts.SubmissionNumber}" : $"{_facts.Number}");
        yield return new("Status", IsProposed ? "Submitted, not signed" : "In force");
        var submitter = _facts.SubmittedByJobTitle.Length == 0 ? _facts.SubmittedByName : $"{_facts.SubmittedByName}, {_facts.SubmittedByJobTitle}";
        yield return new("Prepared by", submitter);
        yield return new("Submitted", _time.InBoth(_facts.SubmittedAt));
        if (_facts.InForceAt is { } inForce)
        {
            yield return new("In force since", _time.InBoth(inForce));
        }

        yield return new("Replaces", _facts.Earlier switch
        {
            [{ WasRevoked: true } revoked, ..] => $"Nothing in force: version {revoked.Number} was revoked{(revoked.EndedAt is { } at ? $" on {_time.DayOf(at).InWords()}" : "")}",
            [var previous, ..] => $"Version {previous.Number}, in force since {_time.DayOf(previous.InForceAt).InWords()}",
            _ => "Nothing: this is the first version",
        });
        if (_facts.Correction is { } correction)
        {
            yield return new("Corrects", $"Version {correction.Number}: {correction.WhatWasWrong}", wide: true);
        }

        if (!string.IsNullOrWhiteSpace(_facts.Message))
        {
            yield return new("Reason for this version", _facts.Message, wide: true);
        }

        yield return new("Approved by", ApprovedBy(), Wide: true);
        yield return new("Signatures needed", Needed(), wide: true);
        yield return new("Content SHA-256", _facts.ContentSha256, wide: true);
        yield return new("Audit-chain head", _facts.ChainHead ?? "Printed once the version is in force", wide: true);
    }

    private List<string> ApprovedBy()
    {
        var lines = _facts.Signatures.Select(ApprovedBy).ToList();
        if (IsProposed)
        {
            lines.Add(lines.Count == 0 ? "Nobody yet" : "Not yet in force: further signatures are needed");
        }

        return lines;
    }

    private string ApprovedBy(SignatureFacts signature)
    {
        var who = signature.JobTitle.Length == 0 ? signature.PrintedName : $"{signature.PrintedName}, {signature.JobTitle}";
        return signature.Paper is { } paper
            ? $"{who}: on paper, decided {paper.DecidedOn.InWords()}; confirmed {_time.InBoth(paper.ConfirmedAt)}"
            : $"{who}: {_time.InBoth(signature.At)}";
    }

    private string Needed() =>
        $"{_facts.Needed} (rule in this version: {_content.Quorum.ToQuorum().InWords()})";

    private AssignmentStatement Statement()
    {
        var name = _content.Organisation.Name;
        var text = IsProposed
            ? $"By signing this version, top management of {name} will assign the roles, responsibilities and authorities in this document, as ISO/IEC 27001:2022 clause 5.3 requires. Until then nothing in it is assigned by it."
            : $"Top management of {name} assigns the roles, responsibilities and authorities in this document, as ISO/IEC 27001:2022 clause 5.3 requires, with effect from {_day.InWords()}. Whoever holds a role answers for its responsibilities and has the authorities stated with it.";
        return new AssignmentStatement([text], [.. DesignationKinds.All.Where(kind => kind != DesignationKind.Everyone).Select(Designation)]);
    }

    private DesignationRow Designation(DesignationKind kind)
    {
        var (duty, clause) = kind switch
        {
            DesignationKind.TopManagement => ("Directing and controlling the organisation in ISMS scope (top management)", "5.1, 5.3"),
            DesignationKind.IsmsConformity => ("Ensuring that the ISMS conforms to ISO/IEC 27001:2022", "5.3 a"),
            DesignationKind.PerformanceReporting => ("Reporting on the performance of the ISMS to top management", "5.3 b"),
            DesignationKind.InternalAudit => ("Internal audit of the ISMS", "9.2"),
            _ => ("Contact for information security incidents", "A.5.24, A.6.8"),
        };
        var role = _content.Designated(kind);
        return role is null
            ? new DesignationRow(duty, clause, "Not assigned to a role", null, [])
            : new DesignationRow(duty, clause, role.Title, _rows.NumberOf(role), _rows.HeldBy(role));
    }

    private BaselineDuties Everyone()
    {
        var role = _content.Designated(DesignationKind.Everyone);
        var contact = _content.Designated(DesignationKind.IncidentContact);
        var people = contact is null ? [] : _rows.HeldBy(contact);
        return new BaselineDuties(
            role is null
                ? "This version states no duties of everyone."
                : "Everyone who works under the organisation’s control in ISMS scope, externals included, has these duties:",
            [.. (role?.Responsibilities ?? []).Select(RoleRows.Duty)],
            "Information security events and incidents are reported to",
            contact is null ? ["Nobody is named"] : [contact.Title, .. people.Count == 0 ? ["Vacant"] : people]);
    }

    private IReadOnlyList<ThirdPartyRow> ThirdParties()
    {
        var roles = _content.Assignments
            .Select(a => (ThirdParty: a.ThirdPartyId ?? _content.Person(a.PersonId)?.EmployerId, Role: _content.Role(a.RoleId)?.Title))
            .Where(pair => pair.ThirdParty is not null && pair.Role is not null)
            .ToLookup(pair => pair.ThirdParty!.Value, pair => pair.Role!);
        return [.. _content.ThirdParties
            .OrderBy(t => t.Name, StringComparer.Ordinal)
            .ThenBy(t => t.Id)
            .Select(t => new ThirdPartyRow(
                t.Name, t.Service, t.ContractReference ?? "–",
                t.EndedOn is { } ended ? $"ended on {ended.InWords()}" : t.ContractEndsOn?.InWords() ?? "open",
                t.SecurityContact ?? "–", _content.Person(t.OwnerId)?.Name ?? "–",
                [.. roles[t.Id].Distinct().Order(StringComparer.Ordinal)]))];
    }

    private List<string> Verification() =>
    [
        IsProposed
            ? "This is a preview of a proposed version. It proves nothing and is not kept: only the document of a version in force is."
            : $"Open version {_facts.Number} in the application and compare the SHA-256 of this file with the one recorded there: every download has the same bytes.",
        $"The content SHA-256 under document control is that of the register’s content as it was shown to each signer, in canonical JSON (RFC 8785). Those bytes are attached to this file as {ContentName}. With this file saved as document.pdf, one command takes them out and computes their SHA-256, which must be the one printed:\n{CheckContent}",
        "The audit-chain head under document control is the hash of the record of this version’s coming into force. Have the audit trail verified with that head to expect: if any record up to it had been altered, the head would differ.",
        "Whether this version has since been superseded or revoked is told by its page in the application, not by this file.",
    ];
}
