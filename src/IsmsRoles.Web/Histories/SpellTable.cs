using IsmsRoles.Data.Registers;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Histories;

namespace IsmsRoles.Web.Histories;

/// <summary>Spells as the partial <c>_Spells</c> draws them, newest first.</summary>
/// <param name="RoleTitles">By role, where the spells are of several roles; null on a role's own page, where who held it comes first.</param>
/// <param name="SignedIn">The versions that list an assignment, oldest first; null where only the first is told.</param>
public sealed record SpellTable(
    string Caption,
    HoldingRecords Records,
    IReadOnlyList<Spell> Spells,
    DateOnly Today,
    IReadOnlyDictionary<Guid, string>? RoleTitles = null,
    Func<Guid, IReadOnlyList<SignedVersion>>? SignedIn = null);

/// <summary>Assignments that never took effect, as the partial <c>_NeverTookEffect</c> draws them.</summary>
public sealed record NeverTookEffect(HoldingRecords Records, IReadOnlyList<Assignment> Assignments, Func<Assignment, string> Name);
