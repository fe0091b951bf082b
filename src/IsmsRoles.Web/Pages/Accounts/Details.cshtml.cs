using IsmsRoles.Data;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Accounts;

/// <summary>One account: whose it is, what it may do, and what was done with it.</summary>
public sealed class DetailsModel(RegisterDbContext db, IOrganisationTime time, TimeProvider clock) : AccountPage(db)
{
    private const int MostEvents = 10;

    public IReadOnlyList<(DateTime At, string Sentence)> History { get; private set; } = [];

    /// <summary>UTC; until when an unused password link works, or null.</summary>
    public DateTime? LinkWorksUntil { get; private set; }

    public bool HasEnded => Account.AccessEndsOn < time.Today;

    /// <summary>Whether the linked person has left.</summary>
    public bool HasLeft { get; private set; }

    public bool IsLocked => Account.LockedUntil > clock.GetUtcNow();

    public async Task OnGetAsync()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        LinkWorksUntil = await Db.PasswordLinks
            .Where(l => l.AccountId == Id && l.UsedAt == null && l.ExpiresAt > now)
            .MaxAsync(l => (DateTime?)l.ExpiresAt, Cancellation);
        HasLeft = Account.IsOpen && (await Db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == Account.PersonId, Cancellation))?.HasLeftBy(time.Today) == true;
        var events = await Db.AuditEntries.AsNoTracking()
            .Where(e => e.Subjects.Any(s => s.SubjectId == Id))
            .Include(e => e.PersonalValues)
            .OrderByDescending(e => e.Number)
            .Take(MostEvents)
            .ToListAsync(Cancellation);
        History = [.. events.Select(e => (e.At, AuditChain.Read(e).Sentence))];
    }
}
