using IsmsRoles.Data;
using IsmsRoles.Web.Hosting;

namespace IsmsRoles.Web.Commands;

/// <summary>What the commands that work with the register have in common.</summary>
internal static class RegisterCommand
{
    public const string RestoreGoesOn = "A restore of this register is under way. Try again once it has ended.";

    /// <summary>Runs a command on a register that is there and up to date; says in a sentence where it is not.</summary>
    public static async Task<int> RunAsync(string[] args, Func<IServiceProvider, Task<int>> work, CancellationToken cancellation)
    {
        await using var app = WebServer.Build(args, demo: false);
        if (app.Services.GetService<IRegisterFile>()?.TryShare() == false)
        {
            return await RefuseAsync(RestoreGoesOn);
        }

        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IRegisterDatabase>().IsReadyAsync(cancellation)
            ? await work(scope.ServiceProvider)
            : await RefuseAsync("There is no register here, or its database lacks migrations of this release. ConnectionStrings:Register says where it is; the command migrate brings it up to date.");
    }

    /// <returns>1, the exit code; the sentence is on standard error.</returns>
    public static async Task<int> RefuseAsync(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return 1;
    }
}
