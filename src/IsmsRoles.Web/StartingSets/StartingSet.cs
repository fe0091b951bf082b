using IsmsRoles.Domain.Roles;

namespace IsmsRoles.Web.StartingSets;

/// <summary>
/// A set of roles offered at set-up, to be edited afterwards. Roles come in the order of the printed table, and every
/// role that another reports to or is delegated by comes before it, so that they can be added one after the other.
/// </summary>
/// <param name="Key">Stable name used by the set-up form.</param>
/// <param name="Name">What the person at set-up chooses by.</param>
/// <param name="Description">One or two sentences on whom the set is for.</param>
public sealed record StartingSet(string Key, string Name, string Description, IReadOnlyList<StartingRole> Roles)
{
    /// <summary>The sets in the order in which set-up offers them.</summary>
    public static IReadOnlyList<StartingSet> All { get; } = [SmallCompany.Set, LargerOrganisation.Set, EmptySet.Set];

    /// <summary>The set of that key, or null where there is none.</summary>
    public static StartingSet? Find(string? key) => All.SingleOrDefault(set => set.Key == key);
}

/// <summary>One role of a starting set.</summary>
/// <param name="Key">Name of the role within its set; the same role has the same key in every set.</param>
/// <param name="ReportsToKey">The role it reports to for ISMS matters; null for top management only.</param>
/// <param name="ReviewIntervalMonths">How often the role's text is reviewed.</param>
/// <param name="Designations">The duties of the standard that are pointed at this role.</param>
public sealed record StartingRole(
    string Key,
    string Title,
    string Purpose,
    IReadOnlyList<StartingResponsibility> Responsibilities,
    IReadOnlyList<StartingAuthority> Authorities,
    string? ReportsToKey,
    int ReviewIntervalMonths,
    IReadOnlyList<DesignationKind> Designations);

/// <summary>One sentence, beginning with a verb and ending with a full stop, that the role is accountable for.</summary>
/// <param name="References">Clauses ("5.3 a") and controls ("A.5.24") of ISO/IEC 27001:2022.</param>
public sealed record StartingResponsibility(string Text, IReadOnlyList<string> References);

/// <summary>One decision the role may make on its own.</summary>
/// <param name="Text">Begins with a verb and has no full stop, since the limit may follow it.</param>
/// <param name="LimitText">The limit in words; not together with an amount.</param>
/// <param name="AmountMinorUnits">The limit as money, in hundredths of the currency; not together with words.</param>
/// <param name="Currency">ISO 4217 code; present exactly when there is an amount.</param>
/// <param name="DelegatedByKey">The role that passed it on; null for what top management holds in its own right.</param>
public sealed record StartingAuthority(
    AuthorityKind Kind,
    string Text,
    string? LimitText,
    long? AmountMinorUnits,
    string? Currency,
    string? DelegatedByKey);
