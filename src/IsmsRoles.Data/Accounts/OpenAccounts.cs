using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Accounts;

/// <summary>Look-ups behind the rule that a person has at most one open account.</summary>
public static class OpenAccounts
{
    /// <summary>The person's open account besides the one given, or null.</summary>
    public static Task<Account?> OfPersonAsync(RegisterDbContext db, Guid? personId, Guid? besides = null) =>
        db.Users.FirstOrDefaultAsync(a => a.PersonId == personId && personId != null && a.ClosedAt == null && a.Id != besides);
}
