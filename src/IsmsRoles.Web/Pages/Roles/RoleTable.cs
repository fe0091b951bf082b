using System.Runtime.CompilerServices;
using IsmsRoles.Data;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;
using IsmsRoles.Web.Hosting;

namespace IsmsRoles.Web.Pages.Roles;

/// <summary>How a role stands against the version in force.</summary>
public enum RoleState
{
    InForce,
    Changed,
    NeverSigned,
}

/// <summary>One row of the roles table.</summary>
/// <param name="State">Null where only what is signed is shown.</param>
/// <param name="Words">Everything in the row, folded for searching (<see cref="SearchText"/>).</param>
public sealed record RoleRow(
    RoleContent Role, RoleState? State, bool IsVacant, IReadOnlyList<HolderView> Holders, IReadOnlyList<DesignationKind> Designations, string Words)
{
    /// <summary>The holders' names and the people behind positions, folded.</summary>
    public string HolderWords { get; } = string.Join('\n', Holders.Select(h => SearchText.Of($"{h.Name} {h.Detail}")));
}

/// <summary>
/// The roles table of one snapshot in its reading order: what the document would print. Worked out once for each change,
/// from the standing that every request checks against the ledger, so that a page of it costs no command of its own.
/// </summary>
public sealed class RoleTable
{
    private static readonly ConditionalWeakTable<Standing, RoleTable> Live = [];
    private static readonly ConditionalWeakTable<Standing, RoleTable> Signed = [];

    private readonly Dictionary<Guid, RoleRow> _rows;

    private RoleTable(RegisterSnapshot content, DateOnly day, Standing? standing)
    {
        (Content, Words) = (content, new(content));
        var holders = new HolderViews(content, day);
        var designations = content.Designations.ToLookup(d => d.RoleId, d => d.Kind);
        var differing = standing is null ? [] : Differing(standing);
        Rows = [.. content.RolesInReadingOrder().Select(role => Row(role, StateOf(role.Id)))];
        _rows = Rows.ToDictionary(r => r.Role.Id);

        RoleState? StateOf(Guid id) =>
            standing is null ? null
            : !standing.IsSigned(id) ? RoleState.NeverSigned
            : differing.Contains(id) ? RoleState.Changed
            : RoleState.InForce;

        RoleRow Row(RoleContent role, RoleState? state)
        {
            var held = holders.Of(role.Id);
            var words = SearchText.Of(role.Title) + '\n' + string.Join('\n', TextsOf(role).Select(SearchText.Of));
            return new(role, state, content.IsVacantOn(role, day), held, [.. designations[role.Id].Order()], words);
        }

        IEnumerable<string> TextsOf(RoleContent role) =>
        [
            .. role.Responsibilities.Select(ContentInWords.Line),
            .. role.Authorities.Select(Words.Line),
            .. (role.Purpose ?? "").Split('\n'),
        ];
    }

    public RegisterSnapshot Content { get; }

    public ContentInWords Words { get; }

    /// <summary>Top management first, then down the reporting lines.</summary>
    public IReadOnlyList<RoleRow> Rows { get; }

    /// <summary>The register as it stands, with each role's state.</summary>
    public static RoleTable Of(Standing standing) => Live.GetValue(standing, s => new(s.Register, s.Day, s));

    /// <summary>The version in force and nothing else; null until there is one.</summary>
    public static RoleTable? InForce(Standing standing) =>
        standing.InForceContent is { } content ? Signed.GetValue(standing, s => new(content, s.Day, standing: null)) : null;

    /// <summary>Content with whoever counted as holder on a day; states are left out.</summary>
    public static RoleTable On(RegisterSnapshot content, DateOnly day) => new(content, day, standing: null);

    public RoleRow? Row(Guid? roleId) => roleId is { } id ? _rows.GetValueOrDefault(id) : null;

    /// <summary>
    /// What differs from the version in force in anything a role's row shows: its text, holders and designations, and the
    /// positions, people and third parties that hold it.
    /// </summary>
    public static IEnumerable<SnapshotChange> ChangesOf(Standing standing, Guid roleId)
    {
        var holders = HoldersOf(standing, roleId).ToHashSet();
        return standing.Changes.Where(c => c.RoleId == roleId || (c.RoleId is null && c.Id is { } id && holders.Contains(id)));
    }

    private static HashSet<Guid> Differing(Standing standing)
    {
        var others = standing.Changes.Where(c => c.RoleId is null).Select(c => c.Id).OfType<Guid>().ToHashSet();
        HashSet<Guid> differing = [.. standing.ChangedRoles];
        if (others.Count > 0)
        {
            differing.UnionWith(standing.Register.Roles.Select(r => r.Id).Where(id => HoldersOf(standing, id).Any(others.Contains)));
        }

        return differing;
    }

    private static IEnumerable<Guid> HoldersOf(Standing standing, Guid roleId) =>
        standing.Register.AssignmentsOf(roleId)
            .SelectMany(a => new[] { a.PersonId, a.PositionId, a.ThirdPartyId }
                .Concat(standing.Register.Position(a.PositionId)?.Holders.Select(t => (Guid?)t.PersonId) ?? []))
            .OfType<Guid>();
}
