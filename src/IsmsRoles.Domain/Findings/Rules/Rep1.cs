using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Findings.Rules;

/// <summary>REP-1: a line that leads nowhere.</summary>
public sealed class Rep1 : FindingRule
{
    public override string Id => "REP-1";

    public override FindingSeverity Severity => FindingSeverity.Major;

    public override IReadOnlyList<string> Clauses => ["5.3 b"];

    public override AuditQuestion Question => AuditQuestion.Reporting;

    public override CommonMistake Mistake => CommonMistake.LinesThatLeadNowhere;

    public override string Title => "A reporting line does not reach top management";

    public override string Meaning =>
        "Following who reports to whom from a role upwards does not lead to top management: the line ends before, goes past it, or goes round. What that role finds out never arrives. Everyone's baseline duties have no line of their own.";

    public override string Evidence =>
        "A reporting line from every role to the role designated as top management, in the version in force.";

    public override IEnumerable<Finding> Find(RegisterFacts facts, DateOnly day)
    {
        var register = facts.Register;
        if (register.Designated(DesignationKind.TopManagement) is not { } top)
        {
            return register.Roles.Count == 0
                ? []
                : [Raise("No role is designated as top management, so no reporting line can end there.", Remedy.Designate(DesignationKind.TopManagement), FindingSubject.Register)];
        }

        var lines = new LinesUpwards(register, top);
        return register.Roles
            .Where(r => !register.IsEveryone(r.Id) && !lines.Reaches(r) && !lines.IsAboveTop(r))
            .GroupBy(lines.BreakOf)
            .Select(broken => Told(register, lines, register.Role(broken.Key)!, [.. broken]));
    }

    private Finding Told(RegisterSnapshot register, LinesUpwards lines, RoleContent broken, IReadOnlyList<RoleContent> roles)
    {
        var below = roles.Where(r => r.Id != broken.Id).Select(r => r.Title).Order(Alphabetical.Order).ToList();
        var superior = register.Role(broken.ReportsToId);
        var told = lines.CircleAt(broken) is { Count: > 0 } circle
                ? $"The reporting line goes round and never reaches top management: {string.Join(", ", circle.Zip(circle.Skip(1).Append(circle[0]), (a, b) => $"{a.Title} reports to {b.Title}"))}."
            : superior is not null ? $"{broken.Title} reports to {superior.Title}, which stands above top management, so its line goes past it."
            : $"{broken.Title} reports to no role, so its line does not reach top management.";
        var and = below.Count == 0 || lines.CircleAt(broken).Count > 0 ? "" : $" The same goes for what is below it: {RegisterQuestions.Listed(below)}.";
        return Raise(told + and, Remedy.ChangeLine(broken.Id), [FindingSubject.Of(broken), .. roles.Where(r => r.Id != broken.Id).Select(FindingSubject.Of)]) with
        {
            Facts = [$"{broken.ReportsToId}"],
        };
    }
}
