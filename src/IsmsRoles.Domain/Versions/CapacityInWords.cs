namespace IsmsRoles.Domain.Versions;

/// <summary>The three capacities of rule 5 in a reader's words.</summary>
public static class CapacityInWords
{
    /// <summary>"member of top management".</summary>
    public static string InWords(this SigningCapacity capacity) => capacity switch
    {
        SigningCapacity.FoundingSignatory => "founding member of top management",
        SigningCapacity.SuccessorSignatory => "successor signatory",
        _ => "member of top management",
    };

    /// <summary>The letter of the three, as the document explains it: a, b or c.</summary>
    public static char Letter(this SigningCapacity capacity) => capacity switch
    {
        SigningCapacity.FoundingSignatory => 'b',
        SigningCapacity.SuccessorSignatory => 'c',
        _ => 'a',
    };
}
