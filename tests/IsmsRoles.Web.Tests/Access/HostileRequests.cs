using System.Globalization;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IsmsRoles.Web.Tests.Access;

/// <summary>A request nobody sends by accident.</summary>
/// <param name="What">What is wrong with it, for the report.</param>
internal sealed record HostileRequest(string What, HttpMethod Method, string Address, HttpContent? Content = null, string? Header = null, string? HeaderValue = null)
{
    public HttpRequestMessage ToMessage(Uri server)
    {
        // As written: no dots, percent signs or slashes are tidied up on the way.
        var address = new Uri(server.GetLeftPart(UriPartial.Authority) + Address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var message = new HttpRequestMessage(Method, address) { Content = Content };
        if (Header is not null)
        {
            message.Headers.TryAddWithoutValidation(Header, HeaderValue);
        }

        return message;
    }
}

/// <summary>What is tried on every page and handler.</summary>
internal static class HostileRequests
{
    /// <summary>Typed into every field; none of it may come back as markup.</summary>
    public const string Markup = "\"'><hostile-mark onload=hostile()><script>hostile()</script>";

    private const string Sql = "'; DROP TABLE \"People\"; --";

    private static readonly string Long = new('a', 3_000);

    // Percent-encoded already.
    private static readonly string[] RouteValues =
    [
        "-1", "0", "2147483648", "99999999999999999999", "1.5", "null", "NaN", "%00", "%0d%0aSet-Cookie:%20a=b", "..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/appsettings.json",
        "..%5c..%5cappsettings.json", "%ff%fe", "%F0%9F%92%A3%E2%80%AE", "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "{id}", "%7B%7D", Uri.EscapeDataString(Markup), "%27%20OR%201=1--", Long,
    ];

    private static readonly string[] Values =
    [
        Markup, Sql, "-1", "99999999999999999999", "2147483647", "\0", "\uFFFE\u202E\u200B", "0001-01-01", "9999-12-31", "ffffffff-ffff-ffff-ffff-ffffffffffff", "{{7*7}}${7*7}%s%n", Long,
    ];

    /// <summary>A few questions for everybody.</summary>
    public static IEnumerable<HostileRequest> Questions(string address, IReadOnlyList<string> fields)
    {
        yield return new("markup in every parameter", HttpMethod.Get, WithQuery(address, fields, Markup));
        yield return new("led elsewhere", HttpMethod.Get, address + Joint(address) + "next=https://evil.example/&returnUrl=//evil.example/&ReturnUrl=/%5Cevil.example&url=javascript:hostile()");
        yield return new("a foreign host in headers", HttpMethod.Get, address, Header: "X-Forwarded-Host", HeaderValue: "evil.example");
    }

    /// <summary>Everything that is asked of a page without sending it a form.</summary>
    public static IEnumerable<HostileRequest> AllQuestions(PageHandler page, string address, IReadOnlyList<string> fields)
    {
        foreach (var value in fields.Count > 0 ? Values : Values.Take(2))
        {
            yield return new($"“{Short(value)}” in every parameter", HttpMethod.Get, WithQuery(address, fields, value));
        }

        var placed = page.Route.Contains(":guid", StringComparison.Ordinal) ? RouteValues.Where((_, n) => n % 4 == 3) // the route itself turns them away
            : page.Route.Contains('{', StringComparison.Ordinal) ? RouteValues : [];
        foreach (var value in placed)
        {
            var parts = page.Route.Split('/').Select(part => part.StartsWith('{') ? value : part);
            yield return new($"“{Short(value)}” in the address", HttpMethod.Get, string.Join('/', parts));
        }

        yield return new("parameters three times over", HttpMethod.Get, WithQuery(address, [.. fields, .. fields, .. fields], "1"));
        yield return new("broken percent signs", HttpMethod.Get, address + Joint(address) + "q=%&q=%zz&q=%u0041&p=%F0%9F");
        yield return new("an unknown handler", HttpMethod.Get, address + Joint(address) + "handler=Nope");
        yield return new("a long query", HttpMethod.Get, address + Joint(address) + "q=" + Long + Long);
        yield return new("nested indexes", HttpMethod.Get, address + Joint(address) + "Input[0][0][0]=1&Input.Items[2147483647].Text=x&[0].x=1&.=1&=");
        yield return new("an impossible range", HttpMethod.Get, address, Header: "Range", HeaderValue: "bytes=99999999999999999999-1,-0,5-4");
        yield return new("many ranges", HttpMethod.Get, address, Header: "Range", HeaderValue: "bytes=" + string.Join(',', Enumerable.Range(0, 300).Select(n => $"{n}-{n + 1}")));
        yield return new("a broken etag", HttpMethod.Get, address, Header: "If-None-Match", HeaderValue: "\"" + Long);
        yield return new("a forged session", HttpMethod.Get, address, Header: "Cookie", HeaderValue: "ismsroles=CfDJ8" + Long + "; ismsroles-form=x; .AspNetCore.Mvc.CookieTempDataProvider=CfDJ8AAAA");
        yield return new("odd preferences", HttpMethod.Get, address, Header: "Accept-Language", HeaderValue: "../../etc;q=9,*;q=-1," + Long);
        foreach (var method in page.Route.Count(c => c == '/') > 1 ? new[] { "HEAD", "PUT" } : ["HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "PATCH", "CONNECTED", "get"])
        {
            yield return new($"{method}", new(method), address);
        }
    }

    /// <summary>Forms without the right token.</summary>
    public static IEnumerable<HostileRequest> Forgeries(string address, IReadOnlyList<string> fields, string foreignToken)
    {
        yield return new("no token", HttpMethod.Post, address, Form(fields, "1", null));
        yield return new("somebody else's token", HttpMethod.Post, address, Form(fields, "1", foreignToken));
    }

    /// <summary>More of them, for whom the page is meant.</summary>
    public static IEnumerable<HostileRequest> MoreForgeries(string address, IReadOnlyList<string> fields)
    {
        yield return new("a made-up token", HttpMethod.Post, address, Form(fields, "1", "CfDJ8" + new string('A', 150)));
        yield return new("no token, by another site", HttpMethod.Post, address, Form(fields, "1", null), "Origin", "https://evil.example");
    }

    /// <summary>Forms that come with the right token and hold what no page would send.</summary>
    public static IEnumerable<HostileRequest> Forms(string address, IReadOnlyList<string> fields, string token)
    {
        foreach (var value in Values)
        {
            yield return new($"“{Short(value)}” in every field", HttpMethod.Post, address, Form(fields, value, token));
        }

        var deep = fields.SelectMany(f => new[] { f.Replace("[0]", "[2147483647]", StringComparison.Ordinal), f.Replace("[0]", "[-1]", StringComparison.Ordinal), f + "[2147483647]", f + ".index" }).Distinct().ToList();
        yield return new("an empty form", HttpMethod.Post, address, Form([], "", token));
        yield return new("deep indexes", HttpMethod.Post, address, Form(deep, "2147483647", token));
        yield return new("every field twice", HttpMethod.Post, address, Form([.. fields, .. fields], "1", token));
        yield return new("a thousand rows", HttpMethod.Post, address, Form([.. fields, .. Enumerable.Range(0, 1000).SelectMany(n => fields.Where(f => f.Contains("[0]", StringComparison.Ordinal)).Take(1).Select(f => f.Replace("[0]", $"[{n}]", StringComparison.Ordinal)))], "x", token));
        yield return new("five thousand fields", HttpMethod.Post, address, Form([.. Enumerable.Range(0, 5000).Select(n => $"Input.F{n}")], "x", token));
        yield return new("a field name of 5,000 characters", HttpMethod.Post, address, Form(["Input." + Long + Long], "x", token));
        yield return new("half a megabyte in every field", HttpMethod.Post, address, Form([.. fields.Take(3)], new string('x', 500_000), token));
        yield return new("an unknown handler", HttpMethod.Post, address.Split('?')[0] + "?handler=Nope", Form(fields, "1", token));
        yield return new("another method inside", HttpMethod.Post, address + Joint(address) + "_method=DELETE", Form([.. fields, "_method"], "DELETE", token), "X-HTTP-Method-Override", "DELETE");
        yield return new("JSON", HttpMethod.Post, address, Typed("{\"Input\":{\"Name\":[[[[]]]]},\"__proto__\":{}}", "application/json"), "RequestVerificationToken", token);
        yield return new("XML", HttpMethod.Post, address, Typed("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>", "text/xml"), "RequestVerificationToken", token);
        yield return new("text", HttpMethod.Post, address, Typed("Input.Name=x", "text/plain"), "RequestVerificationToken", token);
        yield return new("an unknown character set", HttpMethod.Post, address, Typed("Input.Name=x", "application/x-www-form-urlencoded; charset=utf-99"), "RequestVerificationToken", token);
        yield return new("a form cut short", HttpMethod.Post, address, Typed("--b\r\nContent-Disposition: form-data; name=\"Input.Name\"\r\n\r\nhalf", "multipart/form-data; boundary=b"), "RequestVerificationToken", token);
        yield return new("a form without its boundary", HttpMethod.Post, address, Typed("--b--", "multipart/form-data"), "RequestVerificationToken", token);
        yield return new("files where none are asked for", HttpMethod.Post, address, Files(fields, token));
    }

    /// <summary>Every name a page binds, by the page's route: as a form or a query would hold it, the first row of lists.</summary>
    /// <param name="asked">Only what a page binds when it is merely asked for.</param>
    public static async Task<ILookup<string, string>> FieldsAsync(RegisterApp app, bool asked = false)
    {
        var loader = app.Services.GetRequiredService<PageLoader>();
        List<(string Route, string Field)> all = [];
        foreach (var endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
                var properties = compiled.BoundProperties.OfType<PageBoundPropertyDescriptor>().Where(p => !asked || p.Property.GetCustomAttribute<BindPropertyAttribute>()?.SupportsGet != false);
                var bound = properties.Concat<ParameterDescriptor>(compiled.HandlerMethods.SelectMany(h => h.Parameters));
                all.AddRange(bound.SelectMany(p => Names(p.BindingInfo?.BinderModelName ?? p.Name, p.ParameterType, 0)).Select(f => ("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), f)));
            }
        }

        return all.Distinct().ToLookup(f => f.Route, f => f.Field);
    }

    private static IEnumerable<string> Names(string name, Type type, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        var item = type.IsArray ? type.GetElementType() : type.GetInterfaces().Append(type).FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
        if (type == typeof(string) || type.IsPrimitive || type.IsEnum || type.Namespace?.StartsWith("IsmsRoles", StringComparison.Ordinal) != true && item is null)
        {
            return [name];
        }

        if (depth > 4)
        {
            return [];
        }

        return item is not null
            ? Names($"{name}[0]", item, depth + 1)
            : type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite).SelectMany(p => Names($"{name}.{p.Name}", p.PropertyType, depth + 1));
    }

    private static string WithQuery(string address, IEnumerable<string> fields, string value)
    {
        var query = new StringBuilder(address).Append(Joint(address)).Append("q=").Append(Uri.EscapeDataString(value)).Append("&p=").Append(Uri.EscapeDataString(value));
        foreach (var field in fields.TakeWhile(_ => query.Length < 7_000 - (3 * value.Length)))
        {
            query.Append('&').Append(Uri.EscapeDataString(field)).Append('=').Append(Uri.EscapeDataString(value));
        }

        return query.ToString();
    }

    private static char Joint(string address) => address.Contains('?', StringComparison.Ordinal) ? '&' : '?';

    private static string Short(string value) => value.Length > 30 ? value[..30] : value;

    private static FormUrlEncodedContent Form(IEnumerable<string> fields, string value, string? token)
    {
        var pairs = fields.Where(f => f != "__RequestVerificationToken").Select(f => KeyValuePair.Create(f, value));
        return new(token is null ? pairs : pairs.Prepend(KeyValuePair.Create("__RequestVerificationToken", token)));
    }

    private static ByteArrayContent Typed(string text, string type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }

    // Written by hand: the client would refuse these names itself.
    private static ByteArrayContent Files(IReadOnlyList<string> fields, string token)
    {
        var body = new StringBuilder($"--b\r\nContent-Disposition: form-data; name=\"__RequestVerificationToken\"\r\n\r\n{token}\r\n");
        foreach (var field in fields.Take(40))
        {
            body.Append(CultureInfo.InvariantCulture, $"--b\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"../../../e<hostile-mark>vil\0.exe\"; filename*=UTF-8''%2e%2e%2f%00\r\nContent-Type: ../../x\r\n\r\nMZ\0\u0001\r\n");
        }

        return Typed(body.Append("--b--\r\n").ToString(), "multipart/form-data; boundary=b");
    }
}
