using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Versions;

/// <summary>What must be true of content before it is put to top management, so that it can be signed and succeeded.</summary>
internal static class SubmittedContent
{
    public static void RefuseUnsignable(RegisterSnapshot content, RegisterSnapshot? inForce, int? inForceNumber)
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
        if (!content.AssignmentsOf(top.Id).Any(a => a.Kind != AssignmentKind.Deputy && a.Scope is null && IsHeldByPeople(a, content)))
        {
            throw new RuleBrokenException($"Nobody holds {top.Title} for the whole ISMS, so nobody could sign the next version. Assign it first.");
        }
    }

    private static bool IsHeldByPeople(AssignmentContent a, RegisterSnapshot content) =>
        a.PersonId is not null || content.Position(a.PositionId) is { Holders.Count: > 0 };
}
