using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Histories;

/// <summary>How a holding stood to the version in force when the day ended.</summary>
public enum InVersion
{
    /// <summary>No version was in force.</summary>
    NothingInForce,
    Listed,

    /// <summary>It was listed with other days, which were corrected since.</summary>
    ListedWithOtherDays,

    /// <summary>Not formally assigned on that day.</summary>
    NotListed,
}

/// <summary>Who held a role on a day by the record as it is today.</summary>
/// <param name="WasKnown">Whether the register said so when the day ended; null where it knew nothing yet.</param>
public sealed record HeldOnDay(Spell Spell, bool? WasKnown, InVersion InVersion);

/// <summary>Who held a role by what was known when the day ended, and is not on record any more.</summary>
/// <param name="Person">Null for a third party.</param>
/// <param name="Now">Their last spell by that assignment before the day, by today's record; null where it never took effect or begins later.</param>
/// <param name="Replacement">The assignment that gave it other days.</param>
public sealed record KnownOnDay(AssignmentContent Assignment, PersonContent? Person, Spell? Now, Assignment? Replacement);

/// <summary>One role on one day: who held it by today's record, beside what was known when the day ended (rule 3).</summary>
public sealed record RoleOnDay(Guid RoleId, IReadOnlyList<HeldOnDay> Held, IReadOnlyList<KnownOnDay> NoLongerOnRecord)
{
    /// <summary>Today's record and what was then known tell the same.</summary>
    public bool IsAsKnown => NoLongerOnRecord.Count == 0 && Held.All(h => h.WasKnown != false);

    /// <summary>No holder and no acting holder; a deputy alone does not fill a role.</summary>
    public bool IsVacant => Held.All(h => h.Spell.Kind == AssignmentKind.Deputy);

    /// <summary>
    /// Every role that was in the register or in force when the day ended, or that today's record says was held: as the
    /// table was then read, then the others.
    /// </summary>
    /// <param name="records">At least the assignments that cover the day, and those of <paramref name="known"/> that do not.</param>
    /// <param name="known">The last snapshot taken on the day or before; null before the register began.</param>
    /// <param name="inForce">The version in force when the day ended.</param>
    public static IReadOnlyList<RoleOnDay> All(DateOnly day, HoldingRecords records, RegisterSnapshot? known, RegisterSnapshot? inForce)
    {
        var held = records.Spells().Where(s => s.Covers(day)).ToList();
        var then = known is null ? [] : known.Assignments.SelectMany(a => Holders(known, a, day)).ToList();
        var signed = inForce?.Assignments.Select(a => a.Id).ToHashSet();
        var heldKeys = held.Select(s => Key(s, records)).ToHashSet();
        var thenKeys = then.Select(t => Key(t.Assignment, t.Person, records)).ToHashSet();

        var heldByRole = held
            .Select(s => new HeldOnDay(s, known is null ? null : thenKeys.Contains(Key(s, records)), StandingOf(s.Assignment)))
            .ToLookup(h => h.Spell.RoleId);
        var goneByRole = then
            .Where(t => !heldKeys.Contains(Key(t.Assignment, t.Person, records)))
            .Select(t => new KnownOnDay(t.Assignment, t.Person, LastSpell(t.Assignment.Id, t.Person?.Id), records.ReplacementOf(t.Assignment.Id)))
            .ToLookup(k => k.Assignment.RoleId);

        var roles = (known?.RolesInReadingOrder() ?? []).Concat(inForce?.RolesInReadingOrder() ?? []).Select(r => r.Id).Concat(held.Select(s => s.RoleId)).Distinct();
        return [.. roles.Select(id => new RoleOnDay(id, [.. heldByRole[id].OrderBy(h => Order(h.Spell.Kind)).ThenBy(h => h.Spell.From)], [.. goneByRole[id]]))];

        InVersion StandingOf(Assignment a) =>
            signed is null ? InVersion.NothingInForce
            : signed.Contains(a.Id) ? InVersion.Listed
            : a.ReplacesId is { } replaced && signed.Contains(replaced) ? InVersion.ListedWithOtherDays
            : InVersion.NotListed;

        Spell? LastSpell(Guid assignmentId, Guid? personId) => records.Assignment(assignmentId) is { } now
            ? records.SpellsOf(now).Where(s => s.PersonId == personId && s.Until < day).MaxBy(s => s.From)
            : null;
    }

    /// <summary>Who was known to hold something on the day, by assignment: people, or a third party as itself.</summary>
    public static IEnumerable<(AssignmentContent Assignment, PersonContent? Person)> Holders(RegisterSnapshot known, AssignmentContent a, DateOnly day) =>
        a.ThirdPartyId is not null
            ? known.IsHeldOn(a, day) ? [(a, null)] : []
            : known.PeopleBehind(a, day).Select(p => (a, (PersonContent?)p));

    // The same holding goes on where its days were corrected by an assignment in its place, so the key names no assignment.
    private static (Guid, AssignmentKind, string, Guid?, Guid?, Guid?) Key(Spell s, HoldingRecords records) =>
        (s.RoleId, s.Kind, Scope(s.Assignment, records), s.PersonId, s.PositionId, s.ThirdPartyId);

    // A scope item may have been renamed since: by today's name where the assignment is on record.
    private static (Guid, AssignmentKind, string, Guid?, Guid?, Guid?) Key(AssignmentContent a, PersonContent? person, HoldingRecords records) =>
        (a.RoleId, a.Kind, records.Assignment(a.Id) is { } now ? Scope(now, records) : a.Scope?.Name ?? "", person?.Id, a.PositionId, a.ThirdPartyId);

    private static string Scope(Assignment a, HoldingRecords records) => records.Scope(a)?.Name ?? "";

    private static int Order(AssignmentKind kind) => kind switch { AssignmentKind.Holder => 0, AssignmentKind.Acting => 1, _ => 2 };
}
