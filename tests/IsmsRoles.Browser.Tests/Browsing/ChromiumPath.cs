namespace IsmsRoles.Browser.Tests.Browsing;

/// <summary>Where the Chromium for the tests is: the CHROMIUM environment variable, else a place where systems keep one.</summary>
public static class ChromiumPath
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe", "msedge.exe"];

    private static readonly string[] Places =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>The path of the executable.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message says what to do.</exception>
    public static string Find()
    {
        var named = Environment.GetEnvironmentVariable("CHROMIUM");
        if (!string.IsNullOrEmpty(named))
        {
            return named;
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name)))
            .Concat(Places)
            .FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                "No Chromium was found for the browser tests. Run `bash eng/test.sh`, which installs one, or set CHROMIUM to the path of Chromium or Chrome.");
    }
}
