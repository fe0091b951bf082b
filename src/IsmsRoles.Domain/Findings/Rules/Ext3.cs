using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Findings.Rules;

/// <summary>EXT-3: accountability cannot be outsourced.</summary>
public sealed class Ext3 : FindingRule
{
    public override string Id => "EXT-3";

    public override FindingSeverity Severity => FindingSeverity.Major;

    public override IReadOnlyList<string> Clauses => ["5.3", "A.5.19"];

    public override AuditQuestion Question => AuditQuestion.AssignedByTopManagement;

    public override CommonMistake Mistake => CommonMistake.OutsourcedAndForgotten;

    public override string Title => "5.3 a or b is held outside and nobody is named";

    public override string Meaning =>
        "A third party holds the role that answers for the ISMS or reports its performance, without a named person who does so, or without anybody inside who stays accountable. Work can be given away, accountability cannot.";

    public override string Evidence =>
        "The role held by a named person whom the third party employs, and an owner of the relationship inside who is with the organisation.";

    public override IEnumerable<Finding> Find(RegisterFacts facts, DateOnly day)
    {
        var register = facts.Register;
        var duties = register.Designations
            .Where(d => d.Kind is DesignationKind.IsmsConformity or DesignationKind.PerformanceReporting)
            .ToLookup(d => d.RoleId, d => d.Kind.InWords());
        foreach (var role in duties.Select(d => register.Role(d.Key)).OfType<RoleContent>())
        {
            var what = $"{role.Title} ({RegisterQuestions.Listed([.. duties[role.Id]])})";
            var holders = facts.Holdings.OfRole(role.Id).Where(h => !h.IsDeputy).ToList();
            var outside = register.AssignmentsOf(role.Id)
                .Where(a => a.Kind != AssignmentKind.Deputy && facts.Holdings.IsHeld(a))
                .Select(a => register.ThirdParty(a.ThirdPartyId))
                .Concat(holders.Select(h => register.ThirdParty(h.Person.EmployerId)))
                .OfType<ThirdPartyContent>()
                .DistinctBy(t => t.Id);
            foreach (var thirdParty in outside)
            {
                var named = holders.Where(h => h.Person.EmployerId == thirdParty.Id).Select(h => h.Person.Name).Distinct().ToList();
                var inside = register.InsideOwner(thirdParty, day);
                if (named.Count > 0 && inside is not null)
                {
                    continue;
                }

                var who = named.Count > 0 ? $"{what} is held by {RegisterQuestions.Listed(named)} of {thirdParty.Name}" : $"{what} is held by {thirdParty.Name}";
                var lacks = named.Count > 0 ? "nobody inside is accountable for the relationship"
                    : inside is null ? "neither a person there is named nor is anybody inside accountable for the relationship"
                    : "no person there is named";
                yield return Raise($"{who}, and {lacks}.", named.Count > 0 ? Remedy.EditThirdParty(thirdParty.Id) : Remedy.Assign(role.Id), FindingSubject.Of(role), FindingSubject.Of(thirdParty)).Among(thirdParty.Id.ToString()) with
                {
                    Facts = [lacks],
                };
            }
        }
    }
}
