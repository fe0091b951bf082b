using System.Text;
using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Documents.Exports;
using IsmsRoles.Domain.Histories;
using IsmsRoles.Domain.Versions.Content;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Histories;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IsmsRoles.Web.Pages.AsOf;

/// <summary>Who held each role on a day as CSV (UTF-8 with a byte-order mark for spreadsheets); days as in 2026-03-03.</summary>
[Authorize(Policies.Register)]
public sealed class ExportModel(RegisterDbContext db, CurrentStanding standing, IOrganisationTime time) : PageModel
{
    private static readonly string[] Header =
    [
        "Day", "Role", "Held by", "Through", "As", "For", "From", "Until", "Recorded on", "Backdated because", "First in force with version",
        "Version in force that day", "Listed in it", "On record today", "Known when the day ended",
    ];

    [BindProperty(SupportsGet = true)]
    public string? Date { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var asked = AskedDay.Of(Date, time.Today);
        if (asked.Refusal is not null)
        {
            return LocalRedirect($"/as-of?date={Uri.EscapeDataString(Date!)}"); // where the refusal can be read
        }

        var past = await PastDays.LoadAsync(db, asked.Day, standing.Value.TimeZoneId, cancellation);
        var text = new StringBuilder(CsvExport.Record(Header));
        foreach (var role in past.Roles)
        {
            foreach (var held in role.Held)
            {
                text.Append(CsvExport.Record(Cells(past, held)));
            }

            foreach (var known in role.NoLongerOnRecord)
            {
                text.Append(CsvExport.Record(Cells(past, known)));
            }

            if (role.Held.Count == 0 && role.NoLongerOnRecord.Count == 0)
            {
                text.Append(CsvExport.Record([AskedDay.Iso(past.Day), past.TitleOf(role.RoleId)]));
            }
        }

        return new FileContentResult(CsvExport.Bytes(text.ToString()), CsvExport.ContentType)
        {
            FileDownloadName = $"roles-held-on-{AskedDay.Iso(past.Day)}.csv",
        };
    }

    private static string?[] Cells(PastDay past, HeldOnDay held)
    {
        var (spell, a) = (held.Spell, held.Spell.Assignment);
        return
        [
            AskedDay.Iso(past.Day), past.TitleOf(spell.RoleId), past.Records.NameOf(spell), past.Records.Position(spell.PositionId)?.Title, a.Kind.InWords(),
            past.Records.ScopeInWords(a), AskedDay.Iso(spell.From), Iso(spell.Until), AskedDay.Iso(a.RecordedOn), a.BackdatedReason, Number(a.FirstInForceVersion),
            Number(past.Versions.AtEnd?.Number), YesNo(held.InVersion == InVersion.NothingInForce ? null : held.InVersion != InVersion.NotListed), "Yes", YesNo(held.WasKnown),
        ];
    }

    private static string?[] Cells(PastDay past, KnownOnDay known)
    {
        var a = known.Assignment;
        return
        [
            AskedDay.Iso(past.Day), past.TitleOf(a.RoleId), known.Person?.Name ?? past.Known!.NameOf(a), past.Known!.Position(a.PositionId)?.Title, a.Kind.InWords(),
            a.Scope?.Name ?? "The whole ISMS", AskedDay.Iso(a.From), Iso(a.Until), AskedDay.Iso(a.RecordedOn), a.BackdatedReason,
            Number(past.Records.Assignment(a.Id)?.FirstInForceVersion), Number(past.Versions.AtEnd?.Number),
            YesNo(past.InForce?.Assignments.Any(x => x.Id == a.Id)), "No", "Yes",
        ];
    }

    private static string? Iso(DateOnly? day) => day is { } known ? AskedDay.Iso(known) : null;

    private static string? Number(int? number) => number is { } n ? $"{n}" : null;

    private static string? YesNo(bool? value) => value is { } so ? (so ? "Yes" : "No") : null;
}
