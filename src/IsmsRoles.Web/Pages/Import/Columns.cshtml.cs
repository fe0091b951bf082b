using System.Globalization;
using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Domain;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Import;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace IsmsRoles.Web.Pages.Import;

/// <summary>Second step of an import: encoding, delimiter, header and columns, guessed and correctable.</summary>
[Authorize(Policies.Manager)]
public sealed class ColumnsModel(Uploads uploads, CurrentAccount me, IOrganisationTime time) : PageModel
{
    private static readonly (char Delimiter, string Key)[] DelimiterKeys = [(',', "comma"), (';', "semicolon"), ('\t', "tab"), ('|', "bar")];

    private ImportChoices _choices = new();

    public static IReadOnlyList<SelectListItem> Encodings { get; } = [.. TextEncoding.All.Select(e => new SelectListItem(e.Label, e.Key))];

    public static IReadOnlyList<SelectListItem> Delimiters { get; } = [.. ReadChoices.Delimiters.Select(d => new SelectListItem(d.Label, Key(d.Delimiter)))];

    public static IReadOnlyList<SelectListItem> DateOrders { get; } = [.. DateOrder.All.Select(o => new SelectListItem(o.Label, o.Key))];

    public static IReadOnlyList<SelectListItem> Joins { get; } =
        [new("As the table looks", ""), new("Are one role", "yes"), new("Are different roles", "no")];

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public ColumnsInput Input { get; set; } = new();

    [BindProperty(Name = "op")]
    public string? Op { get; set; }

    public ImportUpload Upload { get; private set; } = null!;

    public ImportReading Reading { get; private set; } = null!;

    public bool ArePeople => Upload.Kind == ImportKind.People;

    public IReadOnlyList<SelectListItem> ColumnItems =>
        [.. Reading.Table.Headers.Select((h, i) => new SelectListItem(Shorten(h), i.ToString(CultureInfo.InvariantCulture)))];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await uploads.FindAsync(me.AccountId, Id, HttpContext.RequestAborted) is not { } upload)
        {
            context.Result = NotFound();
            return;
        }

        if (upload.ImportedAt is not null)
        {
            context.Result = Redirect($"/import/{Id}/done");
            return;
        }

        Upload = upload;
        _choices = ImportChoices.Parse(upload.Choices);
        Reading = ImportReading.Of(upload, _choices);
        if (Input.Columns.Count != Reading.Fields.Count)
        {
            Input.Columns = [.. Reading.Fields.Select(f => new ColumnInput { Field = f.Field, Column = f.Column })];
        }

        await next();
    }

    public void OnGet()
    {
        Input.Encoding = Reading.Table.Encoding.Key;
        Input.Delimiter = Key(Reading.Table.Delimiter);
        Input.HeaderRow = Reading.Table.HeaderRow;
        Input.Dates = _choices.Dates;
        Input.Join = _choices.Join switch { true => "yes", false => "no", null => "" };
        Input.FirstDay = _choices.FirstDay ?? time.Today;
        Input.Reason = _choices.Reason ?? $"As in {Upload.FileName}";
        Input.HeldFrom = _choices.HeldFrom ?? time.Today;
        Input.BackdatedReason = _choices.BackdatedReason;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var read = WithReading();
        if (Op == "read" || read != _choices)
        {
            return await ReadAgainAsync(read);
        }

        var settled = Settled();
        if (!ModelState.IsValid)
        {
            return Page();
        }

        RefuseUnreadable(settled);
        await uploads.ChooseAsync(Upload, settled, HttpContext.RequestAborted);
        return Redirect($"/import/{Id}/preview");
    }

    /// <summary>A few filled cells of the column, for the reader to recognise it by.</summary>
    public string? ExampleOf(int? column)
    {
        if (column is not { } index || index < 0 || index >= Reading.Table.Headers.Count)
        {
            return null;
        }

        var filled = Reading.Table.Column(index).Where(c => !string.IsNullOrWhiteSpace(c)).Take(3).Select(Shorten).ToList();
        return filled.Count == 0 ? "the column is empty" : string.Join(" · ", filled);
    }

    public static string? HintOf(string field) => field switch
    {
        nameof(PersonField.Name) => "Or given name and family name below",
        nameof(PersonField.Reference) => "Tells people, or roles, of one name apart",
        nameof(PersonField.LineManager) => "By reference, e-mail or name",
        nameof(RoleField.TitleAddition) => "Such as the organisation, put in brackets behind titles that stand more than once",
        nameof(RoleField.Responsibilities) => "Each line of a cell, or each bullet, becomes one responsibility",
        nameof(RoleField.HeldBy) => "By name, e-mail or reference; several on lines of their own",
        _ => null,
    };

    public static string Shorten(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > 80 ? line[..79] + "…" : line;
    }

    private static string Key(char delimiter) => DelimiterKeys.FirstOrDefault(d => d.Delimiter == delimiter).Key ?? "comma";

    // What the page showed is not a choice yet: only what differs from it is.
    private ImportChoices WithReading()
    {
        var chosen = _choices;
        if (TextEncoding.Find(Input.Encoding) is { } encoding && encoding != Reading.Table.Encoding)
        {
            chosen = chosen with { Encoding = encoding.Key };
        }

        if (Input.Delimiter is { } key && key != Key(Reading.Table.Delimiter) && Array.Exists(DelimiterKeys, d => d.Key == key))
        {
            chosen = chosen with { Delimiter = DelimiterKeys.First(d => d.Key == key).Delimiter };
        }

        return Input.HeaderRow is { } row && row != Reading.Table.HeaderRow ? chosen with { HeaderRow = row } : chosen;
    }

    private async Task<IActionResult> ReadAgainAsync(ImportChoices read)
    {
        read = read with { Columns = null, Settled = false };
        try
        {
            var again = ImportReading.Of(Upload, read);
            await uploads.ChooseAsync(Upload, read, HttpContext.RequestAborted);
            TempData["Done"] = string.Create(CultureInfo.InvariantCulture, $"The file was read again: {again.Table.Rows.Count:N0} rows. Look at the columns once more.");
            return Redirect($"/import/{Id}/columns");
        }
        catch (ImportRefusedException refusal)
        {
            throw new RuleBrokenException(refusal.Message, read.Encoding != _choices.Encoding ? "Encoding" : read.HeaderRow != _choices.HeaderRow ? "HeaderRow" : "Delimiter");
        }
    }

    private ImportChoices Settled()
    {
        foreach (var twice in Input.Columns.Index().Where(c => c.Item.Column is not null).GroupBy(c => c.Item.Column).Where(g => g.Count() > 1))
        {
            var header = twice.Key is >= 0 && twice.Key < Reading.Table.Headers.Count ? Reading.Table.Headers[twice.Key.Value] : "";
            ModelState.AddModelError($"Input.Columns[{twice.Last().Index}].Column", $"The column “{header}” is chosen for two things. Choose it once.");
        }

        if (!ArePeople && Input.HeldFrom < time.Today && Has(nameof(RoleField.HeldBy)) && string.IsNullOrWhiteSpace(Input.BackdatedReason))
        {
            ModelState.AddModelError("Input.BackdatedReason", "That day is before today. Say why the holders are recorded only now; approvers and the document show the reason.");
        }

        if (ArePeople && Has(nameof(PersonField.From)) && string.IsNullOrWhiteSpace(Input.Reason))
        {
            ModelState.AddModelError("Input.Reason", "Say why first days are corrected where the file differs.");
        }

        return _choices with
        {
            Columns = Input.Columns.Where(c => c.Field is not null).DistinctBy(c => c.Field).ToDictionary(c => c.Field!, c => c.Column),
            Dates = DateOrder.Find(Input.Dates)?.Key,
            Join = Input.Join switch { "yes" => true, "no" => false, _ => null },
            FirstDay = Input.FirstDay ?? time.Today,
            Reason = Input.Reason?.Trim(),
            HeldFrom = Input.HeldFrom ?? time.Today,
            BackdatedReason = Input.BackdatedReason?.Trim(),
            Settled = true,
        };
    }

    private bool Has(string field) => Input.Columns.Exists(c => c.Field == field && c.Column is not null);

    private void RefuseUnreadable(ImportChoices settled)
    {
        var read = ImportReading.Of(Upload, settled);
        if (read.WhyNot is { } why)
        {
            throw new RuleBrokenException(why);
        }

        if (ArePeople && read.People().DateQuestion is { } question)
        {
            throw new RuleBrokenException(question, "Dates");
        }
    }

    public sealed class ColumnsInput
    {
        public string? Encoding { get; set; }

        public string? Delimiter { get; set; }

        public int? HeaderRow { get; set; }

        public List<ColumnInput> Columns { get; set; } = [];

        public string? Dates { get; set; }

        public string? Join { get; set; }

        public DateOnly? FirstDay { get; set; }

        public string? Reason { get; set; }

        public DateOnly? HeldFrom { get; set; }

        public string? BackdatedReason { get; set; }

        internal sealed class Validator : AbstractValidator<ColumnsInput>
        {
            public Validator()
            {
                RuleFor(i => i.HeaderRow).InclusiveBetween(0, 100_000).WithMessage("Give the header's row as a number from 1, or 0 where there is none.");
                RuleFor(i => i.Reason).MaximumLength(Domain.Reason.MaxLength).WithMessage("Shorten the reason to 1,000 characters.");
                RuleFor(i => i.BackdatedReason).MaximumLength(Domain.Reason.MaxLength).WithMessage("Shorten the reason to 1,000 characters.");
                RuleFor(i => i.FirstDay).Must(d => d is null || d.Value.Year is >= 1900 and < 2200).WithMessage("Choose a day between 1900 and 2199.");
                RuleFor(i => i.HeldFrom).Must(d => d is null || d.Value.Year is >= 1900 and < 2200).WithMessage("Choose a day between 1900 and 2199.");
            }
        }
    }

    /// <summary>A field and the column it is read from, from 0.</summary>
    public sealed class ColumnInput
    {
        public string? Field { get; set; }

        public int? Column { get; set; }
    }
}
