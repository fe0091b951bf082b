namespace IsmsRoles.Domain.Findings.Rules;

/// <summary>DOC-4: nobody looked at it for too long.</summary>
public sealed class Doc4 : FindingRule
{
    public override string Id => "DOC-4";

    public override FindingSeverity Severity => FindingSeverity.Minor;

    public override IReadOnlyList<string> Clauses => ["5.3", "9.3"];

    public override AuditQuestion Question => AuditQuestion.Documented;

    public override CommonMistake Mistake => CommonMistake.DocumentMissingOrStale;

    public override string Title => "A review is overdue";

    public override string Meaning =>
        "A role, or the register as a whole, was not looked at for longer than its review interval: 12 months unless it is set otherwise. A role counts as looked at when somebody reviewed or rewrote it, the register when it was reviewed or a version came into force.";

    public override string Evidence =>
        "A recorded review of the role or of the register inside its interval, even where it found nothing to change.";

    public override IEnumerable<Finding> Find(RegisterFacts facts, DateOnly day)
    {
        var register = facts.Register;
        if (Later(facts.Reviews.Register, facts.InForce?.On) is { } last && Overdue(last, register.Organisation.ReviewIntervalMonths, day) is { } due)
        {
            yield return Raise($"The review of the whole register was due on {due.InWords()}; it was last looked at on {last.InWords()}.", Remedy.ReviewRegister, FindingSubject.Register) with
            {
                Since = due.AddDays(1),
                Facts = [$"{due:O}"],
            };
        }

        foreach (var role in register.Roles)
        {
            var (reviewed, written) = (On(facts.Reviews.Roles, role.Id), On(facts.RolesWrittenOn, role.Id));
            if (Later(reviewed, written) is { } seen && Overdue(seen, role.ReviewIntervalMonths ?? register.Organisation.ReviewIntervalMonths, day) is { } dueOn)
            {
                var before = reviewed == seen ? $"it was last reviewed on {seen.InWords()}" : $"it was written on {seen.InWords()} and not reviewed since";
                yield return Raise($"The review of {role.Title} was due on {dueOn.InWords()}; {before}.", Remedy.ReviewRole(role.Id), FindingSubject.Of(role)) with
                {
                    Since = dueOn.AddDays(1),
                    Facts = [$"{dueOn:O}"],
                };
            }
        }
    }

    // The day it was due, once that day is over.
    private static DateOnly? Overdue(DateOnly last, int months, DateOnly day) => last.AddMonths(months) is var due && due < day ? due : null;

    private static DateOnly? On(IReadOnlyDictionary<Guid, DateOnly> days, Guid id) => days.TryGetValue(id, out var on) ? on : null;

    private static DateOnly? Later(DateOnly? a, DateOnly? b) => a is null || b > a ? b : a;
}
