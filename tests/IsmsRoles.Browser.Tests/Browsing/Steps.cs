using System.Text.RegularExpressions;
using Microsoft.Playwright;
using UglyToad.PdfPig;
using Xunit;

namespace IsmsRoles.Browser.Tests.Browsing;

/// <summary>What somebody does on a page, found as they find it: by the words they read.</summary>
public static class Steps
{
    public static async Task OpenAsync(this BrowserVisit visit, string address)
    {
        var answer = await visit.Page.GotoAsync(address);
        Assert.True(answer is { Ok: true }, $"{address} answered {answer?.Status}");
    }

    public static async Task SignInAsync(this BrowserVisit visit, string email, string password)
    {
        await visit.OpenAsync("/sign-in");
        await visit.FillAsync("E-mail address", email);
        await visit.FillAsync("Password", password);
        await visit.PressAsync("Sign in");
        await visit.Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }

    /// <summary>Types into the field that begins with this label.</summary>
    public static Task FillAsync(this BrowserVisit visit, string label, string text) => visit.Field(label).FillAsync(text);

    public static Task ChooseAsync(this BrowserVisit visit, string label, string choice) => visit.Field(label).SelectOptionAsync(choice);

    public static Task TickAsync(this BrowserVisit visit, string label) => visit.Field(label).CheckAsync();

    /// <summary>Types into a picker and takes the first suggestion.</summary>
    public static async Task PickAsync(this BrowserVisit visit, string label, string text)
    {
        await visit.Field(label).PressSequentiallyAsync(text);
        await visit.Page.GetByRole(AriaRole.Option).First.ClickAsync();
    }

    public static Task UploadAsync(this BrowserVisit visit, string label, string fileName, string content) =>
        visit.Field(label).SetInputFilesAsync(new FilePayload { Name = fileName, MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(content) });

    /// <summary>Presses a button. What it leads to must be waited for before another page is opened.</summary>
    public static Task PressAsync(this BrowserVisit visit, string button) =>
        visit.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public static Task FollowAsync(this BrowserVisit visit, string link) =>
        visit.Page.GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();

    /// <summary>Waits until the page's heading says this.</summary>
    public static Task ReachAsync(this BrowserVisit visit, string heading) =>
        Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(heading);

    /// <summary>Waits until these words stand somewhere on the page.</summary>
    public static Task SeeAsync(this BrowserVisit visit, string words) =>
        Assertions.Expect(visit.Page.Locator("body")).ToContainTextAsync(words);

    /// <summary>Waits until the field holds this.</summary>
    public static Task SeeInFieldAsync(this BrowserVisit visit, string label, string text) =>
        Assertions.Expect(visit.Field(label)).ToHaveValueAsync(text);

    /// <summary>Follows a link that answers with a PDF, and reads it back page by page.</summary>
    public static async Task<IReadOnlyList<string>> DownloadAsync(this BrowserVisit visit, string link)
    {
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.FollowAsync(link));
        await using var stream = await download.CreateReadStreamAsync();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        using var document = PdfDocument.Open(bytes.ToArray());
        return [.. document.GetPages().Select(page => string.Concat(page.Letters.Select(letter => letter.Value)))];
    }

    /// <summary>How many CSS pixels of the page lie beyond the right edge of the window.</summary>
    public static Task<int> OverhangAsync(this BrowserVisit visit) =>
        visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    // A label may end with "(optional)"; "The same again" must not be taken for "The same".
    private static ILocator Field(this BrowserVisit visit, string label) =>
        visit.Page.GetByLabel(new Regex($@"^{Regex.Escape(label)}(\s+\(optional\))?$")).First;
}
