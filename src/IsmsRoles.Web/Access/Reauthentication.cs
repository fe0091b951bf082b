using IsmsRoles.Data.Accounts;
using IsmsRoles.Domain;
using Microsoft.AspNetCore.Identity;

namespace IsmsRoles.Web.Access;

/// <summary>How somebody was authenticated again, as a signature records it.</summary>
public sealed record Reauthenticated(string By, bool TwoFactors);

/// <summary>
/// Asks again who is there before something grave (rule 8). Runs before and outside the ledger's transaction: a wrong try
/// inside one that rolls back would never count towards lockout.
/// </summary>
public sealed class Reauthentication(
    AccountSignIn signIn, UserManager<Account> accounts, SecondFactorCodes codes, PasskeyCeremonies passkeys, CurrentAccount me, IHttpContextAccessor http)
{
    private CancellationToken Cancellation => http.HttpContext!.RequestAborted;

    /// <summary>The password alone: for changes to one's own account.</summary>
    /// <exception cref="RuleBrokenException">The password is wrong, or the account is locked.</exception>
    public async Task<Account> DemandPasswordAsync(string? password, string field = "Password", string nothing = "Nothing was changed.")
    {
        var account = await MineAsync();
        var result = await signIn.CheckPasswordSignInAsync(account, password ?? "", lockoutOnFailure: true);
        if (result.IsLockedOut)
        {
            throw Locked(field, nothing);
        }

        return result.Succeeded ? account : throw new RuleBrokenException($"This is not your password. {nothing}", field);
    }

    /// <summary>Which second factors this account has: with any, the password alone does not do for a signature.</summary>
    public async Task<OwnFactors> FactorsAsync() => OwnFactors.Of(await signIn.FactorKindsAsync(me.AccountId!.Value));

    /// <summary>
    /// A passkey; or the password, and a code where the account has a second factor: for a signature, for confirming one,
    /// and for taking one out of force.
    /// </summary>
    /// <param name="purpose">What the passkey must have been asked for.</param>
    /// <exception cref="RuleBrokenException">What was given is wrong or for something else, or the account is locked.</exception>
    public Task<Reauthenticated> DemandAsync(AskedAgain input, string purpose) =>
        input.IsByPasskey ? DemandPasskeyAsync(input, purpose) : DemandPasswordAndCodeAsync(input);

    /// <summary>A challenge for one's own passkeys, in this session, for one purpose and nothing else.</summary>
    /// <param name="purpose">What is done, and to what: a number or identifier, and the hash of what is shown.</param>
    public async Task<string> AskPasskeyAsync(string purpose) => await passkeys.AskAsync(await MineAsync(), Mine(purpose));

    private async Task<Reauthenticated> DemandPasswordAndCodeAsync(AskedAgain input)
    {
        var nothing = input.Deed.Nothing;
        var account = await DemandPasswordAsync(input.Password, nothing: nothing);
        if (!await signIn.HasSecondFactorAsync(account.Id))
        {
            return new("password", TwoFactors: false);
        }

        if (await codes.AcceptAsync(account.Id, input.Code, Cancellation) is { } accepted)
        {
            await signIn.ResetFailuresAsync(account);
            return new($"password and {accepted}", TwoFactors: true);
        }

        await signIn.CountFailureAsync(account);
        throw await accounts.IsLockedOutAsync(account)
            ? Locked("Code", nothing)
            : new RuleBrokenException($"This code does not count: it is wrong, too old, or was used already. Wait for the next one. {nothing}", "Code");
    }

    private async Task<Reauthenticated> DemandPasskeyAsync(AskedAgain input, string purpose)
    {
        var account = await MineAsync();
        if (await accounts.IsLockedOutAsync(account))
        {
            throw Locked("Password", input.Deed.Nothing);
        }

        return await passkeys.AnswerAsync(input.Passkey, Mine(purpose), Cancellation) is { } answered && answered.Id == account.Id
            ? new("passkey", TwoFactors: true)
            : throw new RuleBrokenException($"Your passkey could not be checked. {input.Deed.Nothing} Try again, or use your password and a code.");
    }

    private string Mine(string purpose) => $"{me.SessionId} {me.AccountId} {purpose}";

    private async Task<Account> MineAsync() =>
        await accounts.FindByIdAsync(me.AccountId.ToString()!) ?? throw new RuleBrokenException("Your account has been closed.");

    private static RuleBrokenException Locked(string field, string nothing) =>
        new($"Too many wrong tries: your account is locked for a while. {nothing} Try again later.", field);
}
