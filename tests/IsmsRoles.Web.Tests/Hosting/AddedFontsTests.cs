using IsmsRoles.Web.Hosting;
using Microsoft.AspNetCore.Builder;

namespace IsmsRoles.Web.Tests.Hosting;

public sealed class AddedFontsTests
{
    [Fact]
    public async Task A_font_that_documents_cannot_use_is_named_in_the_log_and_the_application_starts()
    {
        var folder = Directory.CreateTempSubdirectory("fonts");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "broken.ttf"), "not a font", TestContext.Current.CancellationToken);
            using var app = new RegisterApp().With("Documents:FontsFolder", folder.FullName);
            using var client = app.CreateClientThatStays();

            Assert.True((await client.GetAsync("/healthz/live", TestContext.Current.CancellationToken)).IsSuccessStatusCode);
            Assert.Contains("broken.ttf is left out of documents: it is no font, or is damaged", await app.Log.LineAsync("broken.ttf"), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_refused_with_a_sentence_and_without_one_nothing_is_asked()
    {
        var builder = WebApplication.CreateBuilder();
        await using var plain = builder.Build();
        Assert.Null(plain.AddFonts());

        builder = WebApplication.CreateBuilder();
        builder.Configuration["Documents:FontsFolder"] = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString());
        await using var wrong = builder.Build();
        Assert.StartsWith("Documents:FontsFolder names a folder that cannot be read: ", wrong.AddFonts(), StringComparison.Ordinal);
    }
}
