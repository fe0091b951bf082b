namespace IsmsRoles.Web.Import;

/// <summary>A role the register has already, as far as an import compares it. HolderIds are the people who hold it today or will.</summary>
public sealed record ExistingRole(
    Guid Id, string Title, string? Purpose, IReadOnlyList<ResponsibilityItem> Responsibilities, IReadOnlyList<AuthorityItem> Authorities,
    Guid? ReportsToId, int? ReviewMonths, IReadOnlyList<Guid> HolderIds, bool Retired = false);

/// <summary>A role the plan points at: in the register already, or created by a row of the same file.</summary>
public readonly record struct RoleLink(Guid? ExistingId, int? Row);

/// <summary>
/// What the import does with one role. ReportsTo is set where a line is to be written: create every role first, then set
/// lines. NewHolders are people of the register who do not hold the role yet. Responsibilities and Authorities are the
/// lists as they are to stand: sentences the file repeats without clauses or kind keep those the register has.
/// </summary>
public sealed record PlannedRole(
    RoleRow Source, RowOutcome Outcome, Guid? ExistingId, IReadOnlyList<PlannedChange> Changes, RoleLink? ReportsTo,
    IReadOnlyList<Guid> NewHolders, IReadOnlyList<string> Reasons)
    : IPlannedRow
{
    public IReadOnlyList<ResponsibilityItem> Responsibilities { get; init; } = [];

    public IReadOnlyList<AuthorityItem> Authorities { get; init; } = [];

    /// <summary>The names of <see cref="NewHolders"/>, in their order.</summary>
    public IReadOnlyList<string> NewHolderNames { get; init; } = [];

    public int Row => Source.Row;

    public int Line => Source.Line;

    public string Subject => Source.Title;
}

/// <summary>
/// Compares roles in a file with those in the register, matched by title without regard to case (NFC). Empty cells never
/// erase anything; a list in the file replaces the role's list; roles missing from the file stay as they are.
/// </summary>
public sealed record RolesPlan(IReadOnlyList<PlannedRole> Rows)
{
    public PlanCounts Counts { get; } = PlanCounts.Of(Rows);

    /// <param name="heldFrom">The day from which new holders hold their roles; where given, nobody outside their days with us is made one.</param>
    public static RolesPlan Make(
        IReadOnlyList<RoleRow> rows, IReadOnlyList<ExistingRole> existing, IReadOnlyList<ExistingPerson> people, DateOnly? heldFrom = null) =>
        new(new RolesPlanner(rows, existing, people, heldFrom).Plan());
}

/// <summary>What the changes of a role are called, in the preview and where they are written.</summary>
internal static class RoleChanges
{
    public const string Title = "title";
    public const string Purpose = "purpose";
    public const string Responsibilities = "responsibilities";
    public const string Authorities = "authorities";
    public const string Review = "review every (months)";
    public const string ReportsTo = "reports to";
    public const string HeldBy = "held by";
}
