using System.Collections.Frozen;
using System.Text;

namespace IsmsRoles.Domain.Versions;

public enum VersionState
{
    Submitted,
    InForce,
    Superseded,
    Returned,
    Withdrawn,
    Revoked,
}

public enum VersionAction
{
    Approve,
    ComeIntoForce,
    Return,
    Withdraw,
    Supersede,
    TakeBack,
    RecordOnPaper,
    RefusePaper,
    SignRevocation,
    TakeBackRevocation,
    Revoke,
}

/// <summary>Every permitted step of a version, in one table an auditor can read. Anything absent is refused.</summary>
public static class VersionWorkflow
{
    public static FrozenDictionary<(VersionState From, VersionAction Action), (VersionState To, string By)> Steps { get; } =
        new Dictionary<(VersionState, VersionAction), (VersionState, string)>
        {
            [(VersionState.Submitted, VersionAction.Approve)] = (VersionState.Submitted, "an eligible approver, in the application or on confirmed paper"),
            [(VersionState.Submitted, VersionAction.ComeIntoForce)] = (VersionState.InForce, "the system, once the quorum and rule 7 are met"),
            [(VersionState.Submitted, VersionAction.TakeBack)] = (VersionState.Submitted, "that approver, while it waits for others"),
            [(VersionState.Submitted, VersionAction.Return)] = (VersionState.Returned, "an eligible approver, with a reason; approvals are void"),
            [(VersionState.Submitted, VersionAction.Withdraw)] = (VersionState.Withdrawn, "a Manager, with a reason"),
            [(VersionState.Submitted, VersionAction.RecordOnPaper)] = (VersionState.Submitted, "a Manager, with the scan; it counts once a second person confirms it"),
            [(VersionState.Submitted, VersionAction.RefusePaper)] = (VersionState.Submitted, "a second person, with a reason; the record stays and counts for nothing"),
            [(VersionState.InForce, VersionAction.Supersede)] = (VersionState.Superseded, "the system, on the next coming into force"),
            [(VersionState.InForce, VersionAction.SignRevocation)] = (VersionState.InForce, "somebody eligible under it or the one before, with a reason"),
            [(VersionState.InForce, VersionAction.TakeBackRevocation)] = (VersionState.InForce, "whoever signed the revocation, until the quorum has"),
            [(VersionState.InForce, VersionAction.Revoke)] = (VersionState.Revoked, "the system, once the quorum has signed the revocation"),
        }.ToFrozenDictionary();

    /// <exception cref="RuleBrokenException">The step is not in the table.</exception>
    public static VersionState Next(VersionState from, VersionAction action) =>
        Steps.TryGetValue((from, action), out var step)
            ? step.To
            : throw new RuleBrokenException($"A version that is {from.InWords()} cannot {action.InWords()}. Open it again to see what happened meanwhile.");

    /// <summary>The table as a page of documentation; <c>docs/states.md</c> is this text.</summary>
    public static string ToMarkdown()
    {
        var page = new StringBuilder("# States of a version\n\nGenerated from `VersionWorkflow`; a test compares. A step that is not listed is refused.\n\n| from | action | by | to |\n|---|---|---|---|\n");
        page.Append("| (register) | submit | a Manager; an earlier submitted version must be withdrawn first | submitted |\n");
        foreach (var ((from, action), (to, by)) in Steps.OrderBy(s => s.Key.From).ThenBy(s => s.Key.Action))
        {
            page.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {from.InWords()} | {action.InWords()} | {by} | {to.InWords()} |\n");
        }

        page.Append("\n```mermaid\nstateDiagram-v2\n    [*] --> Submitted: submit\n");
        foreach (var ((from, action), (to, _)) in Steps.OrderBy(s => s.Key.From).ThenBy(s => s.Key.Action))
        {
            page.Append(System.Globalization.CultureInfo.InvariantCulture, $"    {from} --> {to}: {action.InWords()}\n");
        }

        return page.Append("```\n").ToString();
    }

    public static string InWords(this VersionState state) => state switch
    {
        VersionState.InForce => "in force",
        _ => state.ToString().ToLowerInvariant(),
    };

    public static string InWords(this VersionAction action) => action switch
    {
        VersionAction.Approve => "be approved",
        VersionAction.ComeIntoForce => "come into force",
        VersionAction.Return => "be returned",
        VersionAction.Withdraw => "be withdrawn",
        VersionAction.TakeBack => "have an approval taken back",
        VersionAction.RecordOnPaper => "have approvals on paper recorded",
        VersionAction.RefusePaper => "have a paper record refused",
        VersionAction.SignRevocation => "have its revocation signed",
        VersionAction.TakeBackRevocation => "have a signature on its revocation taken back",
        VersionAction.Revoke => "be revoked",
        _ => "be superseded",
    };
}
