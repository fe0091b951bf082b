using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Versions;

/// <summary>What must be true of content before it is put to top management, so that it can be signed and succeeded.</summary>
internal static class SubmittedContent
{
    public static void RefuseUnsignable(RegisterSnapshot content, RegisterSnapshot? inForce, int? inForceNumber, DateOnly day)
    {
        if (inForce is not null && content.ToBytes().AsSpan().SequenceEqual(inForce.ToBytes()))
        {
            throw new RuleBrokenException($"Nothing differs from version {inForceNumber}, so there is nothing to sign.");
        }

        // Rule 1 again: each side of a hold-back is free of cycles, but the mixture need not be.
        if (new ReportingLines(content.Roles.Select(r => (r.Id, r.Title, r.ReportsToId))).FindCycle() is { } cycle)
        {
            throw new RuleBrokenException($"With these changes held back the reporting line would go round: {string.Join(" reports to ", cycle)}. Hold back or submit all of them.");
        }

        if (content.Designated(DesignationKind.TopManagement) is not { } top)
        {
            throw new RuleBrokenException("No role is designated as top management, so nobody could sign. Designate one first.");
        }

        // Without this, nobody could ever sign the version after this one.
        var holders = content.AssignmentsOf(top.Id)
            .Where(a => a.Kind != AssignmentKind.Deputy && a.Scope is null && !(a.Until < day))
            .SelectMany(a => HolderIds(a, content, day))
            .Where(id => !(content.Person(id)?.LeavesOn < day))
            .Distinct()
            .Count();
        if (holders == 0)
        {
            throw new RuleBrokenException($"Nobody holds {top.Title} for the whole ISMS, so nobody could sign the next version. Assign it first.");
        }

        var quorum = content.Quorum.ToQuorum();
        if (quorum.Required(holders) > holders)
        {
            throw new RuleBrokenException($"{quorum.Required(holders)} signatures would be needed for the next version, and only {(holders == 1 ? "one person" : $"{holders} people")} would hold {top.Title}. Lower the quorum or assign it to more people.");
        }
    }

    /// <summary>Rule 5 c: a successor signatory stands in for an assignment that is not signed yet, so the next version must hold it.</summary>
    public static void RefuseWithoutSuccessors(RegisterSnapshot content, IReadOnlyList<EligibleApprover> eligible, DateOnly day)
    {
        var top = content.Designated(DesignationKind.TopManagement)!;
        var holders = content.AssignmentsOf(top.Id)
            .Where(a => a.Kind != AssignmentKind.Deputy && a.Scope is null && a.Covers(day))
            .SelectMany(a => HolderIds(a, content, day))
            .ToHashSet();
        if (eligible.FirstOrDefault(a => a.Capacity == SigningCapacity.SuccessorSignatory && !holders.Contains(a.PersonId)) is { } missing)
        {
            throw new RuleBrokenException($"{missing.Name} may sign as successor signatory, so this version must contain their assignment to {top.Title}, beginning today or earlier. Assign it, and do not hold it back; or withdraw the successor.");
        }
    }

    private static IEnumerable<Guid> HolderIds(AssignmentContent a, RegisterSnapshot content, DateOnly day) =>
        a.PersonId is { } person ? [person]
        : content.Position(a.PositionId) is { } position && !(position.AbolishedOn < day) ? position.Holders.Where(h => !(h.Until < day)).Select(h => h.PersonId)
        : [];
}
