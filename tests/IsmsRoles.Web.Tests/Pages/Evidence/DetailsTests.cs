using System.Net;
using IsmsRoles.Domain.Evidence;
using IsmsRoles.Web.Tests.Hosting;

namespace IsmsRoles.Web.Tests.Pages.Evidence;

public sealed class DetailsTests
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    [Fact]
    public async Task Readers_of_the_register_download_it_as_it_was_filed()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateAsync(app);
        var file = new EvidenceFile("Minutes – żółć.html", Png, DateTime.UtcNow);
        await company.ChangeAsync(change =>
        {
            change.Db.EvidenceFiles.Add(file);
            return Task.CompletedTask;
        });

        foreach (var email in new[] { Company.Otto, Company.Ana, Company.Mia })
        {
            var response = await (await app.SignInAsync(email)).GetAsync($"/evidence/{file.Id}");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("image/png", response.Content.Headers.ContentType!.MediaType); // told by its bytes, never by its name
            Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal("Minutes – żółć.html", response.Content.Headers.ContentDisposition.FileNameStar);
            Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
            Assert.Equal(Png, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignInAsync(Company.Eve)).GetAsync($"/evidence/{file.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync(Company.Otto)).GetAsync($"/evidence/{Guid.NewGuid()}")).StatusCode);
    }
}
