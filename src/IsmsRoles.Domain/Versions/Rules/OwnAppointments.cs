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

    /// <summary>As above, with their employer as it is, as it is proposed and as it was signed: changing it meanwhile must not help.</summary>
    internal bool IsOf(Guid personId, RegisterSnapshot proposed, SigningSituation situation) =>
        IsOf(personId, situation.People.GetValueOrDefault(personId)?.EmployerId)
        || IsOf(personId, proposed.Person(personId)?.EmployerId)
        || IsOf(personId, situation.LastSigned?.Content.Person(personId)?.EmployerId);
}

/// <summary>Rule 7: nobody's signature counts for their own appointment.</summary>
public static class OwnAppointments
{
    /// <summary>
    /// Every assignment that is new or changed against the version in force, with those who hold a position by its content
    /// or by the register today: somebody put into a position after submission would else sign for themselves.
    /// </summary>
    public static IReadOnlyList<Appointment> NewOrChanged(SigningSituation situation, RegisterSnapshot proposed) =>
        [.. NewOrChanged(situation.InForce?.Content, proposed, situation.LastSigned?.Content).Select(a =>
            a.Assignment.PositionId is { } id && situation.Positions.TryGetValue(id, out var live)
                ? a with { HolderIds = a.HolderIds.Concat(live.Tenures.Where(t => !(t.Until < situation.Day)).Select(t => t.PersonId)).ToHashSet() }
                : a)];

    /// <summary>
    /// Every assignment that is new or changed against the version in force. A position's new holder changes it too, and so
    /// does pointing top management at its role.
    /// </summary>
    /// <param name="lastSigned">What was signed last and not revoked, where nothing is in force: who is top management stays as signed there.</param>
    public static IReadOnlyList<Appointment> NewOrChanged(RegisterSnapshot? inForce, RegisterSnapshot proposed, RegisterSnapshot? lastSigned = null)
    {
        var signed = (inForce?.Assignments ?? []).ToDictionary(a => a.Id);
        var top = proposed.Designated(DesignationKind.TopManagement)?.Id;
        var designatedIn = inForce ?? lastSigned;
        var newlyTop = top != designatedIn?.Designated(DesignationKind.TopManagement)?.Id;
        return [.. proposed.Assignments
            .Where(a => !signed.TryGetValue(a.Id, out var before) || before != a || HoldersDiffer(a, inForce!, proposed) || (newlyTop && a.RoleId == top))
            .Select(a => new Appointment(
                a,
                proposed.Role(a.RoleId)!.Title,
                proposed.NameOf(a),
                HolderIds(a, proposed),
                a.RoleId == top && a.Evidence is not null && (designatedIn is null || !newlyTop)))]; // rule 9: a designation counts once signed
    }

    private static bool HoldersDiffer(AssignmentContent a, RegisterSnapshot inForce, RegisterSnapshot proposed) =>
        a.PositionId is not null
        && !(inForce.Position(a.PositionId)?.Holders ?? []).SequenceEqual(proposed.Position(a.PositionId)?.Holders ?? []);

    private static HashSet<Guid> HolderIds(AssignmentContent a, RegisterSnapshot proposed) =>
        a.PersonId is { } person ? [person] : [.. (proposed.Position(a.PositionId)?.Holders ?? []).Select(h => h.PersonId)];
}
