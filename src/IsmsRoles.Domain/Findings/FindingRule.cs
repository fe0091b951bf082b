namespace IsmsRoles.Domain.Findings;

/// <summary>What auditors check about clause 5.3.</summary>
public enum AuditQuestion
{
    Documented,
    AssignedByTopManagement,
    Reporting,
    Awareness,
    MatchesReality,
}

/// <summary>Mistakes that audits of clause 5.3 keep finding.</summary>
public enum CommonMistake
{
    DocumentMissingOrStale,
    RolesInNameOnly,
    NobodyInChargeAssignedIt,
    LinesThatLeadNowhere,
    TopManagementIsNotTold,
    NobodyTold,
    RegisterAndRealityDiffer,
    TooMuchInOnePairOfHands,
    OutsourcedAndForgotten,
    NotConnected,
}

/// <summary>
/// One thing an auditor looks for. What it says of itself is what <c>docs/findings.md</c> and the page's help are made of.
/// </summary>
public abstract class FindingRule
{
    /// <summary>As in the catalogue: "OPS-1".</summary>
    public abstract string Id { get; }

    /// <summary>The usual weight; what it depends on is said in <see cref="Weight"/>.</summary>
    public abstract FindingSeverity Severity { get; }

    /// <summary>The weight in words: "major", or what decides between two.</summary>
    public virtual string Weight => Severity.ToString().ToLowerInvariant();

    /// <summary>Clauses and controls of ISO/IEC 27001:2022: "5.3", "A.5.24".</summary>
    public abstract IReadOnlyList<string> Clauses { get; }

    public abstract AuditQuestion Question { get; }

    public abstract CommonMistake Mistake { get; }

    /// <summary>A few words for a heading: "No version is in force".</summary>
    public abstract string Title { get; }

    /// <summary>When it is raised and why it matters, in plain words.</summary>
    public abstract string Meaning { get; }

    /// <summary>What evidence satisfies an auditor.</summary>
    public abstract string Evidence { get; }

    /// <summary>Everything this rule would raise on the day; nothing outside the facts is asked.</summary>
    public abstract IEnumerable<Finding> Find(RegisterFacts facts, DateOnly day);

    protected Finding Raise(string told, Remedy remedy, params IReadOnlyList<FindingSubject> subjects) => new(this, Severity, told, remedy, subjects);

    protected Finding Raise(FindingSeverity severity, string told, Remedy remedy, params IReadOnlyList<FindingSubject> subjects) =>
        new(this, severity, told, remedy, subjects);
}

public static class AuditQuestions
{
    public static string InWords(this AuditQuestion question) => question switch
    {
        AuditQuestion.Documented => "Documented",
        AuditQuestion.AssignedByTopManagement => "Assigned by top management",
        AuditQuestion.Reporting => "Reporting to top management",
        AuditQuestion.Awareness => "Awareness",
        _ => "Matches reality",
    };

    public static string InWords(this CommonMistake mistake) => mistake switch
    {
        CommonMistake.DocumentMissingOrStale => "The document is missing or out of date",
        CommonMistake.RolesInNameOnly => "Roles in name only",
        CommonMistake.NobodyInChargeAssignedIt => "Not assigned by top management",
        CommonMistake.LinesThatLeadNowhere => "Lines that lead nowhere",
        CommonMistake.TopManagementIsNotTold => "Top management is not told",
        CommonMistake.NobodyTold => "Holders were never told",
        CommonMistake.RegisterAndRealityDiffer => "The register says one thing, reality another",
        CommonMistake.TooMuchInOnePairOfHands => "Too much in one pair of hands",
        CommonMistake.OutsourcedAndForgotten => "Outsourced and forgotten",
        _ => "Not connected to risks, assets and policies",
    };
}
