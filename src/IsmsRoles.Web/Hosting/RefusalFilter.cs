using IsmsRoles.Data;
using IsmsRoles.Domain;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Hosting;

/// <summary>A page that can show what somebody else saved meanwhile beside what was typed (rule 12).</summary>
public interface IShowsConflict
{
    /// <summary>Set by the filter; the page draws it with the <c>_Conflict</c> part.</summary>
    Conflict? Conflict { get; set; }

    /// <summary>
    /// Works out the conflict and takes the saved revision into the form, so that sending it again saves what was typed.
    /// </summary>
    Task<Conflict> FindConflictAsync();
}

/// <summary>
/// Turns a broken rule or a concurrency conflict into the same page with 409, the sentence beside its field, and
/// everything the user had typed. Pages load what they show before the handler runs, so the page can be drawn again.
/// </summary>
internal sealed class RefusalFilter : IAsyncPageFilter, IOrderedFilter
{
    public int Order => int.MinValue; // outside every page's own filter

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var executed = await next();
        if (executed.Exception is null || executed.ExceptionHandled || executed.HandlerInstance is not PageModel page)
        {
            return;
        }

        switch (executed.Exception)
        {
            case RuleBrokenException refusal:
                page.ModelState.AddModelError(Field(page, refusal.Field), refusal.Message);
                break;
            case ChangedMeanwhileException or DbUpdateConcurrencyException when page is IShowsConflict shows:
                shows.Conflict = await shows.FindConflictAsync();
                break;
            case ChangedMeanwhileException or DbUpdateConcurrencyException:
                page.ModelState.AddModelError("", "Somebody else changed this since you opened it. Look at it again, then repeat your step.");
                break;
            default:
                return;
        }

        executed.ExceptionHandled = true;
        page.Response.StatusCode = StatusCodes.Status409Conflict;
        executed.Result = page.Page();
    }

    // The domain names a field by itself; the page's form usually calls it Input.Field.
    private static string Field(PageModel page, string? field)
    {
        if (field is null)
        {
            return "";
        }

        var inInput = $"Input.{field}";
        return page.ModelState.ContainsKey(inInput) || page.GetType().GetProperty("Input") is not null ? inInput : field;
    }
}
