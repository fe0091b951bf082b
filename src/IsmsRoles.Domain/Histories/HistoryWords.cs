using IsmsRoles.Domain.Assignments;

namespace IsmsRoles.Domain.Histories;

/// <summary>Spells in a reader's words, the same for pages and files.</summary>
public static class HistoryWords
{
    /// <summary>"Ana Ruiz"; the third party's name where it holds as itself.</summary>
    public static string NameOf(this HoldingRecords records, Spell spell) =>
        records.Person(spell.PersonId)?.Name ?? records.ThirdParty(spell.ThirdPartyId)?.Name ?? "nobody on record";

    /// <summary>"as Head of People", "as chair of ISMS steering committee"; null where it is held directly.</summary>
    public static string? Through(this HoldingRecords records, Spell spell) =>
        records.Position(spell.PositionId) is { } position ? (spell.IsChair ? $"as chair of {position.Title}" : $"as {position.Title}") : null;

    /// <summary>"Gdańsk (site)" or "the whole ISMS".</summary>
    public static string ScopeInWords(this HoldingRecords records, Assignment assignment) =>
        records.Scope(assignment) is { } scope ? $"{scope.Name} ({scope.Kind.ToString().ToLowerInvariant()})" : "The whole ISMS";

    /// <summary>How a spell ended, or will: "Ended: handed over", "Left on 3 March 2026". Null while it is open.</summary>
    public static string? EndInWords(this HoldingRecords records, Spell spell, DateOnly today)
    {
        if (spell.Ending is not { } ending)
        {
            return null;
        }

        var over = ending.LastDay < today;
        var what = ending.By switch
        {
            SpellEnd.Ended => over ? "Ended" : "Ends",
            SpellEnd.TermRanOut => over ? "The term it was given for ran out" : "The term it was given for ends",
            SpellEnd.TenureEnded => $"{records.NameOf(spell)}’s time in {records.Position(spell.PositionId)?.Title} {(over ? "ended" : "ends")}",
            SpellEnd.PositionAbolished => $"{records.Position(spell.PositionId)?.Title} {(over ? "was" : "is to be")} abolished",
            SpellEnd.Left => $"{records.NameOf(spell)} {(over ? "left" : "leaves")}",
            _ => $"The contract with {Contractor(records, spell)} {(over ? "ended" : "ends")}",
        };
        var evidence = ending.Evidence is null ? "" : $" (evidence: {ending.Evidence})";
        return ending.Reason is null ? what + evidence : $"{what}: {ending.Reason}{evidence}";
    }

    private static string? Contractor(HoldingRecords records, Spell spell) =>
        (records.ThirdParty(spell.ThirdPartyId) ?? records.ThirdParty(records.Person(spell.PersonId)?.EmployerId))?.Name;
}
