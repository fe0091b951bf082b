using IsmsRoles.Web.Tests.Hosting;
using Xunit;

namespace IsmsRoles.Browser.Tests.Browsing;

/// <summary>Base of the tests of the product itself: the whole application at a real port, on a database of its own.</summary>
/// <param name="chromium">The shared browser.</param>
/// <param name="shared">An application that runs already and outlives the test; without one the test gets its own.</param>
public abstract class RegisterTest(ChromiumFixture chromium, RegisterApp? shared = null) : BrowserTest(chromium), IAsyncLifetime
{
    /// <summary>The width of a phone in CSS pixels.</summary>
    protected const int Phone = 390;

    protected RegisterApp App { get; } = shared ?? new();

    public async ValueTask InitializeAsync()
    {
        if (shared is null)
        {
            App.UseKestrel(0);
            App.StartServer();
            await ArrangeAsync();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (shared is null)
        {
            await App.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>What the register holds before the test begins; nothing unless overridden. A shared application is arranged already.</summary>
    protected virtual Task ArrangeAsync() => Task.CompletedTask;

    /// <summary>Somebody who has not signed in.</summary>
    protected Task<BrowserVisit> VisitAsync(int width = 1280, bool javaScript = true) =>
        VisitAsync(App.ClientOptions.BaseAddress, width, javaScript);

    /// <summary>Somebody who has signed in through the page.</summary>
    protected async Task<BrowserVisit> SignInAsync(string email, int width = 1280, bool javaScript = true, string password = Company.Password)
    {
        var visit = await VisitAsync(width, javaScript);
        await visit.SignInAsync(email, password);
        return visit;
    }
}
