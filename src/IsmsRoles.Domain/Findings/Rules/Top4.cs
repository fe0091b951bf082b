namespace IsmsRoles.Domain.Findings.Rules;

/// <summary>TOP-4: one signature stands alone.</summary>
public sealed class Top4 : FindingRule
{
    public override string Id => "TOP-4";

    public override FindingSeverity Severity => FindingSeverity.Observation;

    public override IReadOnlyList<string> Clauses => ["5.3"];

    public override AuditQuestion Question => AuditQuestion.AssignedByTopManagement;

    public override CommonMistake Mistake => CommonMistake.NobodyInChargeAssignedIt;

    public override string Title => "An appointment rests on a minuted resolution";

    public override string Meaning =>
        "Nobody but its holder could sign for an appointment, or nobody but the submitter could sign the version, so a minuted resolution stands in for the second signature. That is allowed; an auditor will ask for the minutes.";

    public override string Evidence =>
        "The minutes themselves; better, a second member of top management who signs, or evidence of appointment by the owners or a supervisory body.";

    public override IEnumerable<Finding> Find(RegisterFacts facts, DateOnly day)
    {
        if (facts.InForce is not { } inForce)
        {
            yield break;
        }

        var resolutions = facts.Resolutions.OrderByDescending(r => r.VersionNumber).ToList();
        foreach (var assignment in inForce.Content.Assignments)
        {
            if (resolutions.FirstOrDefault(r => r.Covers.Contains(assignment.Id)) is { } resolution
                && facts.Register.AssignmentsOf(assignment.RoleId).FirstOrDefault(a => a.Id == assignment.Id) is { } current
                && facts.Holdings.IsHeld(current))
            {
                var (name, role) = (facts.Register.NameOf(current), facts.Register.RoleOf(current));
                yield return Raise(
                    $"Nobody but {name} could sign for {name} as {role} in version {resolution.VersionNumber}; the minuted resolution “{resolution.Reference}” of {resolution.On.InWords()} stands in.",
                    Remedy.OpenVersion(resolution.VersionId),
                    [FindingSubject.Assignment(current.Id, $"{role}: {name}"), .. facts.Register.Role(current.RoleId) is { } r ? [FindingSubject.Of(r)] : Array.Empty<FindingSubject>()]) with
                {
                    Since = resolution.On,
                    Facts = [resolution.VersionId.ToString(), resolution.Reference],
                };
            }
        }

        if (inForce.IsSignedBySubmitter)
        {
            var who = RegisterQuestions.Listed([.. inForce.Approvers.Select(a => a.Name)]);
            yield return Raise(
                $"{who} submitted {inForce.Title} and signed it, because nobody else could; a minuted resolution stands in.", Remedy.OpenVersion(inForce.Id), FindingSubject.Version(inForce.Id, inForce.Title)) with
            {
                Since = inForce.On,
            };
        }
    }
}
