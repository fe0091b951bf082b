namespace IsmsRoles.Web.TagHelpers;

/// <summary>One field that two people changed at once: what the other saved, and what this reader typed.</summary>
public sealed record ConflictRow(string Field, string? Theirs, string? Yours);

/// <summary>
/// Somebody saved while this reader was typing (rule 12). Show it with <c>&lt;partial name="_Conflict" /&gt;</c>; the
/// form below keeps what was typed, and sending it again saves that.
/// </summary>
/// <param name="Who">The other's name.</param>
/// <param name="At">When they saved, UTC.</param>
public sealed record Conflict(string Who, DateTime At, IReadOnlyList<ConflictRow> Rows);
