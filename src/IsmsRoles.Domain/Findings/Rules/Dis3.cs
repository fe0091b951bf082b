using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Findings.Rules;

/// <summary>DIS-3: auditing one's own work.</summary>
public sealed class Dis3 : FindingRule
{
    public override string Id => "DIS-3";

    public override FindingSeverity Severity => FindingSeverity.Major;

    public override IReadOnlyList<string> Clauses => ["9.2.2", "A.5.35"];

    public override AuditQuestion Question => AuditQuestion.AssignedByTopManagement;

    public override CommonMistake Mistake => CommonMistake.TooMuchInOnePairOfHands;

    public override string Title => "Internal audit is not independent";

    public override string Meaning =>
        "Internal audit is held by whoever answers for the ISMS (5.3 a), or reports to them. Then they audit, or order, the audit of their own work. Reporting to top management is what is meant to be, and is never raised.";

    public override string Evidence =>
        "Internal audit held by somebody else, from inside or outside, with a reporting line to top management that does not pass through the holder of 5.3 a.";

    public override IEnumerable<Finding> Find(RegisterFacts facts, DateOnly day)
    {
        var register = facts.Register;
        if (register.Designated(DesignationKind.InternalAudit) is not { } audit || register.Designated(DesignationKind.IsmsConformity) is not { } isms)
        {
            yield break;
        }

        if (audit.Id == isms.Id)
        {
            yield return Told(facts, audit, isms, $"{audit.Title} is designated for both {DesignationKind.InternalAudit.InWords()} and {DesignationKind.IsmsConformity.InWords()}.", Remedy.Designate(DesignationKind.InternalAudit), []);
            yield break;
        }

        var answering = Parties(facts, isms);
        if (answering.Keys.FirstOrDefault(Parties(facts, audit).ContainsKey) is var both && both != Guid.Empty)
        {
            yield return Told(facts, audit, isms, $"{answering[both]} holds both {audit.Title} ({DesignationKind.InternalAudit.InWords()}) and {isms.Title} ({DesignationKind.IsmsConformity.InWords()}).", Remedy.Assign(audit.Id), [both.ToString()]);
        }

        var top = register.Designated(DesignationKind.TopManagement);
        foreach (var superior in new LinesUpwards(register, top).Above(audit).TakeWhile(r => r.Id != top?.Id))
        {
            var through = superior.Id == isms.Id ? Guid.Empty : answering.Keys.FirstOrDefault(Parties(facts, superior).ContainsKey);
            if (superior.Id == isms.Id || through != Guid.Empty)
            {
                var by = superior.Id == isms.Id ? $", which answers for {DesignationKind.IsmsConformity.InWords()}" : $", held by {answering[through]}, who also holds {isms.Title} ({DesignationKind.IsmsConformity.InWords()})";
                yield return Told(facts, audit, isms, $"{audit.Title} ({DesignationKind.InternalAudit.InWords()}) {(superior.Id == audit.ReportsToId ? "reports" : "reports in the end")} to {superior.Title}{by}.", Remedy.ChangeLine(audit.Id), [superior.Id.ToString()]).Among("line");
                yield break;
            }
        }
    }

    private Finding Told(RegisterFacts facts, RoleContent audit, RoleContent isms, string told, Remedy remedy, IReadOnlyList<string> because) =>
        Raise(told, remedy, [FindingSubject.Of(audit), FindingSubject.Of(isms), .. facts.Holdings.OfRole(audit.Id).Select(h => FindingSubject.Of(h.Person)).Distinct()]) with
        {
            Facts = [audit.Id.ToString(), isms.Id.ToString(), .. because],
        };

    // People, and third parties that hold by themselves or by somebody they employ; deputies answer only while they act.
    private static Dictionary<Guid, string> Parties(RegisterFacts facts, RoleContent role)
    {
        Dictionary<Guid, string> parties = [];
        foreach (var holding in facts.Holdings.OfRole(role.Id).Where(h => !h.IsDeputy))
        {
            parties[holding.Person.Id] = holding.Person.Name;
            if (facts.Register.ThirdParty(holding.Person.EmployerId) is { } employer)
            {
                parties[employer.Id] = employer.Name;
            }
        }

        foreach (var assignment in facts.Register.AssignmentsOf(role.Id).Where(a => a.Kind != AssignmentKind.Deputy && facts.Holdings.IsHeld(a)))
        {
            if (facts.Register.ThirdParty(assignment.ThirdPartyId) is { } thirdParty)
            {
                parties[thirdParty.Id] = thirdParty.Name;
            }
        }

        return parties;
    }
}
