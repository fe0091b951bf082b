using IsmsRoles.Domain.Access;
using IsmsRoles.Web.TagHelpers;

namespace IsmsRoles.Web.Pages.Accounts;

/// <summary>The kinds of access with what each means, and how a form's checkboxes become one value.</summary>
internal static class AccessChoices
{
    public const string MemberMeans = "Without any of these, they see the roles table in force and their own duties.";

    public static IReadOnlyList<HintedItem> All { get; } =
    [
        new("Administrator", nameof(AccessRight.Administrator), "Keeps accounts and settings"),
        new("Manager", nameof(AccessRight.Manager), "Edits the register and submits versions"),
        new("Approver", nameof(AccessRight.Approver), "May be asked to sign; whether a signature counts is decided by the roles table"),
        new("Auditor", nameof(AccessRight.Auditor), "Reads and downloads everything, changes nothing"),
    ];

    public static AccessRight Of(IEnumerable<AccessRight> chosen) => chosen.Aggregate(AccessRight.Member, (all, one) => all | one);

    public static List<AccessRight> Parts(AccessRight access) =>
        [.. Enum.GetValues<AccessRight>().Where(right => right != AccessRight.Member && (access & right) == right)];
}
