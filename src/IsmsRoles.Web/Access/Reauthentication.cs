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

    /// <summary>Whether this account has a second factor, so that the password alone does not do for a signature.</summary>
    public Task<bool> AsksForCodeAsync() => signIn.HasSecondFactorAsync(me.AccountId!.Value);

    /// <summary>The password, and a code where the account has a second factor: for a signature, and for confirming one.</summary>
    /// <exception cref="RuleBrokenException">Either is wrong, or the account is locked.</exception>
    public async Task<Reauthenticated> DemandForSigningAsync(string? password, string? code)
    {
        const string Nothing = "Nothing was signed.";
        var account = await DemandPasswordAsync(password, nothing: Nothing);
        if (!await signIn.HasSecondFactorAsync(account.Id))
        {
            return new("password", TwoFactors: false);
        }

        if (await codes.AcceptAsync(account.Id, code, Cancellation) is { } accepted)
        {
            await signIn.ResetFailuresAsync(account);
            return new($"password and {accepted}", TwoFactors: true);
        }

        await signIn.CountFailureAsync(account);
        throw await accounts.IsLockedOutAsync(account)
            ? Locked("Code", Nothing)
            : new RuleBrokenException($"This code does not count: it is wrong, too old, or was used already. Wait for the next one. {Nothing}", "Code");
    }

    /// <summary>A challenge for one's own passkeys, for signing this content in this session and nothing else.</summary>
    public async Task<string> AskPasskeyAsync(Guid versionId, string sha256) =>
        await passkeys.AskAsync(await MineAsync(), SigningPurpose(versionId, sha256));

    /// <exception cref="RuleBrokenException">It was not one of one's own passkeys that answered the challenge for this content.</exception>
    public async Task<Reauthenticated> DemandPasskeyAsync(string? credential, Guid versionId, string? sha256)
    {
        var account = await MineAsync();
        if (await accounts.IsLockedOutAsync(account))
        {
            throw Locked("Password", "Nothing was signed.");
        }

        return await passkeys.AnswerAsync(credential, SigningPurpose(versionId, sha256), Cancellation) is { } answered && answered.Id == account.Id
            ? new("passkey", TwoFactors: true)
            : throw new RuleBrokenException("Your passkey could not be checked. Nothing was signed. Try again, or sign with your password and a code.");
    }

    private string SigningPurpose(Guid versionId, string? sha256) => $"sign {me.SessionId} {me.AccountId} {versionId} {sha256}";

    private async Task<Account> MineAsync() =>
        await accounts.FindByIdAsync(me.AccountId.ToString()!) ?? throw new RuleBrokenException("Your account has been closed.");

    private static RuleBrokenException Locked(string field, string nothing) =>
        new($"Too many wrong tries: your account is locked for a while. {nothing} Try again later.", field);
}
