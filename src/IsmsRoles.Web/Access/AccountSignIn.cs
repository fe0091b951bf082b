using System.Security.Claims;
using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace IsmsRoles.Web.Access;

/// <summary>
/// Identity's sign-in with this register's second factors: a right password alone does not reset the count of failures
/// while a code is still to come, and every session gets a name of its own.
/// </summary>
public sealed class AccountSignIn(
    UserManager<Account> accounts,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<Account> principals,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Account> confirmation,
    RegisterDbContext db) : SignInManager<Account>(accounts, http, principals, options, log, schemes, confirmation)
{
    /// <summary>Claim that tells one session of an account from another.</summary>
    public const string SessionClaim = "session";

    private const string StampClaim = "stamp";

    public override Task<bool> IsTwoFactorEnabledAsync(Account user) => HasSecondFactorAsync(user.Id);

    public Task<List<SecondFactorKind>> FactorKindsAsync(Guid accountId) =>
        db.SecondFactors.Where(f => f.AccountId == accountId).Select(f => f.Kind).Distinct().ToListAsync();

    public Task<bool> HasSecondFactorAsync(Guid accountId) => db.SecondFactors.AnyAsync(f => f.AccountId == accountId);

    public override Task SignInWithClaimsAsync(Account user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims) =>
        base.SignInWithClaimsAsync(user, authenticationProperties, additionalClaims.Append(new(SessionClaim, Guid.NewGuid().ToString("N"))));

    /// <summary>Remembers for five minutes that the password was right; this cookie opens nothing but the page that asks for the second factor.</summary>
    public Task RememberFirstStepAsync(Account account)
    {
        var identity = new ClaimsIdentity(IdentityConstants.TwoFactorUserIdScheme);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, account.Id.ToString()));
        identity.AddClaim(new(StampClaim, account.SecurityStamp!));
        return Context.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(identity));
    }

    /// <summary>Whose password was right a moment ago; null where nobody's was, it took too long, or the account changed since.</summary>
    public async Task<Account?> FirstStepAsync()
    {
        var half = (await Context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Principal;
        return Guid.TryParse(half?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            && await db.Users.SingleOrDefaultAsync(a => a.Id == id && a.ClosedAt == null) is { PasswordHash: not null } account
            && account.SecurityStamp == half!.FindFirstValue(StampClaim)
                ? account
                : null;
    }

    public Task ForgetFirstStepAsync() => Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);

    /// <summary>Counts a wrong code as a wrong password is counted. Many sent at once all count: a lost race is tried again.</summary>
    public async Task CountFailureAsync(Account account)
    {
        for (var attempt = 0; attempt < 10 && !(await UserManager.AccessFailedAsync(account)).Succeeded; attempt++)
        {
            await db.Entry(account).ReloadAsync();
        }
    }

    public Task ResetFailuresAsync(Account account) => UserManager.ResetAccessFailedCountAsync(account);
}
