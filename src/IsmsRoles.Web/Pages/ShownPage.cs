using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IsmsRoles.Web.Pages;

/// <summary>
/// A page about one thing. What it shows is loaded before any handler, so that a refused post draws the same page with
/// everything typed; a thing that is not there answers 404 to reading and posting alike.
/// </summary>
public abstract class ShownPage : PageModel
{
    protected CancellationToken Cancellation => HttpContext.RequestAborted;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await LoadAsync())
        {
            await next();
        }
        else
        {
            context.Result = NotFound();
        }
    }

    /// <returns>Whether the thing is there.</returns>
    protected abstract Task<bool> LoadAsync();
}
