using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Versions;

/// <summary>An assignment that is new or changed in a version, with the people it appoints.</summary>
/// <param name="HolderIds">The people who hold it, looked up through a position.</param>
/// <param name="CoveredByEvidence">An assignment to top management with evidence of appointment by the owners or a supervisory body.</param>
public sealed record Appointment(AssignmentContent Assignment, string Role, string HeldBy, IReadOnlySet<Guid> HolderIds, bool CoveredByEvidence)
{
    /// <summary>Whether a person is among its holders: themselves, through a position, or employed by the third party that holds it.</summary>
    public bool IsOf(Guid personId, Guid? employerId) =>
        HolderIds.Contains(personId) || (employerId is not null && employerId == Assignment.ThirdPartyId);
}

/// <summary>Rule 7: nobody's signature counts for their own appointment.</summary>
public static class OwnAppointments
{
    /// <summary>Every assignment that is new or changed against the version in force; a position's new holder changes it too.</summary>
    public static IReadOnlyList<Appointment> NewOrChanged(RegisterSnapshot? inForce, RegisterSnapshot proposed)
    {
        var signed = (inForce?.Assignments ?? []).ToDictionary(a => a.Id);
        var top = proposed.Designated(DesignationKind.TopManagement)?.Id;
        return [.. proposed.Assignments
            .Where(a => !signed.TryGetValue(a.Id, out var before) || before != a || HoldersDiffer(a, inForce!, proposed))
            .Select(a => new Appointment(
                a,
                proposed.Role(a.RoleId)!.Title,
                proposed.NameOf(a),
                HolderIds(a, proposed),
                a.RoleId == top && a.Evidence is not null))];
    }

    private static bool HoldersDiffer(AssignmentContent a, RegisterSnapshot inForce, RegisterSnapshot proposed) =>
        a.PositionId is not null
        && !(inForce.Position(a.PositionId)?.Holders ?? []).SequenceEqual(proposed.Position(a.PositionId)?.Holders ?? []);

    private static HashSet<Guid> HolderIds(AssignmentContent a, RegisterSnapshot proposed) =>
        a.PersonId is { } person ? [person] : [.. (proposed.Position(a.PositionId)?.Holders ?? []).Select(h => h.PersonId)];
}
