using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Roles;

namespace IsmsRoles.Web.Import;

/// <summary>What an import accepts at most; lengths of texts are the domain's. Sizes are in bytes, lengths in UTF-16 characters as the database counts them.</summary>
public sealed record ImportLimits
{
    public static ImportLimits Default { get; } = new();

    public int FileBytes { get; init; } = 10 * 1024 * 1024;
    public int Rows { get; init; } = 100_000;
    public int Columns { get; init; } = 200;

    /// <summary>The longest cell that is read at all; spreadsheets hold no more in one.</summary>
    public int Cell { get; init; } = 32_767;

    public int Name { get; init; } = Person.NameMaxLength;
    public int Email { get; init; } = Person.EmailMaxLength;
    public int Reference { get; init; } = Person.ExternalReferenceMaxLength;
    public int JobTitle { get; init; } = Person.JobTitleMaxLength;
    public int Department { get; init; } = Person.DepartmentMaxLength;
    public int Title { get; init; } = Role.TitleMaxLength;
    public int Responsibility { get; init; } = IsmsRoles.Domain.Roles.Responsibility.TextMaxLength;
    public int Authority { get; init; } = IsmsRoles.Domain.Roles.Authority.TextMaxLength;
    public int Purpose { get; init; } = Role.PurposeMaxLength;
    public int ListItems { get; init; } = 200;

    /// <summary>The longest review interval a role may have, in months.</summary>
    public int ReviewMonths { get; init; } = 60;
}
