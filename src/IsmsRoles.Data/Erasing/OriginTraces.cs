using IsmsRoles.Data.Accounts;
using IsmsRoles.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Erasing;

/// <summary>
/// Where somebody's name stands behind credentials of others: they issued a link, took second factors away, linked an
/// account. It goes from there; identifiers stay, because rule 8 compares people by them.
/// </summary>
internal sealed class OriginTraces
{
    private const int BatchSize = 500;

    private readonly PersonTraces _traces;
    private readonly List<Guid> _accounts;
    private readonly List<Guid> _links;
    private readonly List<Guid> _factors;

    private OriginTraces(PersonTraces traces, List<Guid> accounts, List<Guid> links, List<Guid> factors) =>
        (_traces, _accounts, _links, _factors) = (traces, accounts, links, factors);

    public int Count => _accounts.Count + _links.Count + _factors.Count;

    public static async Task<OriginTraces> FindAsync(RegisterDbContext db, PersonTraces traces, CancellationToken cancellation)
    {
        // Origins are stored as JSON, so the database cannot look for them; there are few for each account.
        var accounts = await db.Users.AsNoTracking()
            .Select(a => new { a.Id, a.PasswordOrigin, a.SecondFactorOrigin, a.PersonOrigin })
            .ToListAsync(cancellation);
        var links = await db.PasswordLinks.AsNoTracking().Select(l => new { l.Id, l.AccountId, l.Issued }).ToListAsync(cancellation);
        var factors = await db.SecondFactors.AsNoTracking().Select(f => new { f.Id, f.AccountId, f.Origin, f.Name }).ToListAsync(cancellation);
        var own = traces.Accounts.Select(a => a.Id).ToHashSet(); // whose links and factors are deleted
        return new(
            traces,
            [.. accounts.Where(a => new[] { a.PasswordOrigin, a.SecondFactorOrigin, a.PersonOrigin }.Any(traces.Names)).Select(a => a.Id)],
            [.. links.Where(l => !own.Contains(l.AccountId) && traces.Names(l.Issued)).Select(l => l.Id)],
            [.. factors.Where(f => !own.Contains(f.AccountId) && (traces.Names(f.Origin) || traces.Mentions.In(f.Name))).Select(f => f.Id)]);
    }

    public async Task ForgetAsync(RegisterDbContext db, CancellationToken cancellation)
    {
        foreach (var ids in _accounts.Chunk(BatchSize))
        {
            (await db.Users.Where(a => ids.Contains(a.Id)).ToListAsync(cancellation)).ForEach(a => a.Forget(Forgotten));
        }

        foreach (var ids in _links.Chunk(BatchSize))
        {
            (await db.PasswordLinks.Where(l => ids.Contains(l.Id)).ToListAsync(cancellation)).ForEach(l => l.Forget(Forgotten));
        }

        foreach (var ids in _factors.Chunk(BatchSize))
        {
            (await db.SecondFactors.Where(f => ids.Contains(f.Id)).ToListAsync(cancellation)).ForEach(f => f.Forget(Forgotten, _traces.Mentions, _traces.Person.ErasedName));
        }
    }

    private CredentialOrigin? Forgotten(CredentialOrigin? origin) => _traces.Names(origin) ? origin! with { Name = _traces.Person.ErasedName } : origin;
}
