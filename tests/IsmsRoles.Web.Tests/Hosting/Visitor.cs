using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace IsmsRoles.Web.Tests.Hosting;

/// <summary>Somebody with a browser and no script: opens pages, fills the form that is there, and sends it with its token.</summary>
public sealed class Visitor(HttpClient http)
{
    private static readonly HtmlParser Parser = new();

    public HttpClient Http { get; } = http;

    public Task<HttpResponseMessage> GetAsync(string address) => Http.GetAsync(address, TestContext.Current.CancellationToken);

    public async Task<IHtmlDocument> OpenAsync(string address, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var response = await GetAsync(address);
        Assert.Equal(expected, response.StatusCode);
        return await ReadAsync(response);
    }

    /// <summary>The page's words, one space between them.</summary>
    public async Task<string> TextAsync(string address) => WordsOf(await OpenAsync(address));

    /// <summary>
    /// Opens a page, fills in its form and sends it as a browser would: every control goes along, with its value as the
    /// page has it unless given here. A null value leaves the control out.
    /// </summary>
    /// <param name="form">Which form, as a CSS selector; by default the only one in the page's main part that posts.</param>
    public async Task<HttpResponseMessage> SubmitAsync(
        string address, Dictionary<string, string?> values, string? form = null, params (string Field, string FileName, byte[] Content)[] files)
    {
        var page = await OpenAsync(address);
        return await SendAsync(Form(page, form), address, values, files);
    }

    public async Task<HttpResponseMessage> SendAsync(
        IHtmlFormElement form, string address, Dictionary<string, string?> values, params (string Field, string FileName, byte[] Content)[] files)
    {
        var fields = Fields(form).Where(f => !values.ContainsKey(f.Name)).ToList();
        fields.AddRange(values.Where(v => v.Value is not null).Select(v => (v.Key, v.Value!)));
        var action = form.GetAttribute("action") is { Length: > 0 } own ? own : address;
        if (files.Length == 0)
        {
            return await Http.PostAsync(action, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))), TestContext.Current.CancellationToken);
        }

        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        foreach (var (field, fileName, bytes) in files)
        {
            content.Add(new ByteArrayContent(bytes), field, fileName);
        }

        return await Http.PostAsync(action, content, TestContext.Current.CancellationToken);
    }

    /// <summary>A post from outside any form of ours: no token unless given.</summary>
    public Task<HttpResponseMessage> PostAsync(string address, Dictionary<string, string> fields) =>
        Http.PostAsync(address, new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken);

    public async Task SignInAsync(string email, string password)
    {
        var response = await SubmitAsync("/sign-in", new() { ["Input.Email"] = email, ["Input.Password"] = password });
        Assert.True(response.RequestMessage!.RequestUri!.AbsolutePath != "/sign-in", $"{email} could not sign in: {(int)response.StatusCode}");
    }

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response) =>
        await Parser.ParseDocumentAsync(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

    public static string WordsOf(IHtmlDocument page) =>
        string.Join(' ', (page.Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static async Task<string> WordsOfAsync(HttpResponseMessage response) => WordsOf(await ReadAsync(response));

    public static IHtmlFormElement Form(IHtmlDocument page, string? selector = null) =>
        page.QuerySelectorAll(selector ?? "main form").OfType<IHtmlFormElement>().First(f => string.Equals(f.Method, "post", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<(string Name, string Value)> Fields(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
        {
            switch (element)
            {
                case IHtmlInputElement { Name: { } name } input when !input.IsDisabled:
                    if (input.Type is "submit" or "button" or "file" or "image" || (input.Type is "checkbox" or "radio" && !input.IsChecked))
                    {
                        continue;
                    }

                    yield return (name, input.Value ?? "");
                    break;
                case IHtmlTextAreaElement { Name: { } name } area:
                    yield return (name, area.Value ?? "");
                    break;
                case IHtmlSelectElement { Name: { } name } select when select.Value is not null:
                    yield return (name, select.Value);
                    break;
            }
        }
    }
}
