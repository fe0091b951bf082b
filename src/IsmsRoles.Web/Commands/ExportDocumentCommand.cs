using System.CommandLine;
using IsmsRoles.Data;
using IsmsRoles.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Commands;

/// <summary><c>export-document VERSION FILE</c>: writes the stored PDF of a version, byte for byte.</summary>
internal static class ExportDocumentCommand
{
    public static Command Create(string[] args)
    {
        var number = new Argument<int>("VERSION") { Description = "The version's number." };
        var file = new Argument<FileInfo>("FILE") { Description = "Where to write the PDF; an existing file is not overwritten." };
        var command = new Command("export-document", "Write the stored PDF of a version to a file, and end.") { number, file };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var app = WebServer.Build(args, demo: false);
            return await ExportAsync(app.Services, parsed.GetValue(number), parsed.GetValue(file)!, cancellation);
        });
        return command;
    }

    /// <returns>0, or 1 with a sentence on standard error.</returns>
    public static async Task<int> ExportAsync(IServiceProvider services, int number, FileInfo file, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RegisterDbContext>();
        var version = await db.Versions.Where(v => v.Number == number).Select(v => new { v.Id }).SingleOrDefaultAsync(cancellation);
        if (version is null)
        {
            return await RefuseAsync($"There is no version {number}.");
        }

        var document = await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.VersionId == version.Id, cancellation);
        if (document is null)
        {
            return await RefuseAsync($"The PDF of version {number} is not made yet. Start the application; it makes missing documents.");
        }

        if (file.Exists)
        {
            return await RefuseAsync($"{file.Name} exists already. Give another name.");
        }

        await File.WriteAllBytesAsync(file.FullName, document.Bytes, cancellation);
        Console.WriteLine($"{file.Name}: {document.Bytes.Length:N0} bytes, SHA-256 {document.Sha256}");
        return 0;
    }

    private static async Task<int> RefuseAsync(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return 1;
    }
}
