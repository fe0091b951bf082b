using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Verification;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IsmsRoles.Web.Pages.Errors;

/// <summary>Says in plain words what went wrong, what was kept and where to go; with the reference number that is in the log.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken] // a failed post is shown here too; the page changes nothing
[ResponseCache(NoStore = true)]
public sealed class IndexModel(CurrentAccount me) : PageModel
{
    public string ReferenceNumber => HttpContext.TraceIdentifier;

    public bool IsSignedIn => me.IsSignedIn;

    public (string Title, string Sentence) Words => Response.StatusCode switch
    {
        400 => ("That form is out of date", "It was opened too long ago, in another session, or sent in a way we did not expect. Nothing was saved. Go back, reload the page and send it again."),
        403 => ("You may not open this", "Your account does not have the access this needs. Nothing was changed. If you need it, ask an administrator."),
        404 => ("There is nothing at this address", "The address may be mistyped, or the link is old. Nothing is lost: records of the register are never deleted."),
        405 => ("This address cannot be used that way", "It was sent in a way this page does not know. Nothing was changed. Start again from the register."),
        413 when OriginalPath?.Equals(FrontDoor.CheckPath, StringComparison.OrdinalIgnoreCase) == true =>
            Verdict.TooLarge,
        413 => ("That file is too large", "At most 10 MB fit. Nothing was saved. Scan at a lower resolution, or split the file."),
        429 => ("Too many attempts", "To keep guessers out, this form can be sent only so often. Nothing was changed. Wait a minute and try again."),
        >= 400 and < 500 => ("This could not be understood", "The browser sent something we did not expect. Nothing was changed. Go back, reload the page and try again."),
        _ => ("Something went wrong on our side", "Nothing was half saved: a change is stored whole or not at all. Try again; if it happens again, give an administrator the reference below."),
    };

    private string? OriginalPath =>
        HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path;

    public void OnGet() => Answer();

    public void OnPost() => Answer();

    // The failed answer's status stands. Whoever types this page's own address finds nothing there.
    private void Answer()
    {
        if (Response.StatusCode < StatusCodes.Status400BadRequest)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
