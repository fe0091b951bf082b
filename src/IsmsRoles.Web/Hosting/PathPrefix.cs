using System.Text.RegularExpressions;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace IsmsRoles.Web.Hosting;

/// <summary>
/// The application under a path of a shared host (<c>PathBase</c>, such as <c>/isms</c>). Everywhere else addresses are
/// written from the application's own root; the prefix is put before them here, for redirects, and in
/// <see cref="AddressTagHelper"/>, for pages.
/// </summary>
public static partial class PathPrefix
{
    /// <returns>The prefix, beginning with a slash and not ending with one; empty where there is none.</returns>
    /// <exception cref="InvalidOperationException">It does not look like a path.</exception>
    public static PathString Of(IConfiguration configuration)
    {
        var configured = configuration["PathBase"]?.TrimEnd('/') ?? "";
        return configured.Length == 0 || Path().IsMatch(configured)
            ? new(configured)
            : throw new InvalidOperationException($"PathBase is “{configured}”; it looks like /isms: plain letters, digits, dots and dashes after each slash.");
    }

    public static void AddPathPrefix(this IServiceCollection services)
    {
        services.Configure<MvcOptions>(mvc => mvc.Filters.Add(new PrefixedRedirects()));
        services.PostConfigure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, cookie => cookie.Events.OnRedirectToLogin = AskToSignIn);
    }

    /// <summary>Comes first, so that nothing after it sees the prefix. A proxy may send it on or take it off.</summary>
    public static void UsePathPrefix(this WebApplication app)
    {
        var prefix = Of(app.Configuration);
        if (prefix.HasValue)
        {
            app.Use((context, next) =>
            {
                var request = context.Request;
                if (request.Path.StartsWithSegments(prefix, out var rest))
                {
                    request.Path = rest.HasValue ? rest : "/";
                }

                request.PathBase = prefix;
                return next(context);
            });
        }
    }

    // Where to go on after signing in is written from the application's root too.
    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        var next = QueryString.Create(context.Options.ReturnUrlParameter, request.Path.ToUriComponent() + request.QueryString);
        context.Response.Redirect(request.PathBase + context.Options.LoginPath + next);
        return Task.CompletedTask;
    }

    [GeneratedRegex(@"^(/[A-Za-z0-9_][A-Za-z0-9._-]*)+\z")]
    private static partial Regex Path();

    private sealed class PrefixedRedirects : IAlwaysRunResultFilter
    {
        public void OnResultExecuting(ResultExecutingContext context)
        {
            var prefix = context.HttpContext.Request.PathBase;
            switch (context.Result)
            {
                case LocalRedirectResult local:
                    local.Url = Addresses.Under(prefix, local.Url);
                    break;
                case RedirectResult redirect:
                    redirect.Url = Addresses.Under(prefix, redirect.Url);
                    break;
            }
        }

        public void OnResultExecuted(ResultExecutedContext context)
        {
        }
    }
}
