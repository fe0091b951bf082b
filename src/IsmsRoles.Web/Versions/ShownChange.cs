using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Web.Versions;

/// <summary>One change as the partial <c>_Change</c> draws it.</summary>
/// <param name="WasTitle">Heading of the old side: "In version 3".</param>
/// <param name="NowTitle">Heading of the new side: "Proposed".</param>
/// <param name="IsMaterial">The mark on a changed role, or null where it takes none.</param>
/// <param name="IsLinked">Whether its title leads to the thing in the register.</param>
public sealed record ShownChange(SnapshotChange Change, string WasTitle, string NowTitle, bool? IsMaterial = null, bool IsLinked = false);

/// <summary>Changes as the partial <c>_Changes</c> draws them, grouped.</summary>
/// <param name="Mark">The mark of a changed role by its identifier, where marks are shown.</param>
public sealed record ShownChanges(IReadOnlyList<SnapshotChange> Changes, string WasTitle, string NowTitle, Func<Guid, bool>? Mark = null, bool IsLinked = false)
{
    public IReadOnlyList<GroupedChanges> Groups => GroupedChanges.Of(Changes);

    public ShownChange Shown(SnapshotChange change) =>
        new(change, WasTitle, NowTitle, change.TakesMark() && change.RoleId is { } role ? Mark?.Invoke(role) : null, IsLinked);
}

/// <summary>The box that holds a change back from a submission.</summary>
/// <param name="Number">Its place on the page, for the box's identifier.</param>
public sealed record HeldChange(SnapshotChange Change, int Number, bool IsHeld);
