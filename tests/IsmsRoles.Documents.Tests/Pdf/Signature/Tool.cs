using System.Diagnostics;

namespace IsmsRoles.Documents.Tests.Pdf.Signature;

/// <summary>What a command line tool answered.</summary>
public sealed record ToolAnswer(int ExitCode, string Output);

/// <summary>Runs the tools by which others check a seal. Where one is missing the test is skipped; eng/test.sh installs them.</summary>
public static class Tool
{
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
            Assert.Skip($"{name} is not installed; eng/test.sh installs it.");
            throw;
        }

        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return new(process.ExitCode, await output + await errors);
        }
    }
}
