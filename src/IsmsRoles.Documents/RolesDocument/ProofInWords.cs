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
            : "Each signature was given in the application, on exactly the content whose SHA-256 stands under document control.",
        [.. facts.Signatures.Select(Entry)],
        facts.Resolution is { } resolution
            ? [new ResolutionEntry(resolution.Reference, resolution.Date.InWords(), Covered(resolution), resolution.FileSha256)]
            : [],
        [.. Notes()]);

    public ChangeSection Changes()
    {
        if (facts.ReplacedContent is null)
        {
            return new ChangeSection("This is the first version: everything in it is new.", []);
        }

        var changes = SnapshotComparison.Between(facts.ReplacedContent, content);
        var against = facts.Earlier is [var previous, ..] ? $"Compared with version {previous.Number}." : "Compared with the version before.";
        var held = facts.HeldBack.Count == 0 ? "" : $" Held back from this version: {string.Join("; ", facts.HeldBack)}.";
        return new ChangeSection(
            changes.Count == 0 ? $"{against} Nothing differs.{held}" : against + held,
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
                ? $"{time.DayOf(version.InForceAt).InWords()} to {time.DayOf(ended).InWords()}"
                : $"since {time.DayOf(version.InForceAt).InWords()}",
            version.ApprovedBy, version.Message ?? "–", version.ContentSha256)),
    ];

    private SignatureEntry Entry(SignatureFacts signature) => new(
        signature.PrintedName, signature.JobTitle,
        signature.Capacity == SigningCapacity.FoundingSignatory ? "Founding member of top management" : "Member of top management",
        LocalTime.InUtc(signature.At), time.InZone(signature.At), signature.Meaning,
        CredentialInWords.Authenticated(signature.AuthenticatedBy),
        signature.Evidence.Length == 0 ? null : signature.Evidence);

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
