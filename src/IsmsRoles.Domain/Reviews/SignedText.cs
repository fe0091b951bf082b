namespace IsmsRoles.Domain.Reviews;

/// <summary>
/// A role whose text was new or materially changed in a version that came into force. Top management read and signed it,
/// which is a review of that role and of no other (docs/decisions/0023-reviews-and-reports.md).
/// </summary>
public sealed class SignedText
{
    private SignedText()
    {
    }

    internal SignedText(Guid versionId, Guid roleId) => (VersionId, RoleId) = (versionId, roleId);

    public Guid VersionId { get; private init; }

    public Guid RoleId { get; private init; }
}
