using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Settings;

/// <summary>The organisation's own facts, which top management signs with every version.</summary>
[Authorize(Policies.Settings)]
public sealed class IndexModel(RegisterDbContext db, Ledger ledger) : PageModel, IShowsConflict
{
    public static IReadOnlyList<SelectListItem> TimeZones { get; } =
        [.. TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id).Where(id => id.Contains('/', StringComparison.Ordinal) || id == "UTC").Order(StringComparer.Ordinal).Select(id => new SelectListItem(id.Replace('_', ' '), id))];

    public static IReadOnlyList<HintedItem> Quorums { get; } =
    [
        new("Any one", nameof(QuorumKind.AnyOne), "One signature is enough"),
        new("A number", nameof(QuorumKind.Number), "As many as you say below"),
        new("All", nameof(QuorumKind.All), "Every member of top management who may sign"),
    ];

    public static IReadOnlyList<HintedItem> Papers { get; } = [new("A4", nameof(PaperSize.A4)), new("Letter", nameof(PaperSize.Letter))];

    [BindProperty]
    public SettingsInput Input { get; set; } = new();

    public Conflict? Conflict { get; set; }

    public async Task OnGetAsync() => Input = SettingsInput.Of(await db.Organisations.AsNoTracking().SingleAsync(HttpContext.RequestAborted));

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await ledger.ChangeAsync(
            async change =>
            {
                var organisation = await change.Db.Organisations.SingleAsync();
                Change.Expect(organisation, Input.Revision);
                organisation.Edit(Input.Details());
                organisation.ChangeQuorum(Input.Quorum());
            },
            HttpContext.RequestAborted);
        TempData["Done"] = "The settings were saved.";
        return Redirect("/settings");
    }

    public async Task<Conflict> FindConflictAsync()
    {
        var saved = await db.Organisations.AsNoTracking().SingleAsync(HttpContext.RequestAborted);
        string[] kinds = [nameof(Domain.Audit.Events.OrganisationEdited), nameof(Domain.Audit.Events.QuorumChanged), nameof(Domain.Audit.Events.OrganisationSetUp)];
        var last = await db.AuditEntries.AsNoTracking()
            .Where(e => kinds.Contains(e.Kind))
            .Include(e => e.PersonalValues)
            .OrderByDescending(e => e.Number)
            .FirstAsync(HttpContext.RequestAborted);
        ModelState.Remove("Input.Revision");
        Input.Revision = saved.Revision;
        return new(AuditChain.Read(last).Actor, last.At, [.. SettingsInput.Of(saved).InWords().Zip(Input.InWords(), (theirs, yours) => new ConflictRow(theirs.Field, theirs.Value, yours.Value)).Where(row => row.Theirs != row.Yours)]);
    }

    public sealed class SettingsInput
    {
        public string? Name { get; set; }

        public string? IsmsScope { get; set; }

        public string? Classification { get; set; }

        public bool NoThirdParties { get; set; }

        public QuorumKind QuorumKind { get; set; }

        public int? QuorumCount { get; set; }

        public string? TimeZoneId { get; set; }

        public PaperSize PaperSize { get; set; }

        public int? ReviewIntervalMonths { get; set; }

        public int Revision { get; set; }

        internal static SettingsInput Of(Organisation o) => new()
        {
            Name = o.Name,
            IsmsScope = o.IsmsScope,
            Classification = o.Classification,
            NoThirdParties = o.NoThirdParties,
            QuorumKind = o.QuorumKind,
            QuorumCount = o.QuorumKind == QuorumKind.Number ? o.QuorumCount : null,
            TimeZoneId = o.TimeZoneId,
            PaperSize = o.PaperSize,
            ReviewIntervalMonths = o.ReviewIntervalMonths,
            Revision = o.Revision,
        };

        internal OrganisationDetails Details() => new(Name, IsmsScope, TimeZoneId, Classification, PaperSize, ReviewIntervalMonths ?? 0, NoThirdParties);

        internal Quorum Quorum() => new(QuorumKind, QuorumCount ?? 1);

        internal IEnumerable<(string Field, string? Value)> InWords() =>
        [
            ("Organisation", Name),
            ("ISMS scope", IsmsScope?.ReplaceLineEndings("\n")),
            ("Classification", Classification),
            ("Third parties", NoThirdParties ? "None is in scope" : "Listed in the register"),
            ("Who must sign", Quorum().InWords()),
            ("Time zone", TimeZoneId),
            ("Paper", PaperSize.ToString()),
            ("Review the register every", $"{ReviewIntervalMonths} months"),
        ];

        internal sealed class Validator : AbstractValidator<SettingsInput>
        {
            public Validator()
            {
                RuleFor(i => i.Name).NotEmpty().WithMessage("Give the organisation's name.");
                RuleFor(i => i.IsmsScope).NotEmpty().WithMessage("Say what the ISMS covers, as on the certificate.");
                RuleFor(i => i.Classification).NotEmpty().WithMessage("Give the document's classification, such as Internal.");
                RuleFor(i => i.TimeZoneId).NotEmpty().WithMessage("Choose a time zone from the list.");
                RuleFor(i => i.ReviewIntervalMonths).Must(months => months is >= 1 and <= 60).WithMessage("Enter 1 to 60 months.");
                RuleFor(i => i.QuorumCount).Must(count => count is >= 1 and <= 50).WithMessage("Say how many must sign: 1 to 50.").When(i => i.QuorumKind == QuorumKind.Number);
            }
        }
    }
}
