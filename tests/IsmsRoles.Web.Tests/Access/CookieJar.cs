using System.Net;
using AngleSharp.Html.Dom;
using IsmsRoles.Web.Tests.Hosting;

namespace IsmsRoles.Web.Tests.Access;

/// <summary>A browser whose owner keeps every cookie ever received, deleted ones too, and takes others'.</summary>
internal sealed class CookieJar(HttpClient http)
{
    private readonly Dictionary<string, string> _cookies = [];

    public void Take(CookieJar other, string name) => _cookies[name] = other._cookies[name];

    public void Forget(string name) => _cookies.Remove(name);

    public async Task<(IHtmlFormElement Form, string Options)> AskAsync(string address)
    {
        var page = await Visitor.ReadAsync(await SendAsync(HttpMethod.Get, address, null));
        var form = Visitor.Form(page, SecondFactorSteps.PasskeyForm);
        var answer = await SendAsync(HttpMethod.Post, SecondFactorSteps.PasskeyOf(form).Options, new() { ["__RequestVerificationToken"] = Token(form) });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (form, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public Task<HttpResponseMessage> SendAsync(IHtmlFormElement form, string address, string passkey) => SendAsync(HttpMethod.Post, address, new()
    {
        ["__RequestVerificationToken"] = Token(form),
        [SecondFactorSteps.PasskeyOf(form).Field] = passkey,
        ["Input.Sha256"] = form.Elements["Input.Sha256"]?.GetAttribute("value") ?? "",
    });

    private static string Token(IHtmlFormElement form) => form.Elements["__RequestVerificationToken"]!.GetAttribute("value")!;

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, Dictionary<string, string>? fields)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
        if (fields is not null)
        {
            request.Content = new FormUrlEncodedContent(fields);
        }

        var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            if (pair[1].Length > 0)
            {
                _cookies[pair[0]] = pair[1];
            }
        }

        return response;
    }
}
