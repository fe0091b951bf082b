using System.Net;
using UglyToad.PdfPig;

namespace IsmsRoles.Web.Tests.Pages.Versions;

/// <summary>The words of a PDF as they are read.</summary>
internal static class PdfText
{
    public static async Task<string> OfAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/pdf", response.Content.Headers.ContentType?.MediaType);
        return Of(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>That the words stand in the PDF as they were drawn, cell by cell, wherever their lines break.</summary>
    public static void AssertPrints(byte[] pdf, string words)
    {
        using var document = PdfDocument.Open(pdf);
        var drawn = string.Concat(document.GetPages().SelectMany(p => p.Letters).Select(l => l.Value).Where(l => !string.IsNullOrWhiteSpace(l)));
        Assert.Contains(string.Concat(words.Where(c => !char.IsWhiteSpace(c))), drawn);
    }

    public static string Of(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Join(' ', document.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text));
    }
}
