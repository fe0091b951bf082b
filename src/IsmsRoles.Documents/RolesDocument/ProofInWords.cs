using IsmsRoles.Domain;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Documents.RolesDocument;

/// <summary>Signatures, changes and history of a version, in words.</summary>
internal sealed class ProofInWords(RegisterSnapshot content, VersionFacts facts, LocalTime time)
{
    private bool IsProposed => facts.InForceAt is null;

    public SignatureSection Signatures() => new(
        IsProposed && facts.Signatures.Count == 0
            ? "Nobody has signed this version."
            : $"Each signature was given {Ways()} {Capacities}",
        [.. facts.Signatures.Select(Entry)],
        facts.Resolution is { } resolution
            ? [new ResolutionEntry(resolution.Reference, resolution.Date.InWords(), Covered(resolution), resolution.FileSha256)]
            : [],
        [.. Notes()])
    {
        Papers = [.. facts.Signatures.Where(s => s.Paper is not null).GroupBy(s => s.Paper!, s => s.PrintedName).Select(Paper)],
    };

    public ChangeSection Changes()
    {
        if (facts.ReplacedContent is null)
        {
            return new ChangeSection(
                "Changes",
                facts.Earlier is [{ WasRevoked: true } revoked, ..]
                    ? $"Version {revoked.Number} was revoked and no version was in force, so everything in this version was put to top management anew."
                    : "This is the first version: everything in it is new.",
                []);
        }

        var changes = SnapshotComparison.Between(facts.ReplacedContent, content);
        var before = facts.Earlier is [var previous, ..] ? $"version {previous.Number}" : "the version before";
        var against = $"Compared with {before}.";
        var held = facts.HeldBack.Count == 0 ? "" : $" Held back from this version: {string.Join("; ", facts.HeldBack)}.";
        var endings = changes.Any(change => change.Kind == ChangeKind.Ended)
            ? " Why and with what evidence something ended was shown to those who signed; the audit trail keeps it."
            : "";
        return new ChangeSection(
            $"Changes since {before}",
            changes.Count == 0 ? $"{against} Nothing differs.{held}" : against + endings + held,
            [.. changes.GroupBy(change => change.Kind).OrderBy(group => group.Key)
                .Select(group => new ChangeGroup(group.Key.ToString(), [.. group.SelectMany(Rows)]))]);
    }

    public IReadOnlyList<HistoryRow> History() =>
    [
        new($"{facts.Number}",
            facts.InForceAt is { } since ? $"since {time.DayOf(since).InWords()}" : "proposed",
            IsProposed ? "not signed" : string.Join(", ", facts.Signatures.Select(s => s.PrintedName)),
            facts.Message ?? "–", facts.ContentSha256),
        .. facts.Earlier.Select(version => new HistoryRow(
            $"{version.Number}",
            version.EndedAt is { } ended
                ? $"{time.DayOf(version.InForceAt).InWords()} to {time.DayOf(ended).InWords()}{(version.WasRevoked ? ", revoked" : "")}"
                : $"since {time.DayOf(version.InForceAt).InWords()}",
            version.ApprovedBy, version.Message ?? "–", version.ContentSha256)),
    ];

    private const string Capacities = "Each signer signed in one of three capacities: (a) holding top management by the last version in force, (b) as a founding member of top management until version 1 is in force, (c) as a successor signatory where fewer qualified than the quorum needs.";

    private string Ways() => facts.Signatures.Any(s => s.Paper is not null)
        ? "in the application, or on paper that quotes the SHA-256, recorded by one person and confirmed against the scan by another: always on exactly the content whose SHA-256 stands under document control."
        : "in the application, on exactly the content whose SHA-256 stands under document control.";

    private SignatureEntry Entry(SignatureFacts signature) => new(
        signature.PrintedName, signature.JobTitle,
        $"{Text.Capital(signature.Capacity.InWords())} ({signature.Capacity.Letter()})",
        signature.Paper is { } decided ? $"Decided on paper on {decided.DecidedOn.InWords()}" : LocalTime.InUtc(signature.At),
        signature.Paper is { } confirmed ? $"Confirmed {time.InBoth(confirmed.ConfirmedAt)}" : time.InZone(signature.At),
        signature.Meaning,
        signature.Paper is { } paper ? $"On paper: {paper.Reference}" : CredentialInWords.Authenticated(signature.AuthenticatedBy),
        signature.Evidence.Length == 0 ? null : signature.Evidence);

    private PaperEntry Paper(IGrouping<PaperFacts, string> signed) => new(
        signed.Key.Reference,
        signed.Key.DecidedOn.InWords(),
        string.Join(", ", signed),
        $"{signed.Key.RecordedBy}, {time.InBoth(signed.Key.RecordedAt)}",
        $"{signed.Key.ConfirmedBy}, {time.InBoth(signed.Key.ConfirmedAt)}",
        signed.Key.ScanSha256);

    private string Covered(ResolutionFacts resolution)
    {
        var ids = resolution.Covers.ToHashSet();
        var lines = content.Assignments.Where(a => ids.Contains(a.Id))
            .Select(a => $"{content.NameOf(a)} as {a.Kind.InWords().ToLowerInvariant()} of {content.Role(a.RoleId)?.Title}")
            .Order(StringComparer.Ordinal)
            .ToList();
        if (resolution.CoversOwnSubmission)
        {
            lines.Add("The signature of the person who also submitted this version");
        }

        return string.Join('\n', lines);
    }

    private IEnumerable<string> Notes()
    {
        if (facts.Resolution is { } resolution)
        {
            if (resolution.Covers.Count > 0)
            {
                yield return $"Nobody else could sign this submission for the appointments that resolution {resolution.Reference} covers: they rest on that resolution and on the holder’s own signature.";
            }

            if (resolution.CoversOwnSubmission)
            {
                yield return $"{facts.SubmittedByName} both submitted and signed this version, because nobody else was eligible to sign. Resolution {resolution.Reference} stands beside that signature.";
            }
        }

        foreach (var signature in facts.Signatures)
        {
            foreach (var origin in signature.Behind)
            {
                yield return $"To {signature.PrintedName}’s signature: {CredentialInWords.Note(origin, LocalTime.InUtc(origin.At))}";
            }
        }

        foreach (var successor in facts.Successors)
        {
            var how = successor.ConfirmedBy.Count == 0 ? "by a command on the server" : $"entered by {successor.EnteredBy} and confirmed by {string.Join(" and ", successor.ConfirmedBy)}";
            yield return $"{successor.Name} signed as successor signatory (c), {how}, {time.InBoth(successor.EnteredAt)}, because fewer qualified than the quorum needs: {successor.Reason} Evidence: {successor.Reference}, SHA-256 of the file {successor.FileSha256}.";
        }

        foreach (var name in facts.LeftMeanwhile)
        {
            yield return $"{name} left after submission and before this version came into force.";
        }
    }

    private IEnumerable<ChangeRow> Rows(SnapshotChange change)
    {
        var editorial = change is { Subject: ChangeSubject.Role, Kind: ChangeKind.Changed, RoleId: { } role } && facts.EditorialRoles.Contains(role);
        return change.Kind switch
        {
            ChangeKind.New => [new ChangeRow(change.Title, InWords(change.Subject), null, New(change))],
            ChangeKind.Ended => [new ChangeRow(change.Title, InWords(change.Subject), Joined(change, field => field.Old), null)],
            _ => change.Fields.Select(field => new ChangeRow(change.Title, field.Field, field.Old, field.New, editorial)),
        };
    }

    // The text of a new role stands in the roles table; saying it twice would only bury the other changes.
    private string New(SnapshotChange change)
    {
        if (change.Subject != ChangeSubject.Role || content.Role(change.RoleId) is not { } role)
        {
            return Joined(change, field => field.New);
        }

        var counts = $"{Count(role.Responsibilities.Count, "responsibility", "responsibilities")} and {Count(role.Authorities.Count, "authority", "authorities")}, set out in the roles table";
        return role.Purpose is null ? counts : $"{role.Purpose}\n{counts}";
    }

    private static string Count(int number, string one, string many) => number == 1 ? $"1 {one}" : $"{number} {many}";

    // A role's texts stand line by line; an assignment reads well in one. Its role is already in the change's title.
    private static string Joined(SnapshotChange change, Func<FieldDifference, string?> value) => string.Join(
        change.Subject == ChangeSubject.Role ? "\n" : " · ",
        change.Fields
            .Where(field => !string.IsNullOrEmpty(value(field)) && !(change.Subject == ChangeSubject.Assignment && field.Field == "Role"))
            .Select(field => $"{field.Field}: {value(field)}"));

    private static string InWords(ChangeSubject subject) => subject switch
    {
        ChangeSubject.ThirdParty => "Third party",
        ChangeSubject.Quorum => "Signatures needed",
        _ => subject.ToString(),
    };
}
