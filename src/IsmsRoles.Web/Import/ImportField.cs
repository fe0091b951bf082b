namespace IsmsRoles.Web.Import;

/// <summary>
/// A field that a column can be matched to. Exact are whole headers in normalised words, the likeliest first; Phrases may
/// stand within a longer header. Veto looks at the column's first filled cells and says why it cannot be this field.
/// </summary>
public sealed record ImportField<TField>(
    TField Field, string Label, string[] Exact, string[] Phrases, Func<IReadOnlyList<string>, string?>? Veto = null)
    where TField : struct, Enum;

/// <summary>What a column can be in an import of people.</summary>
public enum PersonField
{
    Name,
    GivenName,
    FamilyName,
    Reference,
    Email,
    JobTitle,
    Department,
    LineManager,
    From,
    Until,
}

/// <summary>What a column can be in an import of roles.</summary>
public enum RoleField
{
    Title,
    TitleAddition,
    Reference,
    Purpose,
    Responsibilities,
    Authorities,
    ReportsTo,
    HeldBy,
    ReviewMonths,
}
