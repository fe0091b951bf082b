using IsmsRoles.Data;

namespace IsmsRoles.Web.Pages.Roles;

/// <summary>What the roles table is narrowed to; everything given must hold.</summary>
/// <param name="State">"inforce", "changed", "never" or "vacant".</param>
/// <param name="Holder">Part of a name.</param>
/// <param name="Clause">A clause or control: "5.3" finds "5.3 a", "A.5.2" does not find "A.5.24".</param>
/// <param name="Text">Part of a title, purpose, responsibility or authority.</param>
public sealed record RoleFilter(string? State, string? Holder, string? Clause, string? Text)
{
    public const string Retired = "retired";

    private readonly string _holder = SearchText.Of(Holder);
    private readonly string _text = SearchText.Of(Text);
    private readonly string _clause = Compact(Clause);

    public bool IsEmpty => string.IsNullOrEmpty(State) && _holder.Length == 0 && _text.Length == 0 && _clause.Length == 0;

    public bool Lets(RoleRow row) =>
        LetsState(row)
        && (_holder.Length == 0 || row.HolderWords.Contains(_holder, StringComparison.Ordinal))
        && (_text.Length == 0 || row.Words.Contains(_text, StringComparison.Ordinal))
        && (_clause.Length == 0 || row.Role.Responsibilities.SelectMany(r => r.References.Split(',')).Any(Names) || row.Designations.Any(d => Names(ClauseOf(d))));

    private static string ClauseOf(Domain.Roles.DesignationKind kind) => kind switch
    {
        Domain.Roles.DesignationKind.IsmsConformity => "5.3a",
        Domain.Roles.DesignationKind.PerformanceReporting => "5.3b",
        Domain.Roles.DesignationKind.InternalAudit => "9.2",
        Domain.Roles.DesignationKind.IncidentContact => "A.6.8",
        _ => "",
    };

    private static string Compact(string? clause) => SearchText.Of(clause).Replace(" ", "", StringComparison.Ordinal).TrimEnd('.', ')');

    private bool LetsState(RoleRow row) => State switch
    {
        "inforce" => row.State == RoleState.InForce,
        "changed" => row.State == RoleState.Changed,
        "never" => row.State == RoleState.NeverSigned,
        "vacant" => row.IsVacant,
        _ => true,
    };

    private bool Names(string reference)
    {
        var given = Compact(reference);
        return given.StartsWith(_clause, StringComparison.Ordinal) && (given.Length == _clause.Length || !char.IsAsciiDigit(given[_clause.Length]));
    }
}
