using IsmsRoles.Domain.Roles;

namespace IsmsRoles.Domain.Findings.Rules;

/// <summary>REP-5: an incident reaches nobody.</summary>
public sealed class Rep5 : FindingRule
{
    public override string Id => "REP-5";

    public override FindingSeverity Severity => FindingSeverity.Minor;

    public override IReadOnlyList<string> Clauses => ["5.3", "A.5.24", "A.6.8"];

    public override AuditQuestion Question => AuditQuestion.Reporting;

    public override CommonMistake Mistake => CommonMistake.TopManagementIsNotTold;

    public override string Title => "Nobody takes incident reports";

    public override string Meaning =>
        "No role is designated as the incident contact, or nobody holds it today, not even a deputy. Whoever sees something wrong has nobody to tell.";

    public override string Evidence =>
        "A role designated as incident contact in the version in force, held or covered on every day, and known to everyone.";

    public override IEnumerable<Finding> Find(RegisterFacts facts, DateOnly day)
    {
        if (facts.Register.Designated(DesignationKind.IncidentContact) is not { } role)
        {
            yield return Raise("No role is designated as the incident contact.", Remedy.Designate(DesignationKind.IncidentContact), FindingSubject.Register);
        }
        else if (!facts.Register.AssignmentsOf(role.Id).Any(facts.Holdings.IsHeld))
        {
            var since = Vacancies.Since(facts, role, scope: null);
            yield return Raise($"{RegisterQuestions.Nobody($"{role.Title}, the incident contact,", since)}.", Remedy.Assign(role.Id), FindingSubject.Of(role)) with
            {
                Since = since,
            };
        }
    }
}
