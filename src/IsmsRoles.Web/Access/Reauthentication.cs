using IsmsRoles.Data.Accounts;
using IsmsRoles.Domain;
using Microsoft.AspNetCore.Identity;

namespace IsmsRoles.Web.Access;

/// <summary>
/// Asks for the password again before a signature counts (rule 8). Runs before and outside the ledger's transaction: a
/// wrong try inside one that rolls back would never count towards lockout.
/// </summary>
public sealed class Reauthentication(SignInManager<Account> signIn, UserManager<Account> accounts, CurrentAccount me)
{
    /// <returns>How they were authenticated, as the signature records it.</returns>
    /// <exception cref="RuleBrokenException">The password is wrong, or the account is locked.</exception>
    public async Task<string> DemandPasswordAsync(string? password, string field = "Password")
    {
        var account = await accounts.FindByIdAsync(me.AccountId.ToString()!) ?? throw new RuleBrokenException("Your account has been closed.");
        var result = await signIn.CheckPasswordSignInAsync(account, password ?? "", lockoutOnFailure: true);
        if (result.IsLockedOut)
        {
            throw new RuleBrokenException("Too many wrong passwords: your account is locked for a while. Nothing was signed. Try again later.", field);
        }

        return result.Succeeded
            ? "password"
            : throw new RuleBrokenException("This is not your password. Nothing was signed.", field);
    }
}
