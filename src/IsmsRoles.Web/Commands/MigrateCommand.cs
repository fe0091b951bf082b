using System.CommandLine;
using IsmsRoles.Data;
using IsmsRoles.Web.Hosting;

namespace IsmsRoles.Web.Commands;

/// <summary><c>migrate</c>: brings the database up to date and ends; with <c>--script FILE</c>, writes the SQL that would.</summary>
internal static class MigrateCommand
{
    public static Command Create(string[] args)
    {
        var command = new Command("migrate", "Bring the database's schema and triggers up to date, and end.");
        var script = new Option<FileInfo>("--script") { HelpName = "FILE", Description = "Change nothing; write the SQL into FILE, for whoever keeps the server. It can be run again on any earlier state." };
        command.Options.Add(script);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var app = WebServer.Build(args, demo: false);
            await using var scope = app.Services.CreateAsyncScope();
            var database = scope.ServiceProvider.GetRequiredService<IRegisterDatabase>();
            if (parsed.GetValue(script) is { } file)
            {
                return await WriteAsync(database.Script(), file, cancellation);
            }

            if (app.Services.GetService<IRegisterFile>()?.TryShare() == false)
            {
                return await RegisterCommand.RefuseAsync(RegisterCommand.RestoreGoesOn);
            }

            await database.MigrateAsync(cancellation);
            Console.WriteLine("The database is up to date.");
            return 0;
        });
        return command;
    }

    private static async Task<int> WriteAsync(string? script, FileInfo file, CancellationToken cancellation)
    {
        if (script is null)
        {
            await Console.Error.WriteLineAsync("The embedded database is kept by the application alone and has no script; run migrate.".AsMemory(), cancellation);
            return 1;
        }

        if (file.Exists)
        {
            await Console.Error.WriteLineAsync($"{file.Name} exists already. Name a new file.".AsMemory(), cancellation);
            return 1;
        }

        await File.WriteAllTextAsync(file.FullName, script, cancellation);
        Console.WriteLine($"{file.Name} brings the database up to date.");
        return 0;
    }
}
