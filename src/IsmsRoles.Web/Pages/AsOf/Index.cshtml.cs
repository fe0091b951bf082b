using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Histories;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Histories;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Pages.Roles;
using IsmsRoles.Web.TagHelpers;
using IsmsRoles.Web.Versions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IsmsRoles.Web.Pages.AsOf;

/// <summary>
/// Who held what on a day: the version in force with its table, who held each role by today's record, and what was known
/// when the day ended (rule 3), with whatever differs marked.
/// </summary>
[Authorize(Policies.Register)]
public sealed class IndexModel(RegisterDbContext db, CurrentStanding standing, IOrganisationTime time) : PageModel
{
    public const int PageSize = 50;

    private PastDay? _past;

    /// <summary>The day asked about, as in 2026-03-03; today when left out.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Date { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    /// <summary>Everything on one page, for printing.</summary>
    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    public DateOnly Day { get; private set; }

    public DateOnly Today => time.Today;

    public bool IsAnswered => _past is not null;

    public PastDay Past => _past ?? throw new InvalidOperationException("The day was not loaded.");

    public IReadOnlyList<RoleOnDay> Roles { get; private set; } = [];

    public int Size => All ? Math.Max(Past.Roles.Count, 1) : PageSize;

    /// <summary>The table of the version in force when the day ended, as far as this page shows it; null where none was.</summary>
    public RolesTableView? Table { get; private set; }

    public IReadOnlyList<RoleOnDay> Differing { get; private set; } = [];

    public SignedVersion? InForce => Past.Versions.AtEnd is { } version ? Past.AllVersions.Single(v => v.Number == version.Number) : null;

    public DateOnly? PreviousDay => Day > DateOnly.MinValue ? Day.AddDays(-1) : null;

    public DateOnly? NextDay => Day < Today ? Day.AddDays(1) : null;

    /// <summary>The days on which versions came into force, newest first.</summary>
    public IEnumerable<(DateOnly Day, string Versions)> DaysOfVersions => Past.AllVersions
        .GroupBy(v => DayOf(v.Time.From), v => v.Number)
        .OrderByDescending(g => g.Key)
        .Select(g => (g.Key, $"{(g.Count() == 1 ? "Version" : "Versions")} {VersionWords.Both(g.Select(n => $"{n}"))}"));

    /// <summary>Why none was in force: the last one had been revoked, or there was none yet.</summary>
    public string NothingInForce => (Past.AllVersions.Where(v => DayOf(v.Time.From) <= Day).MaxBy(v => v.Number), Past.AllVersions) switch
    {
        ({ Time.Until: { } revoked } last, _) => $"Version {last.Number} had been revoked on {DateWords.Day(DayOf(revoked))}, and nothing had come into force since.",
        (_, [var first, ..]) => $"Version 1 came into force on {DateWords.Day(DayOf(first.Time.From))}. Before that, no role was formally assigned.",
        _ => "No version has come into force yet, so no role is formally assigned.",
    };

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var asked = AskedDay.Of(Date, Today);
        Day = asked.Day;
        if (asked.Refusal is not null)
        {
            ModelState.AddModelError(nameof(Date), asked.Refusal);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        Date = AskedDay.Iso(Day);
        _past = await PastDays.LoadAsync(db, Day, standing.Value.TimeZoneId, cancellation);
        Differing = [.. Past.Roles.Where(r => !r.IsAsKnown)];
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, (Past.Roles.Count + Size - 1) / Size));
        Roles = [.. Past.Roles.Skip((PageNumber - 1) * Size).Take(Size)];
        if (Past.InForce is { } content)
        {
            var table = RoleTable.On(content, Day);
            Table = new(table, [.. Roles.Select(r => table.Row(r.RoleId)).OfType<RoleRow>()], Links: true, null);
        }
    }

    public bool IsEveryone(RoleOnDay role) => (Past.Known ?? Past.InForce)?.Designated(DesignationKind.Everyone)?.Id == role.RoleId;

    /// <summary>What became of the role since, or null.</summary>
    public string? Since(RoleOnDay role)
    {
        var now = Past.RolesToday[role.RoleId];
        var renamed = now.Title == Past.TitleOf(role.RoleId) ? null : $"now called {now.Title}";
        var retired = now.RetiredOn is { } day ? $"retired on {DateWords.Day(day)}" : null;
        return renamed is null && retired is null ? null : Text.Capital(string.Join(", ", new[] { renamed, retired }.OfType<string>()));
    }

    /// <summary>In which capacity, for what, since when, and whether the version in force listed it.</summary>
    public string Facts(HeldOnDay held) => string.Join(" · ", new[]
    {
        held.Spell.Kind == AssignmentKind.Holder ? null : held.Spell.Kind.ToString(),
        Past.Records.Scope(held.Spell.Assignment) is { } scope ? $"for {scope.Name}" : null,
        Period(held.Spell),
        held.InVersion switch
        {
            InVersion.Listed => $"in version {Past.Versions.AtEnd!.Number}",
            InVersion.ListedWithOtherDays => $"in version {Past.Versions.AtEnd!.Number} with other days",
            _ => null,
        },
    }.OfType<string>());

    /// <summary>Why the register did not say so when the day ended.</summary>
    public string WhyNotKnown(Spell spell) => spell.Assignment.RecordedOn > Day
        ? $"Recorded on {DateWords.Day(spell.Assignment.RecordedOn)}"
        : spell.PositionId is not null
            ? "The assignment was on record; who held the position was recorded or corrected later"
            : "What was on record then said otherwise and was corrected later";

    /// <summary>Why it is not on record any more.</summary>
    public string WhyNotOnRecord(KnownOnDay known) => (known.Now, known.Replacement) switch
    {
        ({ } now, _) => $"By today’s record the last day was {DateWords.Day(now.Until!.Value)}. {Past.Records.EndInWords(now, Today)}",
        (null, { NeverBegan: false } instead) => $"Its days were corrected on {DateWords.Day(instead.RecordedOn)}: {DateWords.Period(instead.From, instead.LastDay)}",
        _ => "Corrected later: by today’s record it did not cover this day",
    };

    public DateOnly DayOf(DateTime utc) => OrganisationTime.DayOf(utc, standing.Value.TimeZoneId);

    private string Period(Spell spell)
    {
        var period = DateWords.Period(spell.From, spell.Until);
        return (spell.From == Day, spell.Until == Day) switch
        {
            (true, true) => "on this day only",
            (true, false) => $"{period}, this was the first day",
            (false, true) => $"{period}, this was the last day",
            _ => period,
        };
    }
}
