using IsmsRoles.Web.TagHelpers;

namespace IsmsRoles.Web.Verification;

/// <summary>Who reads a verdict, and so how much it may say.</summary>
public enum VerdictReader
{
    /// <summary>Without an account: no names of people, nothing about proposals.</summary>
    Anyone,

    /// <summary>Sees the versions that were in force.</summary>
    Member,

    /// <summary>Reads the whole register, proposals included.</summary>
    Register,
}

/// <summary>What a check of a file found, in plain words.</summary>
/// <param name="Version">The version it speaks of, where that was in force; else null.</param>
/// <param name="Sha256">SHA-256 of the file as it was sent, 64 hexadecimal digits; null where it was not read to its end.</param>
public sealed record Verdict(VerdictKind Kind, Tone Tone, string Title, IReadOnlyList<string> Sentences, string? Sha256 = null, int? Version = null)
{
    /// <summary>What is said of a file larger than we read, by the check or, where it is refused before, by the error page.</summary>
    public static readonly (string Title, string Sentence) TooLarge = (
        "That file is too large to be one of ours",
        "A check reads 64 MB at most, and our documents are far smaller: this is not one of them, or something was added to it.");
}

/// <summary>The kinds of verdict. Only one of them says that a document is what it seems to be.</summary>
public enum VerdictKind
{
    /// <summary>The SHA-256 of the file is a stored document's.</summary>
    Authentic,

    /// <summary>The file begins with a stored document and goes on after it.</summary>
    Appended,

    /// <summary>It carries our seal, and what the seal covers or the seal itself was altered.</summary>
    Altered,

    /// <summary>It says of itself that it is a proposal, and one like it was put forward here: ours perhaps, but never in force.</summary>
    NeverInForce,

    /// <summary>Not ours, or altered beyond telling.</summary>
    NotOurs,

    /// <summary>Nothing that could be looked at: an empty file, or one larger than we read.</summary>
    NotRead,
}
