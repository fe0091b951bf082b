using System.Diagnostics;

namespace IsmsRoles.Documents.Tests;

/// <summary>What a command line tool answered.</summary>
public sealed record ToolAnswer(int ExitCode, string Output);

/// <summary>
/// Runs the tools by which others read our documents; eng/pdf-tools.sh installs them. Where one is missing the test is skipped,
/// but not in continuous integration on a Debian where it could have been installed: there the test fails.
/// </summary>
public static class Tool
{
    private static bool MustBeThere =>
        Environment.GetEnvironmentVariable("CI") == "true" && Environment.IsPrivilegedProcess && File.Exists("/usr/bin/apt-get");

    public static Task<ToolAnswer> RunAsync(string name, params string[] arguments) => RunInAsync("", name, arguments);

    /// <param name="folder">Where the tool writes what it is not told a place for.</param>
    public static async Task<ToolAnswer> RunInAsync(string folder, string name, params string[] arguments)
    {
        var start = new ProcessStartInfo(name, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw Missing(name);
        }

        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return new(process.ExitCode, await output + await errors);
        }
    }

    /// <summary>The path of a file that a tool's package brings.</summary>
    public static string Needed(string path) => File.Exists(path) ? path : throw Missing(path);

    private static InvalidOperationException Missing(string what)
    {
        var said = $"{what} is not here; eng/pdf-tools.sh installs it.";
        Assert.SkipWhen(!MustBeThere, said);
        return new(said);
    }
}
