using IsmsRoles.Data.Accounts;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Erasing;

/// <summary>What identifies one person, and where it stands: accounts, earlier names and addresses, values beside audit events.</summary>
internal sealed class PersonTraces
{
    private const int BatchSize = 500;

    private readonly RegisterDbContext _db;
    private readonly HashSet<Guid> _ids;

    private PersonTraces(RegisterDbContext db, Person person, IReadOnlyList<Account> accounts, Mentions mentions)
    {
        (_db, Person, Accounts, Mentions) = (db, person, accounts, mentions);
        _ids = [person.Id, .. accounts.Select(a => a.Id)];
    }

    public Person Person { get; }

    /// <summary>Theirs, closed ones too, and those linked to nobody that have their address.</summary>
    public IReadOnlyList<Account> Accounts { get; }

    /// <summary>Every name they bore and every address they had, apart from what somebody else is called as well.</summary>
    public Mentions Mentions { get; }

    public static async Task<PersonTraces> FindAsync(RegisterDbContext db, Person person, CancellationToken cancellation)
    {
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { person.Name };
        Add(words, person.Email);
        await foreach (var (what, _) in EventsAsync(db, [person.Id], e => e.Kind == nameof(PersonAdded) || e.Kind == nameof(PersonEdited), cancellation))
        {
            AddEarlier(words, person.Id, what);
        }

        var addresses = words.Where(w => w.Contains('@', StringComparison.Ordinal)).Select(Account.Normal).ToList();
        var accounts = await db.Users
            .Where(a => a.PersonId == person.Id || (a.PersonId == null && addresses.Contains(a.NormalizedEmail!)))
            .ToListAsync(cancellation);
        words.UnionWith(accounts.Select(a => a.Email!));
        var shared = await db.People
            .Where(p => p.Id != person.Id && (words.Contains(p.Name) || words.Contains(p.Email!)))
            .Select(p => new { p.Name, p.Email })
            .ToListAsync(cancellation);
        words.ExceptWith(shared.SelectMany(p => new[] { p.Name, p.Email }).OfType<string>());
        return new(db, person, accounts, new(words));
    }

    /// <summary>Whether they did what an origin tells, or it was done under a name or address of theirs.</summary>
    public bool Names(CredentialOrigin? origin) =>
        origin is not null && (new[] { origin.PersonId, origin.AccountId }.Any(id => id is { } known && _ids.Contains(known)) || Mentions.In(origin.Name));

    /// <summary>Personal values that go: those of events about them, their own name as who acted, and any that mentions them.</summary>
    public async Task<IReadOnlyList<(long Event, string Hash)>> ValuesAsync(CancellationToken cancellation)
    {
        HashSet<(long, string)> values = [];
        await foreach (var (what, entry) in EventsAsync(_db, _ids, e => true, cancellation))
        {
            var actorHash = AuditChain.ActorHash(entry);
            var isAbout = AuditChain.About(what).Any(_ids.Contains);
            var isTheirs = entry.ActorPersonId == Person.Id;
            values.UnionWith(entry.PersonalValues.Where(v => v.Hash == actorHash ? isTheirs : isAbout).Select(v => (v.EventNumber, v.Hash)));
        }

        foreach (var word in Mentions.Words)
        {
            var pattern = Pattern(word);
            var found = await _db.Set<AuditPersonalValue>().AsNoTracking().Where(v => EF.Functions.Like(v.Value, pattern, "\\")).ToListAsync(cancellation);
            values.UnionWith(found.Where(v => Mentions.In(v.Value)).Select(v => (v.EventNumber, v.Hash)));
        }

        return [.. values];
    }

    /// <summary>
    /// A pattern for LIKE that finds at least every text with the word: databases fold the case of ASCII letters only, so
    /// others stand for anything; whoever asks looks again.
    /// </summary>
    public static string Pattern(string word) =>
        $"%{string.Concat(word.Select(c => c is '%' or '_' or '\\' or '[' ? $"\\{c}" : char.IsAscii(c) ? $"{c}" : "%"))}%";

    private static void AddEarlier(HashSet<string> words, Guid personId, RegisterEvent what)
    {
        switch (what)
        {
            case PersonAdded added when added.PersonId == personId:
                Add(words, added.Name.Value);
                break;
            case PersonEdited edited when edited.PersonId == personId:
                Add(words, edited.Name.Value);
                foreach (var change in edited.Changes.Where(c => c.Field is "Name" or "E-mail"))
                {
                    Add(words, change.Old?.Value);
                    Add(words, change.New?.Value);
                }

                break;
        }
    }

    private static void Add(HashSet<string> words, string? word)
    {
        if (!string.IsNullOrWhiteSpace(word))
        {
            words.Add(word);
        }
    }

    private static async IAsyncEnumerable<(RegisterEvent What, AuditEntry Entry)> EventsAsync(
        RegisterDbContext db,
        IReadOnlyCollection<Guid> ids,
        System.Linq.Expressions.Expression<Func<AuditEntry, bool>> which,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var after = 0L; ;)
        {
            var batch = await db.AuditEntries.AsNoTracking()
                .Where(which)
                .Where(e => e.Number > after && db.Set<AuditSubject>().Any(s => s.EventNumber == e.Number && ids.Contains(s.SubjectId)))
                .OrderBy(e => e.Number)
                .Take(BatchSize)
                .Include(e => e.PersonalValues)
                .ToListAsync(cancellation);
            foreach (var entry in batch)
            {
                yield return (AuditChain.Read(entry).What, entry);
            }

            if (batch.Count < BatchSize)
            {
                yield break;
            }

            after = batch[^1].Number;
        }
    }
}
