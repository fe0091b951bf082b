using IsmsRoles.Domain.Histories;

namespace IsmsRoles.Web.Histories;

/// <summary>Where a history leads on to.</summary>
public static class HistoryLinks
{
    public static string AsOf(DateOnly day) => $"/as-of?date={AskedDay.Iso(day)}";

    /// <summary>The history of the person; a third party's own page.</summary>
    public static string Address(this Spell spell) => spell.PersonId is { } person ? $"/people/{person}/history" : $"/third-parties/{spell.ThirdPartyId}";
}
