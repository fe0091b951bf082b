namespace IsmsRoles.Domain.HandOvers;

public enum HandOverSubjectKind
{
    Person,
    Position,
    ThirdParty,
}

/// <summary>Whose duties are handed over.</summary>
/// <param name="LastDay">The recorded last day: of a person with us, of a position's life, of a contract; null where none is recorded, which is a mover.</param>
public sealed record HandOverSubject(HandOverSubjectKind Kind, Guid Id, string Name, DateOnly? LastDay)
{
    /// <summary>What happens to it, to follow its name: "leaves on 3 March 2026", "left on …", "hands over on …".</summary>
    /// <param name="day">The last day, recorded or chosen.</param>
    public string Occasion(DateOnly day, DateOnly today)
    {
        var past = day < today;
        return (Kind, LastDay) switch
        {
            (_, null) => $"{(past ? "handed" : "hands")} over on {day.InWords()}",
            (HandOverSubjectKind.Person, _) => $"{(past ? "left" : "leaves")} on {day.InWords()}",
            (HandOverSubjectKind.Position, _) => $"{(past ? "was" : "is")} abolished on {day.InWords()}",
            _ => $"{(past ? "had" : "has")} a contract until {day.InWords()}",
        };
    }
}
