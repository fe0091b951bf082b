using System.CommandLine;
using IsmsRoles.Data;
using IsmsRoles.Web.Hosting;

namespace IsmsRoles.Web.Commands;

/// <summary><c>restore FILE</c>: puts a copy in the register's place while nothing runs on it.</summary>
internal static class RestoreCommand
{
    private const string OnSqlServer =
        """
        This register is kept by SQL Server, which restores it itself. End the application on every node and run there:

          RESTORE DATABASE [IsmsRoles] FROM DISK = N'/var/opt/mssql/backup/ismsroles.bak' WITH CHECKSUM, REPLACE;

        then migrate and verify-audit here, with the head that was kept beside the copy, before starting the application.
        """;

    public static Command Create(string[] args)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A copy made by backup." };
        var command = new Command("restore", "Put a copy in the register's place while the application is not running, and end. What it replaces is kept beside it.") { file };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var app = WebServer.Build(args, demo: false);
            return await RestoreAsync(app.Services, parsed.GetValue(file)!, cancellation);
        });
        return command;
    }

    private static async Task<int> RestoreAsync(IServiceProvider services, FileInfo source, CancellationToken cancellation)
    {
        if (services.GetService<IRegisterFile>() is not { } register)
        {
            return await RegisterCommand.RefuseAsync(OnSqlServer);
        }

        try
        {
            var done = await register.RestoreAsync(source.FullName, cancellation);
            Console.WriteLine($"{source.Name} was restored: {done.RestoredEvents:N0} events with the head {done.RestoredHead}.");
            Console.WriteLine(done.ReplacedHead is null
                ? "It replaced no register that could be read."
                : $"It replaced a register of {done.ReplacedEvents:N0} events with the head {done.ReplacedHead}.");
            if (done.KeptAs is { } kept)
            {
                Console.WriteLine($"What it replaced is kept as {kept}.");
            }

            Console.WriteLine($"The restore is recorded in the audit trail; the head is now {done.Head}. Everybody signs in again; one-time links and recovery codes given before no longer work.");
            return 0;
        }
        catch (RegisterFileException e)
        {
            return await RegisterCommand.RefuseAsync(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return await RegisterCommand.RefuseAsync($"The restore did not happen: {e.Message}");
        }
    }
}
