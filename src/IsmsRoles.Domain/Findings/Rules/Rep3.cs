using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Findings.Rules;

/// <summary>REP-3: nobody can hand down what they do not have.</summary>
public sealed class Rep3 : FindingRule
{
    public override string Id => "REP-3";

    public override FindingSeverity Severity => FindingSeverity.Minor;

    public override IReadOnlyList<string> Clauses => ["5.3"];

    public override AuditQuestion Question => AuditQuestion.Reporting;

    public override CommonMistake Mistake => CommonMistake.LinesThatLeadNowhere;

    public override string Title => "A delegated authority does not go back to top management";

    public override string Meaning =>
        "A role may decide something because another role handed it down, and that role never had it, is no longer used, or has it only up to a smaller amount. An authority without a delegating role is given by top management itself when it signs. Amounts in different currencies, and limits in words, are not compared.";

    public override string Evidence =>
        "For each delegated authority the same kind of authority at the role that delegated it, back to top management, with an amount at least as large.";

    public override IEnumerable<Finding> Find(RegisterFacts facts, DateOnly day)
    {
        var register = facts.Register;
        var top = register.Designated(DesignationKind.TopManagement)?.Id;
        foreach (var role in register.Roles)
        {
            foreach (var authority in role.Authorities.Where(a => a.DelegatedById is not null))
            {
                if (Fault(register, top, role, authority) is { } fault)
                {
                    yield return Raise($"{role.Title} may decide “{authority.Text}”, {fault}.", Remedy.EditRole(role.Id), FindingSubject.Of(role))
                        .Among($"{authority.Kind} {authority.Text} {authority.DelegatedById}") with
                    {
                        Facts = [authority.Text, $"{authority.DelegatedById}", $"{authority.Amount} {authority.Currency}", fault],
                    };
                }
            }
        }
    }

    private static string? Fault(RegisterSnapshot register, Guid? top, RoleContent role, AuthorityContent authority)
    {
        if (register.Role(authority.DelegatedById) is not { } delegator)
        {
            return "delegated by a role that is no longer used";
        }

        var same = delegator.Authorities.Where(a => a.Kind == authority.Kind).ToList();
        return !GoesBack(register, top, delegator, authority.Kind, [role.Id])
                ? same.Count == 0 && delegator.Id != top
                    ? $"delegated by {delegator.Title}, which has no such authority itself"
                    : $"delegated by {delegator.Title}, whose own authority does not go back to top management"
            : Exceeds(authority, same) is { } limit
                ? $"{(authority.Amount is { } amount ? $"up to {ContentInWords.Money(amount, authority.Currency)}" : "without a limit")}, delegated by {delegator.Title}, which may itself only decide up to {ContentInWords.Money(limit.Amount!.Value, limit.Currency)}"
            : null;
    }

    // Somewhere up the chain stands top management, or an authority of the kind that top management gave by signing.
    private static bool GoesBack(RegisterSnapshot register, Guid? top, RoleContent holder, AuthorityKind kind, HashSet<Guid> seen) =>
        holder.Id == top
        || (seen.Add(holder.Id) && holder.Authorities.Where(a => a.Kind == kind).Any(a =>
            a.DelegatedById is null || (register.Role(a.DelegatedById) is { } above && GoesBack(register, top, above, kind, [.. seen]))));

    // The delegator's largest amount, where all its authorities of the kind have one and none of them is as large.
    private static AuthorityContent? Exceeds(AuthorityContent authority, List<AuthorityContent> delegators)
    {
        if (delegators.Count == 0 || delegators.Any(a => a.Amount is null) || (authority.Amount is null && authority.Limit is not null))
        {
            return null;
        }

        var comparable = authority.Amount is null ? delegators : [.. delegators.Where(a => a.Currency == authority.Currency)];
        return comparable.MaxBy(a => a.Amount) is { } largest && !(authority.Amount <= largest.Amount) ? largest : null;
    }
}
