using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Audit.Events;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Access;

/// <summary>Changes of one's own second factors; each is asked for with the password before it comes here.</summary>
public sealed class OwnSecondFactors(Ledger ledger, CurrentAccount me, AccountSignIn signIn, RegisterDbContext db)
{
    /// <returns>Recovery codes to show, where the account had none.</returns>
    public Task<IReadOnlyList<string>> AddAuthenticatorAsync(string protectedKey, long step, CancellationToken cancellation) => ChangeAsync(
        async (change, account) =>
        {
            var other = await change.Db.SecondFactors.SingleOrDefaultAsync(f => f.AccountId == account.Id && f.Kind == SecondFactorKind.Authenticator, cancellation);
            change.Db.Add(SecondFactor.Authenticator(account, other, protectedKey, step, change.Now));
            return await FirstRecoveryCodesAsync(change, account, cancellation);
        },
        cancellation);

    /// <returns>Recovery codes to show, where the account had none.</returns>
    public Task<IReadOnlyList<string>> AddPasskeyAsync(UserPasskeyInfo passkey, string? name, CancellationToken cancellation) => ChangeAsync(
        async (change, account) =>
        {
            var others = await change.Db.SecondFactors.CountAsync(f => f.AccountId == account.Id && f.Kind == SecondFactorKind.Passkey, cancellation);
            change.Db.Add(SecondFactor.Passkey(account, others, name, passkey.CredentialId, change.Now));
            change.Db.Add(new IdentityUserPasskey<Guid>
            {
                UserId = account.Id,
                CredentialId = passkey.CredentialId,
                Data = new()
                {
                    PublicKey = passkey.PublicKey,
                    CreatedAt = passkey.CreatedAt,
                    SignCount = passkey.SignCount,
                    Transports = passkey.Transports,
                    IsUserVerified = passkey.IsUserVerified,
                    IsBackupEligible = passkey.IsBackupEligible,
                    IsBackedUp = passkey.IsBackedUp,
                    AttestationObject = passkey.AttestationObject,
                    ClientDataJson = passkey.ClientDataJson,
                },
            });
            return await FirstRecoveryCodesAsync(change, account, cancellation);
        },
        cancellation);

    public Task RenameAsync(Guid id, string? name, CancellationToken cancellation) => ChangeAsync(
        async (change, account) =>
        {
            (await MineAsync(change, account, id, cancellation)).Rename(account, name);
            return true;
        },
        cancellation);

    /// <summary>Removes one; every other session ends, and with the last one the recovery codes go.</summary>
    public async Task RemoveAsync(Guid id, CancellationToken cancellation)
    {
        await ChangeAsync(
            async (change, account) =>
            {
                var factor = await MineAsync(change, account, id, cancellation);
                factor.NoteRemoval(account);
                await SecondFactorRemoval.OneAsync(change, factor, cancellation);
                return true;
            },
            cancellation);
        await StaySignedInAsync();
    }

    public Task<IReadOnlyList<string>> RenewRecoveryCodesAsync(CancellationToken cancellation) => ChangeAsync(
        async (change, account) =>
        {
            if (!await change.Db.SecondFactors.AnyAsync(f => f.AccountId == account.Id, cancellation))
            {
                throw new RuleBrokenException("Recovery codes stand in for an authenticator or a passkey. Set one of them up first.");
            }

            return await NewRecoveryCodesAsync(change, account, cancellation);
        },
        cancellation);

    public async Task ChangePasswordAsync(string passwordHash, CancellationToken cancellation)
    {
        await ChangeAsync(
            (_, account) =>
            {
                account.ChangeOwnPassword(passwordHash);
                return Task.FromResult(true);
            },
            cancellation);
        await StaySignedInAsync();
    }

    private Task<T> ChangeAsync<T>(Func<Change, Account, Task<T>> work, CancellationToken cancellation) =>
        ledger.ChangeAsync(async change => await work(change, await change.Db.Users.SingleAsync(a => a.Id == me.AccountId, cancellation)), cancellation);

    private static async Task<SecondFactor> MineAsync(Change change, Account account, Guid id, CancellationToken cancellation) =>
        await change.Db.SecondFactors.SingleOrDefaultAsync(f => f.Id == id && f.AccountId == account.Id, cancellation)
        ?? throw new RuleBrokenException("This was removed meanwhile. Nothing was changed.");

    private static async Task<IReadOnlyList<string>> FirstRecoveryCodesAsync(Change change, Account account, CancellationToken cancellation) =>
        await change.Db.RecoveryCodes.AnyAsync(c => c.AccountId == account.Id && c.UsedAt == null, cancellation)
            ? []
            : await NewRecoveryCodesAsync(change, account, cancellation);

    private static async Task<IReadOnlyList<string>> NewRecoveryCodesAsync(Change change, Account account, CancellationToken cancellation)
    {
        change.Db.RemoveRange(await change.Db.RecoveryCodes.Where(c => c.AccountId == account.Id).ToListAsync(cancellation));
        var (codes, rows) = SecondFactorCodes.NewRecoveryCodes(account.Id);
        change.Db.AddRange(rows);
        account.Note(new RecoveryCodesMade(account.Id, account.Email!));
        return codes;
    }

    // The change ended every session, this one too; a new one takes its place.
    private async Task StaySignedInAsync() =>
        await signIn.SignInAsync(await db.Users.AsNoTracking().SingleAsync(a => a.Id == me.AccountId), isPersistent: false);
}
