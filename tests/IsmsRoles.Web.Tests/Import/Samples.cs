using Xunit;

namespace IsmsRoles.Web.Tests.Import;

/// <summary>Real files that others published. They are not part of the repository, so a test that needs one may skip.</summary>
internal static class Samples
{
    public static byte[] Read(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "samples", name);
            if (File.Exists(path))
            {
                return File.ReadAllBytes(path);
            }
        }

        Assert.Skip($"The sample {name} is not on this machine: there is no folder shared/samples beside the repository.");
        return [];
    }
}
