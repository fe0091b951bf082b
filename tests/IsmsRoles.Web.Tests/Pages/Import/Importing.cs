using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IsmsRoles.Web.Tests.Hosting;

namespace IsmsRoles.Web.Tests.Pages.Import;

/// <summary>Somebody who imports a file, step by step, through the pages.</summary>
internal sealed class Importing(Visitor visitor)
{
    private string _address = "";

    public string Id => _address.Split('/')[2];

    /// <summary>Sends the file; the answer is the page of its columns, or the first page with a refusal.</summary>
    public async Task<HttpResponseMessage> UploadAsync(string kind, string fileName, byte[] content)
    {
        var response = await visitor.SubmitAsync("/import", new() { ["Input.Kind"] = kind }, null, ("Input.File", fileName, content));
        _address = response.RequestMessage!.RequestUri!.AbsolutePath;
        return response;
    }

    /// <summary>Goes on from the columns with these corrections; the answer is the preview, or the columns with a refusal.</summary>
    public Task<HttpResponseMessage> ChooseAsync(Dictionary<string, string?>? corrections = null) =>
        visitor.SubmitAsync($"/import/{Id}/columns", corrections ?? []);

    public Task<IHtmlDocument> PreviewAsync(string query = "") => visitor.OpenAsync($"/import/{Id}/preview{query}");

    /// <summary>Presses the preview's button; the answer is the last page, or the preview with a refusal.</summary>
    public Task<HttpResponseMessage> ApplyAsync() => visitor.SubmitAsync($"/import/{Id}/preview", [], "main .confirm-panel form");

    /// <summary>All steps, without a correction. Answers with the counts on the last page.</summary>
    public async Task<string> ImportAsync(string kind, string fileName, byte[] content, Dictionary<string, string?>? corrections = null)
    {
        Assert.EndsWith("/columns", (await UploadAsync(kind, fileName, content)).RequestMessage!.RequestUri!.AbsolutePath);
        var preview = await ChooseAsync(corrections);
        Assert.True(preview.RequestMessage!.RequestUri!.AbsolutePath.EndsWith("/preview", StringComparison.Ordinal), await Visitor.WordsOfAsync(preview));
        var done = await ApplyAsync();
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.EndsWith("/done", done.RequestMessage!.RequestUri!.AbsolutePath);
        return Counts(await Visitor.ReadAsync(done));
    }

    /// <summary>"New 3, Changed 0, Unchanged 104, Refused 0", as a page of the import says it.</summary>
    public static string Counts(IHtmlDocument page) =>
        string.Join(", ", page.QuerySelectorAll(".summary-row").Select(r => $"{Words(r.QuerySelector("dt"))} {Words(r.QuerySelector("dd")).Split(' ')[0]}"));

    public async Task<string> CountsAsync() => Counts(await PreviewAsync());

    public static string Words(IElement? element) => string.Join(' ', (element?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
