using System.Diagnostics;

namespace IsmsRoles.Web.Tests.Commands;

/// <summary>Runs the program as its users do: as a process of its own, on a database file.</summary>
public abstract class CommandTest : IDisposable
{
    /// <summary>A folder of this test alone.</summary>
    protected string Folder { get; } = Directory.CreateTempSubdirectory("ismsroles-command-").FullName;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => Directory.Delete(Folder, recursive: true);

    protected string At(string name) => Path.Combine(Folder, name);

    protected async Task<(int Code, string Output, string Error)> RunAsync(string database, params string[] arguments)
    {
        using var program = Start(database, arguments);
        var output = program.StandardOutput.ReadToEndAsync(Cancellation);
        var error = program.StandardError.ReadToEndAsync(Cancellation);
        await program.WaitForExitAsync(Cancellation);
        return (program.ExitCode, await output, await error);
    }

    protected Process Start(string database, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "IsmsRoles.Web.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment["ConnectionStrings__Register"] = $"Data Source={database};Pooling=False";
        start.Environment["DataProtection__KeyFile"] = At("test.key");
        return Process.Start(start)!;
    }

    /// <summary>The web application on the database, listening; whoever starts it ends it.</summary>
    protected async Task<(Process Server, IReadOnlyList<string> Lines)> ServeAsync(string database)
    {
        var server = Start(database, "--urls", "http://127.0.0.1:0");
        var lines = new List<string>();
        while (await server.StandardOutput.ReadLineAsync(Cancellation) is { } line)
        {
            lines.Add(line);
            if (line.Contains("Application started", StringComparison.Ordinal))
            {
                break;
            }
        }

        return (server, lines);
    }
}
