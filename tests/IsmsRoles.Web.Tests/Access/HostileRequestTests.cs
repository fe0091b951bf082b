using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Access;

/// <summary>
/// Sends what nobody sends by accident to every page and handler, over real connections on this machine, as a guest and
/// with each access. Whatever comes back is an answer: never a failure of ours, never a word about the inside, never
/// markup that was typed, never a way to another site; and who may not change the register has not changed it.
/// </summary>
public sealed partial class HostileRequestTests : IDisposable
{
    private static readonly string[] Readers = ["Anonymous", "Member", "Auditor"];

    // What only the inside of the application knows.
    private static readonly string[] Inside =
    [
        "Exception", "StackTrace", "DbContext", "SQLite", "SqlClient", "connection string", ".cshtml", ".cs:line", "AllowedHosts", "PasswordHash", "SecurityStamp", Company.Password,
        AppContext.BaseDirectory.TrimEnd('/'),
    ];

    private readonly RegisterApp _app = new();
    private readonly List<string> _wrong = [];
    private int _sent;

    public HostileRequestTests() => _app.UseKestrel(0);

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task No_page_fails_tells_of_its_inside_echoes_markup_or_leads_elsewhere_whatever_is_asked()
    {
        var (pages, ids) = await EveryPageTests.ArrangeAsync(_app);
        var fields = await HostileRequests.FieldsAsync(_app, asked: true);
        foreach (var (access, email) in EveryPageTests.Visitors)
        {
            var visitor = await VisitAsync(email);
            foreach (var page in pages.Where(p => p.Method == "GET"))
            {
                var address = page.Address(ids);
                var asked = Theirs(page) == access ? HostileRequests.AllQuestions(page, address, [.. fields[page.Route]]) : [];
                await SendAsync(visitor, access, page, HostileRequests.Questions(address, [.. fields[page.Route]]).Concat(asked));
            }
        }

        AssertNothingWrong();
    }

    [Fact]
    public async Task Asking_for_every_page_changes_nothing()
    {
        _app.WithoutBackgroundWork(); // its own changes would be counted
        var (pages, ids) = await EveryPageTests.ArrangeAsync(_app);
        var fields = await HostileRequests.FieldsAsync(_app);
        var before = await LedgerAsync();
        foreach (var (access, email) in EveryPageTests.Visitors)
        {
            var visitor = await VisitAsync(email);
            foreach (var page in pages)
            {
                var address = page.Address(ids);
                await SendAsync(visitor, access, page, HostileRequests.Questions(address, [.. fields[page.Route]]).Take(page.Method == "GET" ? 1 : 0));
                await SendAsync(visitor, access, page, [new("as it is", HttpMethod.Get, address)]);
            }
        }

        AssertNothingWrong();
        Assert.Equal(before, await LedgerAsync());
    }

    [Fact]
    public async Task No_forged_form_changes_anything_and_none_of_readers_does()
    {
        _app.WithoutBackgroundWork(); // its own changes would be counted
        var (pages, ids) = await EveryPageTests.ArrangeAsync(_app);
        var fields = await HostileRequests.FieldsAsync(_app);
        var foreign = await TokenAsync(await VisitAsync(Company.Ben), Company.Ben);
        var before = await LedgerAsync();
        foreach (var (access, email) in EveryPageTests.Visitors)
        {
            var visitor = await VisitAsync(email);
            foreach (var page in pages.Where(p => p.Method == "POST"))
            {
                var more = Theirs(page) == access ? HostileRequests.MoreForgeries(page.Address(ids), [.. fields[page.Route]]) : [];
                await SendAsync(visitor, access, page, HostileRequests.Forgeries(page.Address(ids), [.. fields[page.Route]], foreign).Concat(more));
            }
        }

        foreach (var access in Readers)
        {
            var email = EveryPageTests.Visitors[access];
            foreach (var page in pages.Where(p => p.Method == "POST"))
            {
                var visitor = await VisitAsync(email); // a new session each time: some posts end it
                await SendAsync(visitor, access, page, HostileRequests.Forms(page.Address(ids), [.. fields[page.Route]], await TokenAsync(visitor, email)).Where((_, n) => n % 7 == 0));
            }
        }

        AssertNothingWrong();
        Assert.Equal(before, await LedgerAsync());
    }

    [Fact]
    public async Task No_form_fails_whatever_is_in_it_and_what_was_stored_comes_back_as_text()
    {
        var (pages, ids) = await EveryPageTests.ArrangeAsync(_app);
        var fields = await HostileRequests.FieldsAsync(_app);
        foreach (var page in pages.Where(p => p.Method == "POST").OrderBy(p => EveryPageTests.Table.GetValueOrDefault(p.Name) == "Administrator")) // who may close accounts comes last
        {
            var access = Theirs(page);
            var email = EveryPageTests.Visitors[access];
            var visitor = await VisitAsync(email);
            await SendAsync(visitor, access, page, HostileRequests.Forms(page.Address(ids), [.. fields[page.Route]], await TokenAsync(visitor, email)));
        }

        foreach (var access in new[] { "Auditor", "Manager", "Approver", "Administrator" })
        {
            var visitor = await VisitAsync(EveryPageTests.Visitors[access]);
            foreach (var page in pages.Where(p => p.Method == "GET"))
            {
                await SendAsync(visitor, access, page, [new("looked at again", HttpMethod.Get, page.Address(ids))]);
            }
        }

        AssertNothingWrong();
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: {40000}\r\n\r\n", "431")]
    [InlineData("GET /{40000} HTTP/1.1\r\nHost: localhost\r\n\r\n", "414")]
    [InlineData("GET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n", "400")]
    [InlineData("GET /../../../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n", "302")]
    [InlineData("GET /css/..%2f..%2fappsettings.json HTTP/1.1\r\nHost: localhost\r\n\r\n", "302")]
    [InlineData("GET / HTTP/1.1\r\n\r\n", "400")]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "400")]
    [InlineData("GET / HTTP/1.1\r\nHost: a b/c\r\n\r\n", "400")]
    [InlineData("TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n", "405")]
    [InlineData("GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n", "400")]
    [InlineData("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n", "400")]
    [InlineData("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", "400")]
    [InlineData("\0\u0001\u0002 nonsense\r\n\r\n", "400")]
    public async Task What_is_no_request_is_refused_without_a_word_about_the_server(string request, string status)
    {
        await Company.CreateAsync(_app);
        using var http = _app.CreateClientThatStays();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, http.BaseAddress!.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        request = request.Replace("{40000}", new string('a', 40_000), StringComparison.Ordinal).Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal);
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        soon.CancelAfter(TimeSpan.FromSeconds(10));

        var answer = await reader.ReadToEndAsync(soon.Token);

        Assert.StartsWith($"HTTP/1.1 {status}", answer);
        Assert.DoesNotContain("\nServer:", answer, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Kestrel", answer, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
    }

    // The access that is tried with everything: the first the table lets in, beyond the guest where somebody else is.
    private static string Theirs(PageHandler page)
    {
        var allowed = (EveryPageTests.Table.GetValueOrDefault(page.Name) ?? "Manager").Split(' ');
        return allowed[0] == "Member" && allowed.Contains("Manager") ? "Manager" : allowed[0];
    }

    private static async Task<HttpResponseMessage> AnswerAsync(Visitor visitor, HttpRequestMessage message, string what)
    {
        try
        {
            return await visitor.Http.SendAsync(message, TestContext.Current.CancellationToken);
        }
        catch (HttpRequestException e)
        {
            throw new InvalidOperationException($"{what} got no answer that can be read.", e);
        }
    }

    private async Task SendAsync(Visitor visitor, string access, PageHandler page, IEnumerable<HostileRequest> requests)
    {
        foreach (var request in requests)
        {
            using var message = request.ToMessage(visitor.Http.BaseAddress!);
            using var response = await AnswerAsync(visitor, message, $"{page.Name}, {access}, {request.What}");
            var body = response.Content.Headers.ContentType?.MediaType is "application/pdf" ? "" : await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            _sent++;
            foreach (var fault in Faults(page, response, body))
            {
                _wrong.Add($"{page.Name}, {access}, {request.What}: {fault}");
            }
        }
    }

    private static IEnumerable<string> Faults(PageHandler page, HttpResponseMessage response, string body)
    {
        var status = (int)response.StatusCode;
        if (status >= 500 && !(status == 503 && page.Route.EndsWith(".pdf", StringComparison.Ordinal)))
        {
            yield return $"failed with {status}";
        }

        foreach (var header in new[] { "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cache-Control" })
        {
            if (!response.Headers.Contains(header) && status is not (400 or 431 or 414)) // what the server refuses by itself has no body either
            {
                yield return $"{status} lacks {header}";
            }
        }

        if (response.Headers.Server.Count > 0 || response.Headers.Contains("X-Powered-By"))
        {
            yield return "names its server";
        }

        if (response.Headers.Location is { } location && (location.IsAbsoluteUri ? location.Host != "localhost" && location.Host != "127.0.0.1" : location.OriginalString.StartsWith("//", StringComparison.Ordinal) || location.OriginalString.Contains('\\', StringComparison.Ordinal) || !location.OriginalString.StartsWith('/')))
        {
            yield return $"leads to {location.OriginalString}";
        }

        if (response.Content.Headers.ContentType?.MediaType is "text/html" && Echoed().Match(body) is { Success: true } echo)
        {
            yield return $"echoes {body[Math.Max(0, echo.Index - 60)..Math.Min(body.Length, echo.Index + 40)]}";
        }

        foreach (var word in Inside.Where(w => body.Contains(w, StringComparison.Ordinal)).Concat(TypeNames().Matches(body).Select(m => m.Value)))
        {
            var at = Math.Max(0, body.IndexOf(word, StringComparison.Ordinal));
            yield return $"{status} tells “{body[Math.Max(0, at - 60)..Math.Min(body.Length, at + 60)]}”";
        }
    }

    private void AssertNothingWrong()
    {
        Assert.True(_wrong.Count == 0, $"{_wrong.Count} of {_sent} requests:\n{string.Join('\n', _wrong.Distinct().Take(60))}");
    }

    // The ledger counts every change; what is uploaded for an import is beside it.
    private async Task<(long Changes, int Uploads)> LedgerAsync()
    {
        await using var db = _app.OpenDatabase();
        return (await db.LedgerRows.Select(l => l.Number).SingleAsync(TestContext.Current.CancellationToken), await db.ImportUploads.CountAsync(TestContext.Current.CancellationToken));
    }

    private async Task<Visitor> VisitAsync(string? email)
    {
        var visitor = new Visitor(_app.CreateClientThatStays());
        if (email is not null)
        {
            await visitor.SubmitAsync("/sign-in", new() { ["Input.Email"] = email, ["Input.Password"] = Company.Password });
        }

        return visitor;
    }

    private static async Task<string> TokenAsync(Visitor visitor, string? email)
    {
        var page = await visitor.OpenAsync(email is null ? "/sign-in" : "/my-duties");
        return page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
    }

    [GeneratedRegex("<hostile-mark|<script>hostile|[\"'] onload=hostile|(href|src|action)=\"javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Echoed();

    [GeneratedRegex(@"\b(System|Microsoft|IsmsRoles\.(Web|Data|Domain|Documents))\.[A-Z]\w+|^\s+at \w+\.\w+", RegexOptions.Multiline)]
    private static partial Regex TypeNames();
}
