namespace IsmsRoles.Web.Import;

/// <summary>What an import accepts at most. Sizes are in bytes, lengths in UTF-16 characters as the database counts them.</summary>
public sealed record ImportLimits
{
    public static ImportLimits Default { get; } = new();

    public int FileBytes { get; init; } = 10 * 1024 * 1024;
    public int Rows { get; init; } = 100_000;
    public int Columns { get; init; } = 200;

    /// <summary>The longest cell that is read at all; spreadsheets hold no more in one.</summary>
    public int Cell { get; init; } = 32_767;

    public int Name { get; init; } = 200;
    public int Email { get; init; } = 254;
    public int Reference { get; init; } = 100;
    public int Title { get; init; } = 200;
    public int Responsibility { get; init; } = 1_000;
    public int Authority { get; init; } = 1_000;
    public int Purpose { get; init; } = 2_000;
    public int ListItems { get; init; } = 200;

    /// <summary>The longest review interval, in months, that is taken for one.</summary>
    public int ReviewMonths { get; init; } = 120;
}
