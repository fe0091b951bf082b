using IsmsRoles.Web.Tests.Hosting;
using Xunit;

namespace IsmsRoles.Browser.Tests.Pages;

/// <summary>The application with one of everything that has a page, shared by the tests of one class.</summary>
public class WalkedRegister : IAsyncLifetime
{
    public RegisterApp App { get; } = new();

    public PageWalk Walk { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        App.UseKestrel(0);
        App.StartServer();
        Walk = await PageWalk.CreateAsync(App);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>The same, with version 2 waiting for its second signature.</summary>
public sealed class WaitingRegister : WalkedRegister
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Walk.SubmitAsync();
    }
}
