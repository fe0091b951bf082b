using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using IsmsRoles.Web.Tests.Hosting;

namespace IsmsRoles.Web.Tests.EvidencePacks;

/// <summary>A pack as somebody downloaded and unpacked it, to be checked with nothing but what it says.</summary>
internal sealed class Unpacked : IDisposable
{
    private const string Prompt = "    $ ";

    private Unpacked(string folder, IReadOnlyList<string> names) => (Folder, Names) = (folder, names);

    public string Folder { get; }

    /// <summary>As the ZIP names them.</summary>
    public IReadOnlyList<string> Names { get; }

    public string Readme => Text("README.txt");

    public JsonNode Manifest => JsonNode.Parse(Text("manifest.json"))!;

    /// <summary>Commands the README prints, in its order.</summary>
    public IReadOnlyList<string> Commands => [.. Readme.Split('\n').Where(l => l.StartsWith(Prompt, StringComparison.Ordinal)).Select(l => l[Prompt.Length..])];

    public static async Task<Unpacked> DownloadAsync(Visitor visitor, string address)
    {
        using var response = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/zip", response.Content.Headers.ContentType!.MediaType);
        var folder = Directory.CreateTempSubdirectory("ismsroles-pack-").FullName;
        using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), ZipArchiveMode.Read);
        zip.ExtractToDirectory(folder);
        return new(folder, [.. zip.Entries.Select(e => e.FullName)]);
    }

    public byte[] Bytes(string path) => File.ReadAllBytes(Path.Combine(Folder, path));

    public string Text(string path) => File.ReadAllText(Path.Combine(Folder, path));

    public JsonNode Json(string path) => JsonNode.Parse(Text(path))!;

    /// <summary>The command that begins or deals with this.</summary>
    public string Command(string part) => Commands.Single(c => c.Contains(part, StringComparison.Ordinal));

    public (int Exit, string Output) Run(string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", command])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        var errors = shell.StandardError.ReadToEndAsync();
        var output = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        return (shell.ExitCode, output + errors.Result);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
