using System.Diagnostics;
using IsmsRoles.Web.Tests.Hosting;

namespace IsmsRoles.Web.Tests.TwoNodes;

/// <summary>A copy of the application in a process of its own, on a database that others share.</summary>
internal sealed class Node : IDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly Process _process;
    private readonly Uri _address;
    private bool _disposed;

    private Node(Process process, Uri address) => (_process, _address) = (process, address);

    /// <param name="folder">Where the nodes' common key file lies.</param>
    public static async Task<Node> StartAsync(RegisterApp register, string folder)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "IsmsRoles.Web.dll"), "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment["Database__Provider"] = register.Database.Provider;
        start.Environment["ConnectionStrings__Register"] = register.ConnectionString;
        start.Environment["DataProtection__KeyFile"] = Path.Combine(folder, "nodes.key");
        start.Environment["SignIn__AttemptsPerMinute"] = "100000";
        var process = Process.Start(start)!;
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            {
                _ = process.StandardOutput.ReadToEndAsync(); // a full pipe would hold it up
                return new(process, new(line[(at + Listening.Length)..].Trim()));
            }

            said.Add(line);
        }

        throw new InvalidOperationException($"The application ended before it listened. {string.Join(Environment.NewLine, said)}");
    }

    /// <summary>Somebody with a browser at this node.</summary>
    public Visitor CreateVisitor() => CreateVisitor(new());

    /// <summary>The same browser with its cookies, at this node: what a balancer does when it sends somebody elsewhere.</summary>
    public Visitor CreateVisitor(System.Net.CookieContainer cookies) =>
#pragma warning disable CA2000 // the client owns the handler, and lives as long as the test
        new(new(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = _address });
#pragma warning restore CA2000

    public async Task<Visitor> SignInAsync(string email)
    {
        var visitor = CreateVisitor();
        await visitor.SignInAsync(email, Company.Password);
        return visitor;
    }

    /// <summary>Ends it without a word, as a power cut would: SIGKILL.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }
}
