namespace IsmsRoles.Browser.Tests.Browsing;

/// <summary>Where the screenshots and traces of failed tests are kept.</summary>
public static class Evidence
{
    /// <summary>TestResults/browser beside the solution; beside the test assembly where there is no solution around it.</summary>
    public static string Root { get; } = Path.Combine(SolutionFolder() ?? AppContext.BaseDirectory, "TestResults", "browser");

    /// <summary>A test's display name as the name of a folder: letters, digits, full stops and underscores, at most 120 characters.</summary>
    public static string FileName(string testName)
    {
        var cleaned = new string([.. testName.Select(character => char.IsAsciiLetterOrDigit(character) || character is '.' ? character : '_')]);
        cleaned = cleaned.Replace("IsmsRoles.Browser.Tests.", "", StringComparison.Ordinal).Trim('.', '_');
        return cleaned.Length <= 120 ? cleaned : cleaned[..120];
    }

    private static string? SolutionFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "IsmsRoles.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName;
    }
}
