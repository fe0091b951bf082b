using System.Diagnostics;
using System.Text.RegularExpressions;
using IsmsRoles.Browser.Tests.Browsing;
using Xunit;

namespace IsmsRoles.Browser.Tests;

/// <summary>
/// Draws the pictures of the README anew from the demo organisation. Not part of a test run; after the build:
/// <c>dotnet tests/IsmsRoles.Browser.Tests/bin/Release/net10.0/IsmsRoles.Browser.Tests.dll -explicit only</c>.
/// Needs pdftoppm (Debian: poppler-utils).
/// </summary>
public sealed partial class ReadmePictures(ChromiumFixture chromium) : BrowserTest(chromium)
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Evidence.Root, "..", ".."));
    private static readonly string Pictures = Path.Combine(Root, "docs", "images");

    [Fact(Explicit = true)]
    public async Task Draw_the_roles_table_the_signing_and_a_page_of_the_document()
    {
        var folder = Directory.CreateTempSubdirectory("ismsroles-pictures-").FullName;
        using var demo = Start("dotnet", Path.Combine(Root, "src", "IsmsRoles.Web"), Path.Combine(AppContext.BaseDirectory, "IsmsRoles.Web.dll"), "--demo",
            "--urls", "http://127.0.0.1:0", "--environment", "Development", $"--ConnectionStrings:Demo=Data Source={folder}/demo.db", $"--DataProtection:KeyFile={folder}/demo.key");
        try
        {
            var (logins, address) = await ReadStartAsync(demo.StandardOutput);

            var manager = await VisitAsync(address);
            await manager.SignInAsync(logins["Manager"].Email, logins["Manager"].Password);
            await manager.OpenAsync("/roles");
            await manager.Page.SetViewportSizeAsync(1280, 900);
            await manager.Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, "roles.png") });
            var pdf = await manager.Context.APIRequest.GetAsync("/versions/1/document.pdf");
            await File.WriteAllBytesAsync(Path.Combine(folder, "document.pdf"), await pdf.BodyAsync(), TestContext.Current.CancellationToken);
            using var drawn = Start("pdftoppm", folder, "-png", "-r", "90", "-f", "6", "-l", "6", "-singlefile", "document.pdf", Path.Combine(Pictures, "document"));
            await drawn.WaitForExitAsync(TestContext.Current.CancellationToken);

            await manager.OpenAsync("/versions/submit");
            await manager.FillAsync("Message to the approvers", "A new deputy for IT operations, and weekly reviews of who can move money, as the audit asked.");
            await manager.PressAsync("Submit for signature");
            await manager.SeeAsync("waits for");
            var executive = await VisitAsync(address, 1000);
            await executive.SignInAsync(logins["Executive"].Email, logins["Executive"].Password);
            await executive.FollowAsync("Read and sign");
            await executive.ReachAsync("Read and sign");
            await executive.Page.SetViewportSizeAsync(1000, 1500);
            await executive.Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, "sign.png") });
        }
        finally
        {
            demo.Kill();
            await demo.WaitForExitAsync(TestContext.Current.CancellationToken);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Process Start(string program, string folder, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;

    // The first login of each kind, as the console shows them, and where the demo listens.
    private static async Task<(Dictionary<string, (string Email, string Password)> Logins, Uri Address)> ReadStartAsync(StreamReader output)
    {
        var logins = new Dictionary<string, (string, string)>();
        while (await output.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (Login().Match(line) is { Success: true } login)
            {
                logins.TryAdd(login.Groups[1].Value, (login.Groups[2].Value, login.Groups[3].Value));
            }
            else if (Listening().Match(line) is { Success: true } listening)
            {
                return (logins, new(listening.Groups[1].Value));
            }
        }

        throw new InvalidOperationException("The demo ended before it listened.");
    }

    [GeneratedRegex(@"^\s+(\w+)\s+(\S+@\S+)\s+(\S+)$")]
    private static partial Regex Login();

    [GeneratedRegex(@"listening on: (\S+)")]
    private static partial Regex Listening();
}
