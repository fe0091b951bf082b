namespace IsmsRoles.Domain;

/// <summary>Rule 9: whatever ends somebody's say in top management is shown by evidence, and approvers see it first.</summary>
public static class EndingEvidence
{
    /// <param name="typed">A reference to what shows it, such as minutes.</param>
    /// <param name="what">What ends, to begin the sentence of the refusal with: "Ending a top-management assignment".</param>
    public static string? Of(string? typed, bool isTopManagement, string what) => isTopManagement
        ? Text.Required(typed, Reference.MaxLength, Missing(what), "Evidence")
        : Text.Optional(typed, Reference.MaxLength, "Evidence");

    private static string Missing(string what) => $"{what} needs evidence, such as minutes or a register extract. Approvers see it first.";
}
