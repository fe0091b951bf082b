using IsmsRoles.Web.Tests.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IsmsRoles.Web.Tests.Access;

/// <summary>Every page and handler the application answers with, as its routing knows them.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Route">The page's address pattern, beginning with a slash.</param>
/// <param name="Handler">Name of the handler, where a page has several.</param>
internal sealed record PageHandler(string Method, string Route, string? Handler)
{
    public string Name => $"{Method} {Route}{(Handler is null ? "" : $"?handler={Handler}")}";

    public static async Task<IReadOnlyList<PageHandler>> AllAsync(RegisterApp app)
    {
        var loader = app.Services.GetRequiredService<PageLoader>();
        List<PageHandler> all = [];
        foreach (var endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
            {
                continue;
            }

            var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
            var route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            all.Add(new("GET", route, null)); // a page without a handler for it is drawn all the same
            all.AddRange(compiled.HandlerMethods.Select(h => new PageHandler(h.HttpMethod.ToUpperInvariant(), route, h.Name)));
        }

        return [.. all.Distinct().OrderBy(p => p.Route, StringComparer.Ordinal).ThenBy(p => p.Name, StringComparer.Ordinal)];
    }

    /// <summary>An address of the page: about something that is there where the register has one, else about nothing.</summary>
    public string Address(SampleIds ids)
    {
        var noun = Route.Split('/')[1];
        var parts = Route.Split('/').Select(part =>
            !part.StartsWith('{') ? part.Replace("{form}", "xlsx", StringComparison.Ordinal)
            : part.Contains(":guid", StringComparison.Ordinal) ? ids.Of(noun).ToString()
            : part.Contains(":int", StringComparison.Ordinal) ? "1"
            : "nothing");
        return string.Join('/', parts) + (Handler is null ? "" : $"?handler={Handler}");
    }
}

/// <summary>One identifier of each noun that has pages.</summary>
internal sealed class SampleIds
{
    private readonly Dictionary<string, Guid> _ids = [];

    public Guid Of(string noun) => _ids.GetValueOrDefault(noun, Guid.Parse("01234567-89ab-4cde-8123-456789abcdef"));

    public static async Task<SampleIds> LoadAsync(RegisterApp app, Company company)
    {
        await using var db = app.OpenDatabase();
        var cancellation = TestContext.Current.CancellationToken;
        var ids = new SampleIds();
        ids._ids["roles"] = company.Role("Incident manager");
        ids._ids["people"] = company.Person(Company.Eve);
        ids._ids["accounts"] = company.Account(Company.Eve);
        ids._ids["assignments"] = await db.Assignments.Select(a => a.Id).FirstAsync(cancellation);
        ids._ids["versions"] = await db.Versions.OrderByDescending(v => v.SubmittedAt).Select(v => v.Id).FirstAsync(cancellation);
        ids._ids["positions"] = await db.Positions.Select(p => p.Id).FirstOrDefaultAsync(cancellation);
        ids._ids["third-parties"] = await db.ThirdParties.Select(t => t.Id).FirstOrDefaultAsync(cancellation);
        ids._ids["scope-items"] = await db.ScopeItems.Select(s => s.Id).FirstOrDefaultAsync(cancellation);
        return ids;
    }
}
