using IsmsRoles.Data;
using IsmsRoles.Domain;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Import;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IsmsRoles.Web.Pages.Import;

/// <summary>First step of an import: which file, and what is in it.</summary>
[Authorize(Policies.Manager)]
public sealed class IndexModel(Uploads uploads, CurrentAccount me) : PageModel
{
    public static IReadOnlyList<HintedItem> Kinds { get; } =
    [
        new(nameof(ImportKind.People), "People", "An export of the HR system: names, job titles, line managers, first and last days"),
        new(nameof(ImportKind.Roles), "Roles", "Titles with responsibilities, authorities, reporting lines and holders"),
    ];

    [BindProperty]
    public UploadInput Input { get; set; } = new();

    public IReadOnlyList<(Guid Id, ImportKind Kind, string FileName, DateTime UploadedAt)> Unfinished { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Unfinished = await uploads.UnfinishedAsync(me.AccountId, HttpContext.RequestAborted);
        await next();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Input.Kind is not { } kind || !Enum.IsDefined(kind))
        {
            ModelState.AddModelError("Input.Kind", "Say whether the file has people or roles.");
        }

        if (Input.File is not { Length: > 0 } file)
        {
            ModelState.AddModelError("Input.File", Input.File is null ? "Choose the file to import." : "The file is empty.");
            return Page();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            var upload = await uploads.KeepAsync(me.AccountId!.Value, Input.Kind!.Value, file.FileName, await BytesAsync(file), HttpContext.RequestAborted);
            return Redirect($"/import/{upload.Id}/columns");
        }
        catch (ImportRefusedException refusal)
        {
            throw new RuleBrokenException(refusal.Message, "File");
        }
    }

    // One byte more than is taken is enough for the reader to say that the file is too large.
    private async Task<byte[]> BytesAsync(IFormFile file)
    {
        var bytes = new byte[Math.Min(file.Length, ImportLimits.Default.FileBytes + 1)];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, HttpContext.RequestAborted);
        return bytes;
    }

    public sealed class UploadInput
    {
        public ImportKind? Kind { get; set; }

        public IFormFile? File { get; set; }
    }
}

/// <summary>The four steps of an import.</summary>
public static class ImportSteps
{
    public static IReadOnlyList<string> All { get; } = ["File", "Columns", "Preview", "Done"];
}
