using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Reports;

/// <summary>How whoever presented a report stood to 5.3 b on that day.</summary>
public enum ReporterCapacity
{
    /// <summary>Held the role designated for it, or acted in it.</summary>
    Holder,

    /// <summary>Deputised for its holder.</summary>
    Deputy,

    /// <summary>Neither.</summary>
    None,
}

public static class ReporterCapacities
{
    public static string InWords(this ReporterCapacity capacity) => capacity switch
    {
        ReporterCapacity.Holder => "holder of 5.3 b on that day",
        ReporterCapacity.Deputy => "deputy for 5.3 b on that day",
        _ => "did not hold 5.3 b on that day",
    };
}

/// <summary>Somebody by name, with the job title then.</summary>
public sealed record NamedPerson(Guid Id, string Name, string? JobTitle);

/// <summary>Who was to report and to whom on a day: looked through positions to people, by the dates of the assignments.</summary>
/// <param name="Register">The register's records as content on <paramref name="Day"/>.</param>
/// <param name="ReportingRoleId">The role designated 5.3 b: by the version in force on that day, else by the register.</param>
/// <param name="TopManagementRoleId">The role designated as top management, likewise.</param>
public sealed record ReportingDay(DateOnly Day, RegisterSnapshot Register, Guid? ReportingRoleId, Guid? TopManagementRoleId)
{
    /// <summary>The title of the role designated 5.3 b, or null.</summary>
    public string? ReportingRole => Register.Role(ReportingRoleId)?.Title;

    /// <summary>Those who held 5.3 b or acted in it.</summary>
    public IReadOnlyList<NamedPerson> Reporters => People(ReportingRoleId, a => a.Kind != AssignmentKind.Deputy);

    public IReadOnlyList<NamedPerson> TopManagement => People(TopManagementRoleId, a => a.Kind != AssignmentKind.Deputy);

    public ReporterCapacity CapacityOf(Guid? personId, Guid? positionId) =>
        Covers(personId, positionId, a => a.Kind != AssignmentKind.Deputy) ? ReporterCapacity.Holder
        : Covers(personId, positionId, a => a.Kind == AssignmentKind.Deputy) ? ReporterCapacity.Deputy
        : ReporterCapacity.None;

    private bool Covers(Guid? personId, Guid? positionId, Func<AssignmentContent, bool> which) =>
        Held(ReportingRoleId, which).Any(a =>
            (positionId is not null && a.PositionId == positionId)
            || (personId is not null && Register.PeopleBehind(a, Day).Any(p => p.Id == personId)));

    private List<NamedPerson> People(Guid? roleId, Func<AssignmentContent, bool> which) =>
        [.. Held(roleId, which)
            .SelectMany(a => Register.PeopleBehind(a, Day))
            .DistinctBy(p => p.Id)
            .OrderBy(p => p.Name, Alphabetical.Order)
            .ThenBy(p => p.Id)
            .Select(p => new NamedPerson(p.Id, p.Name, p.JobTitle))];

    private IEnumerable<AssignmentContent> Held(Guid? roleId, Func<AssignmentContent, bool> which) =>
        roleId is { } id ? Register.AssignmentsOf(id).Where(which).Where(a => Register.IsHeldOn(a, Day)) : [];
}
