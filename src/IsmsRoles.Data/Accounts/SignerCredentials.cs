using IsmsRoles.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Accounts;

/// <summary>What rule 8 asks about an account that may sign, as it stands in the database.</summary>
public static class SignerCredentials
{
    /// <summary>The actor with whoever stands behind their account: for showing beforehand, as the ledger does it for a change.</summary>
    public static async Task<Actor> OfAsync(RegisterDbContext db, Actor actor, CancellationToken cancellation)
    {
        var account = await db.Users.AsNoTracking()
            .Where(a => a.Id == actor.AccountId)
            .Select(a => new { a.PasswordOrigin, a.SecondFactorOrigin, a.PersonOrigin })
            .SingleAsync(cancellation);
        return await AddAsync(db, actor, [account.PasswordOrigin, account.SecondFactorOrigin, account.PersonOrigin], cancellation);
    }

    internal static async Task<Actor> AddAsync(RegisterDbContext db, Actor actor, IReadOnlyList<CredentialOrigin?> own, CancellationToken cancellation)
    {
        var factors = await db.SecondFactors.AsNoTracking()
            .Where(f => f.AccountId == actor.AccountId)
            .Select(f => new { f.Kind, f.Origin })
            .ToListAsync(cancellation);

        // A passkey signs by itself, so who stood behind the password it was added with stands behind it, whatever came after.
        var origins = own.Concat(factors.Where(f => f.Kind == SecondFactorKind.Passkey).Select(f => f.Origin)).OfType<CredentialOrigin>().Distinct().ToList();

        // An account that was nobody's when it acted, and is somebody's now, acted for them.
        var unlinked = origins.Where(o => o.PersonId is null).Select(o => o.AccountId).OfType<Guid>().ToList();
        var linkedSince = unlinked.Count == 0
            ? []
            : await db.Users.Where(a => unlinked.Contains(a.Id) && a.PersonId != null).ToDictionaryAsync(a => a.Id, a => a.PersonId, cancellation);
        return actor with
        {
            Behind = [.. origins.Select(o => o.PersonId is null && o.AccountId is { } id && linkedSince.TryGetValue(id, out var person) ? o with { PersonId = person } : o)],
            HasSecondFactor = factors.Count > 0,
        };
    }
}
