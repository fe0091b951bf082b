using IsmsRoles.Domain.Reviews;
using IsmsRoles.Web.TagHelpers;

namespace IsmsRoles.Web.Reviews;

/// <summary>Reviews in a reader's words.</summary>
public static class ReviewWords
{
    private const int MostNames = 3;

    public static Badge Badge(this ReviewState state) => state switch
    {
        ReviewState.Overdue => TagHelpers.Badge.Overdue,
        ReviewState.DueToday => TagHelpers.Badge.DueToday,
        ReviewState.Soon => TagHelpers.Badge.DueSoon,
        _ => TagHelpers.Badge.UpToDate,
    };

    /// <summary>What the last review was: "reviewed", "signed as changed or new", "added; not reviewed yet".</summary>
    public static string InWords(this ReviewBasis basis, bool isRegister = false) => basis switch
    {
        ReviewBasis.Reviewed => "reviewed",
        ReviewBasis.SignedVersion => isRegister ? "signed with its first version" : "signed as new or changed",
        _ => isRegister ? "set up; not reviewed yet" : "added; not reviewed yet",
    };

    /// <summary>"Ana Ruiz, Ben Smith (Top management)".</summary>
    public static string InWords(this ReviewOwner owner)
    {
        if (owner.RoleId is null)
        {
            return "Nobody: vacant here and above";
        }

        var names = string.Join(", ", owner.Names.Take(MostNames)) + (owner.Names.Count > MostNames ? $" and {owner.Names.Count - MostNames} more" : "");
        return $"{names} ({owner.Role})";
    }
}
