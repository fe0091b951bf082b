using IsmsRoles.Domain.Reviews;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Web.Reviews;

/// <summary>Some roles and their reviews, as a table draws them.</summary>
/// <param name="Chooses">Whether the reader may choose among them to review several at once.</param>
/// <param name="Chosen">Those chosen already.</param>
public sealed record ReviewTable(IReadOnlyList<ReviewRow> Rows, RegisterSnapshot Register, bool Chooses, IReadOnlySet<Guid> Chosen);

/// <summary>A role as it was shown, in one text: its identifier and the hash of what was shown.</summary>
public sealed record ReviewKey(Guid RoleId, string Sha256)
{
    public static string Of(RegisterSnapshot register, RoleContent role) => $"{role.Id}:{ReviewSubject.HashOf(register, role)}";

    /// <summary>Null when the text is no key.</summary>
    public static ReviewKey? Read(string? text) =>
        text?.Split(':') is [var id, var sha256] && Guid.TryParse(id, out var role) ? new(role, sha256) : null;
}
