namespace IsmsRoles.Web.Pages.HandOvers;

/// <summary>What a leaving does to an account, told where the leaving is recorded and where duties are handed over.</summary>
/// <param name="LastDay">Null while it is still being typed.</param>
/// <param name="MayClose">The reader is an administrator.</param>
public sealed record AccountNotice(LeaverAccount Account, DateOnly? LastDay, DateOnly Today, bool MayClose)
{
    public bool IsOver => LastDay < Today;

    public string ClosedBy => Account.Administrators.Count == 0
        ? "Nobody else is an administrator, so give somebody that access first."
        : $"{HandOverWords.Listed(Account.Administrators)} can close it{(IsOver ? "" : " at once")}, as {(Account.Administrators.Count == 1 ? "an administrator" : "administrators")}.";
}
