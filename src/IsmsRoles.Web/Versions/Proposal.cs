using System.Globalization;
using System.Text;
using IsmsRoles.Documents.RolesDocument;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Web.Versions;

/// <summary>
/// What would be submitted: the register with some changes held back (rule 4). The same for the page that asks, the
/// preview, and the transaction that submits.
/// </summary>
public sealed class Proposal
{
    /// <param name="held">Keys of changes to hold back; those that name no change are ignored.</param>
    public Proposal(RegisterSnapshot? inForce, RegisterSnapshot register, IReadOnlyList<SnapshotChange> differences, IEnumerable<string> held)
    {
        (InForce, Register, Differences) = (inForce, register, differences);
        var keys = held.ToHashSet();
        HeldBack = [.. differences.Where(c => keys.Contains(c.Key))];
        try
        {
            Content = HeldBackChanges.Apply(inForce, register, [.. HeldBack.Select(c => c.Key)]);
        }
        catch (RuleBrokenException refusal)
        {
            LooseEnd = refusal.Message;
        }

        Changes = HeldBack.Count == 0 ? differences : Content is null ? [] : Told(SnapshotComparison.Between(inForce, Content));
    }

    public RegisterSnapshot? InForce { get; }

    public RegisterSnapshot Register { get; }

    /// <summary>Everything in which the register differs from the version in force.</summary>
    public IReadOnlyList<SnapshotChange> Differences { get; }

    public IReadOnlyList<SnapshotChange> HeldBack { get; }

    /// <summary>What would be put to top management; null while what is held back leaves a loose end.</summary>
    public RegisterSnapshot? Content { get; }

    /// <summary>Why these changes cannot be held back without others.</summary>
    public string? LooseEnd { get; }

    /// <summary>What differs once the rest is held back.</summary>
    public IReadOnlyList<SnapshotChange> Changes { get; }

    /// <summary>Names the register that was looked at: posted with the form, so that nobody submits what they have not seen.</summary>
    public string RegisterSha256 => CanonicalJson.Sha256(Register.ToBytes());

    /// <summary>Characters the document cannot draw, as "王 (U+738B)".</summary>
    public IReadOnlyList<string> MissingCharacters(string? message) =>
        [.. RolesDocumentPdf.MissingCharacters(Encoding.UTF8.GetString((Content ?? Register).ToBytes()) + message)
            .Select(c => $"{c} ({string.Join(' ', c.EnumerateRunes().Select(r => string.Create(CultureInfo.InvariantCulture, $"U+{r.Value:X4}")))})")];

    // How something ended is told by the differences: a comparison of contents knows only that it is gone.
    private IReadOnlyList<SnapshotChange> Told(IReadOnlyList<SnapshotChange> changes)
    {
        var told = Differences.ToDictionary(d => d.Key);
        return [.. changes.Select(c => c.Kind == ChangeKind.Ended || c.Subject == ChangeSubject.Position ? told.GetValueOrDefault(c.Key, c) : c)];
    }

    /// <param name="editorial">Changed roles whose change is editorial; all others are material.</param>
    public Submission ToSubmission(string? message, IReadOnlyCollection<Guid> editorial, ResolutionInput resolution)
    {
        var marks = Changes
            .Where(c => c.Subject == ChangeSubject.Role && c.Kind != ChangeKind.Ended && c.RoleId is not null)
            .Select((c, i) => new ChangeMark(i + 1, c.RoleId!.Value, !(c.TakesMark() && editorial.Contains(c.RoleId.Value))));
        return new(
            Content ?? throw new RuleBrokenException(LooseEnd!),
            message,
            [.. marks],
            [.. HeldBack.Select(c => $"{c.Title} ({c.KindAndSubject().ToLowerInvariant()})")],
            resolution);
    }
}
