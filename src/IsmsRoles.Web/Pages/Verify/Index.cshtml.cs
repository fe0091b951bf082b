using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Verification;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace IsmsRoles.Web.Pages.Verify;

/// <summary>
/// Takes a PDF and says whether it is a document of this register, unchanged and still in force. Reads only; the file is
/// not kept. Open to people without an account where a setting says so.
/// </summary>
[Authorize(Policies.Verifier)]
[EnableRateLimiting(AccessServices.VerifyLimit)]
[RequestSizeLimit(FrontDoor.MaxCheckedBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = FrontDoor.MaxCheckedBytes)]
public sealed class IndexModel(DocumentCheck check, CurrentAccount me) : PageModel
{
    [BindProperty]
    public VerifyInput Input { get; set; } = new();

    public bool IsSignedIn => me.IsSignedIn;

    public bool IsAdministrator => me.IsAdministrator;

    public string FileName => Path.GetFileName(Input.File?.FileName) ?? "";

    /// <summary>Null until a file was checked.</summary>
    public Verdict? Verdict { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Input.File is null)
        {
            ModelState.AddModelError("Input.File", "Choose the PDF to check.");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        await using var file = Input.File!.OpenReadStream();
        var reader = !me.IsSignedIn ? VerdictReader.Anyone : me.ReadsRegister ? VerdictReader.Register : VerdictReader.Member;
        Verdict = await check.CheckAsync(file, reader, cancellation);
        return Page();
    }

    public sealed class VerifyInput
    {
        public IFormFile? File { get; set; }
    }
}
