using IsmsRoles.Web.Demo;
using IsmsRoles.Web.StartingSets;
using Xunit;

namespace IsmsRoles.Web.Tests.Demo;

/// <summary>
/// Replays the demo's steps on plain lists and refuses what the register would refuse: a name not yet there, dates
/// outside a holder's, a changed sentence that is not found.
/// </summary>
internal sealed class DemoReplay
{
    private readonly Dictionary<string, DemoPerson> _people = [];
    private readonly Dictionary<string, DemoThirdParty> _thirdParties = [];
    private readonly Dictionary<string, DemoPosition> _positions = [];
    private readonly HashSet<string> _scopeItems = [];
    private readonly List<StartingRole> _roles = [];
    private readonly Dictionary<string, DemoAssignment> _assignments = [];

    /// <summary>Replays all steps, or those up to the last approval.</summary>
    internal DemoReplay(DemoOrganisation demo, bool untilSigned = false)
    {
        var last = untilSigned ? demo.Steps.OfType<ApproveVersion>().Last() : demo.Steps[^1];
        foreach (var step in demo.Steps)
        {
            Assert.True(step is OpenRegister || _people.ContainsKey(step.ByKey) || _roles.Count == 0, $"{step} by nobody");
            Take(step);
            if (step == last)
            {
                return;
            }
        }
    }

    internal IReadOnlyCollection<DemoAssignment> Assignments => _assignments.Values;

    internal IReadOnlyList<StartingRole> Roles => _roles;

    internal IReadOnlyCollection<DemoThirdParty> ThirdParties => _thirdParties.Values;

    /// <summary>The people behind an assignment on a day, positions looked through; none for a third party.</summary>
    internal IEnumerable<string> PeopleBehind(DemoAssignment assignment, DateOnly on) => assignment.HolderKind switch
    {
        DemoHolderKind.Person => [assignment.HolderKey],
        DemoHolderKind.Position => _positions[assignment.HolderKey].Tenures
            .Where(t => t.From <= on && (t.Until is null || t.Until >= on))
            .Select(t => t.PersonKey),
        _ => [],
    };

    private void Take(DemoStep step)
    {
        switch (step)
        {
            case OpenRegister or SubmitVersion or ApproveVersion:
                break;
            case RecordPerson { Person: var person }:
                Assert.True(person.LineManagerKey is null || _people.ContainsKey(person.LineManagerKey), person.Name);
                Assert.True(person.EmployerKey is null || _thirdParties.ContainsKey(person.EmployerKey), person.Name);
                _people.Add(person.Key, person);
                break;
            case RecordThirdParty { ThirdParty: var thirdParty }:
                Assert.Contains(thirdParty.OwnerKey, _people.Keys);
                _thirdParties.Add(thirdParty.Key, thirdParty);
                break;
            case RecordPosition { Position: var position }:
                Assert.All(position.Tenures, tenure =>
                    Assert.True(IsWithUs(_people[tenure.PersonKey], tenure.From, tenure.Until), $"{position.Title}: {tenure}"));
                Assert.Equal(position.IsBody ? 1 : 0, position.Tenures.Count(tenure => tenure.IsChair));
                Assert.Equal(position.IsBody, position.TermsOfReference is not null);
                _positions.Add(position.Key, position);
                break;
            case RecordScopeItem { Item: var item }:
                Assert.True(_scopeItems.Add(item.Key));
                break;
            case AddRole { Role: var role }:
                Assert.DoesNotContain(_roles, r => r.Key == role.Key);
                _roles.Add(role);
                break;
            case AssignRole { Assignment: var assignment }:
                Assign(assignment, DateOnly.FromDateTime(step.AtUtc));
                break;
            case RecordLeaving leaving:
                var leaver = _people[leaving.PersonKey];
                _people[leaver.Key] = leaver with { Periods = [.. leaver.Periods.SkipLast(1), leaver.Periods[^1] with { Until = leaving.LastDay }] };
                break;
            case EndAssignment end:
                Assert.Null(_assignments[end.AssignmentKey].Until);
                _assignments[end.AssignmentKey] = _assignments[end.AssignmentKey] with { Until = end.LastDay };
                break;
            case ChangeResponsibility change:
                Change(change.RoleKey, role =>
                {
                    Assert.Single(role.Responsibilities, r => r.Text == change.OldText);
                    return role with { Responsibilities = [.. role.Responsibilities.Select(r => r.Text == change.OldText ? change.New : r)] };
                });
                break;
            case ChangeReportingLine change:
                Assert.Contains(_roles, r => r.Key == change.ReportsToKey);
                Change(change.RoleKey, role => role with { ReportsToKey = change.ReportsToKey });
                break;
            case RecordReview review:
                Assert.Contains(_roles, r => r.Key == review.RoleKey);
                break;
            case RecordReport report:
                Assert.True(report.GivenOn <= DateOnly.FromDateTime(report.AtUtc), $"{report} before it was given");
                Assert.All(report.RecipientKeys, key => Assert.Contains(key, _people.Keys));
                break;
            case AddAuthority change:
                Change(change.RoleKey, role => role with { Authorities = [.. role.Authorities, change.Authority] });
                break;
            default:
                Assert.Fail($"No test knows {step.GetType().Name}.");
                break;
        }
    }

    private void Assign(DemoAssignment assignment, DateOnly recordedOn)
    {
        Assert.Contains(_roles, r => r.Key == assignment.RoleKey);
        Assert.True(assignment.ScopeItemKey is null || _scopeItems.Contains(assignment.ScopeItemKey), assignment.Key);
        Assert.Equal(assignment.From < recordedOn, assignment.BackdatingReason is not null);
        Assert.True(
            assignment.HolderKind switch
            {
                DemoHolderKind.Person => IsWithUs(_people[assignment.HolderKey], assignment.From, assignment.Until),
                DemoHolderKind.Position => _positions[assignment.HolderKey].Tenures.Any(t => t.From <= assignment.From),
                _ => assignment.Until <= _thirdParties[assignment.HolderKey].ContractEndsOn,
            },
            $"{assignment.Key} lies outside its holder's dates");
        _assignments.Add(assignment.Key, assignment);
    }

    private void Change(string roleKey, Func<StartingRole, StartingRole> change)
    {
        var index = _roles.FindIndex(role => role.Key == roleKey);
        _roles[index] = change(_roles[index]);
    }

    private static bool IsWithUs(DemoPerson person, DateOnly from, DateOnly? until) => person.Periods.Any(period =>
        period.From <= from && (period.Until is null || (until is not null && until <= period.Until)));
}
