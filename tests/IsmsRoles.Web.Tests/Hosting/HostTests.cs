using System.Net;

namespace IsmsRoles.Web.Tests.Hosting;

public sealed class HostTests
{
    [Fact]
    public async Task An_empty_register_leads_every_address_but_health_and_assets_to_set_up()
    {
        using var app = new RegisterApp();
        using var http = app.CreateClient(new() { AllowAutoRedirect = false });

        foreach (var address in new[] { "/", "/roles", "/sign-in", "/versions/1/document.pdf" })
        {
            var response = await http.GetAsync(address, TestContext.Current.CancellationToken);
            Assert.Equal("/set-up", response.Headers.Location?.OriginalString);
        }

        foreach (var address in new[] { "/healthz/live", "/healthz/ready", "/css/site.css" })
        {
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(address, TestContext.Current.CancellationToken)).StatusCode);
        }
    }

    [Fact]
    public async Task Somebody_with_the_right_password_gets_in_and_out_again()
    {
        using var app = new RegisterApp();
        await Company.CreateSignedAsync(app);
        var visitor = await app.SignInAsync(Company.Mia);

        Assert.NotEqual("/sign-in", (await visitor.GetAsync("/sign-in")).RequestMessage!.RequestUri!.AbsolutePath);
    }
}
