namespace IsmsRoles.Domain;

/// <summary>A rule of the register was about to be broken. The message is a sentence for the user; nothing was saved.</summary>
public sealed class RuleBrokenException : Exception
{
    public RuleBrokenException()
    {
    }

    public RuleBrokenException(string message)
        : base(message)
    {
    }

    public RuleBrokenException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <param name="message">A sentence for the user.</param>
    /// <param name="field">Name of the input the sentence belongs to, such as <c>From</c>; pages show it beside that field.</param>
    public RuleBrokenException(string message, string field)
        : base(message) => Field = field;

    /// <summary>Name of the input the sentence belongs to, or null when it concerns the whole step.</summary>
    public string? Field { get; }

    /// <summary>Why something would be refused, or null where it would not: for showing beforehand, so nothing else may come of it.</summary>
    public static string? Refusal(Action demand)
    {
        try
        {
            demand();
            return null;
        }
        catch (RuleBrokenException refusal)
        {
            return refusal.Message;
        }
    }
}
