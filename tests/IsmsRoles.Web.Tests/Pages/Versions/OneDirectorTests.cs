using System.Net;
using System.Security.Cryptography;
using System.Text;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Versions;

/// <summary>A company with one director, who prepares the register too: rule 6 and 7's minuted resolution, through to the PDF.</summary>
public sealed class OneDirectorTests
{
    private static readonly byte[] Minutes = Encoding.ASCII.GetBytes("%PDF-1.7\n% minutes of the shareholders\n%%EOF\n");

    [Fact]
    public async Task The_one_director_attaches_a_resolution_signs_and_the_document_says_so()
    {
        using var app = new RegisterApp();
        var company = await CreateAsync(app);
        var ana = await app.SignInAsync(Company.Ana);
        Assert.Contains("You submit this and nobody else may sign it. Attach the minuted resolution", await ana.TextAsync("/versions/submit"));

        var submitted = await SubmitAsync(ana, "Shareholders’ resolution 3/2026", app.Today, Minutes);
        var id = Guid.Parse(submitted.RequestMessage!.RequestUri!.Segments[^1]);
        var signed = await ana.SignVersionAsync(id);

        Assert.Contains("Signed: version 1 is in force", await Visitor.WordsOfAsync(signed));
        Assert.Contains("Shareholders’ resolution 3/2026", await ana.TextAsync("/versions/1"));
        var pdf = await DocumentTests.WaitForDocumentAsync(ana, 1);
        Assert.Contains("Shareholders’ resolution 3/2026", PdfText.Of(pdf));
        Assert.Contains("both submitted and signed this version", PdfText.Of(pdf));
        PdfText.AssertPrints(pdf, "Founding member of top management (b)");
        PdfText.AssertPrints(pdf, "Commercial register extract of 2 January");

        var version = await app.VersionAsync(id);
        Assert.True(version.IsSignedBySubmitter);
        await using var db = app.OpenDatabase();
        var file = await db.EvidenceFiles.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((version.Resolution!.FileId, Convert.ToHexStringLower(SHA256.HashData(Minutes))), (file.Id, file.Sha256));
        Assert.Equal(company.Person(Company.Ana), version.SubmittedById);
    }

    [Theory]
    [InlineData("", 0, "%PDF-1.7", "Attach the minuted resolution: its reference, its date and the file.")]
    [InlineData("Resolution 3", null, "%PDF-1.7", "Give the day of the resolution.")]
    [InlineData("Resolution 3", 1, "%PDF-1.7", "A resolution must have been passed: this day is still to come.")]
    [InlineData("Resolution 3", 0, null, "Attach the resolution as PDF, PNG or JPEG.")]
    [InlineData("Resolution 3", 0, "<html>", "This is not a PDF, PNG or JPEG file.")]
    public async Task Without_a_whole_resolution_nothing_is_submitted_or_filed_and_nothing_typed_is_lost(string reference, int? days, string? file, string sentence)
    {
        using var app = new RegisterApp();
        await CreateAsync(app);
        var ana = await app.SignInAsync(Company.Ana);

        var refused = await SubmitAsync(ana, reference, days is { } d ? app.Today.AddDays(d) : null, file is null ? null : Encoding.ASCII.GetBytes(file));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var page = await Visitor.ReadAsync(refused);
        Assert.Contains(sentence, Visitor.WordsOf(page));
        Assert.Contains("Choose the file again", Visitor.WordsOf(page));
        Assert.Equal(reference, page.QuerySelector("#Input_ResolutionReference")!.GetAttribute("value") ?? "");
        Assert.Equal("As minuted.", page.QuerySelector("#Input_Message")!.TextContent.Trim());
        await using var db = app.OpenDatabase();
        Assert.False(await db.Versions.AnyAsync(TestContext.Current.CancellationToken));
        Assert.False(await db.EvidenceFiles.AnyAsync(TestContext.Current.CancellationToken));
    }

    internal static async Task<Company> CreateAsync(RegisterApp app)
    {
        var company = await Company.CreateAsync(app);
        await company.EndAsync("Top management", Company.Ben);
        await company.ChangeAsync(async change =>
        {
            var ben = await change.Db.People.SingleAsync(p => p.Id == company.Person(Company.Ben));
            ben.Leave(change.Today.AddDays(-1), "Sold his shares");
            (await change.Db.Users.SingleAsync(a => a.Id == company.Account(Company.Ana))).ChangeAccess(AccessRight.Manager | AccessRight.Approver, new(1));
        });
        return company;
    }

    internal static Task<HttpResponseMessage> SubmitAsync(Visitor ana, string reference, DateOnly? date, byte[]? file) =>
        ana.SubmitAsync(
            "/versions/submit",
            new()
            {
                ["Input.Message"] = "As minuted.",
                ["Input.ResolutionReference"] = reference,
                ["Input.ResolutionDate"] = date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "",
            },
            Signing.SubmitForm,
            file is null ? [] : [("Input.ResolutionFile", "Minutes – żółć.pdf", file)]);
}
