using System.CommandLine;
using IsmsRoles.Data;

namespace IsmsRoles.Web.Commands;

/// <summary><c>backup FILE [--overwrite]</c>: a consistent, verified copy of the register, while it runs or not.</summary>
internal static class BackupCommand
{
    /// <summary>What to run where a database server keeps the register.</summary>
    private const string OnSqlServer =
        """
        This register is kept by SQL Server, which copies it itself. Run there, with the database's name:

          BACKUP DATABASE [IsmsRoles] TO DISK = N'/var/opt/mssql/backup/ismsroles.bak' WITH CHECKSUM, COMPRESSION, INIT;
          RESTORE VERIFYONLY FROM DISK = N'/var/opt/mssql/backup/ismsroles.bak' WITH CHECKSUM;

        then verify-audit here, and keep the head it prints beside the copy.
        """;

    public static Command Create(string[] args)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Where to write the copy, for its owner alone (mode 0600)." };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace FILE if it exists, once the new copy is verified." };
        var command = new Command("backup", "Copy the register while it runs, verify the copy, and end.") { file, overwrite };
        command.SetAction((parsed, cancellation) => RegisterCommand.RunAsync(
            args, services => BackUpAsync(services, parsed.GetValue(file)!, parsed.GetValue(overwrite), cancellation), cancellation));
        return command;
    }

    private static async Task<int> BackUpAsync(IServiceProvider services, FileInfo target, bool overwrite, CancellationToken cancellation)
    {
        if (services.GetService<IRegisterFile>() is not { } register)
        {
            return await RegisterCommand.RefuseAsync(OnSqlServer);
        }

        try
        {
            var found = await register.BackUpAsync(target.FullName, overwrite, cancellation);
            target.Refresh();
            Console.WriteLine(
                $"{target.Name}: {target.Length:N0} bytes, verified: {found.Chain.Through:N0} events, {found.Records!.Versions:N0} versions and {found.Records.Documents:N0} documents; its head is {found.Chain.Head}.");
            Console.WriteLine("It holds people's data and no key file. Keep it, and the key file, in different safe places.");
            return 0;
        }
        catch (RegisterFileException e)
        {
            return await RegisterCommand.RefuseAsync(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return await RegisterCommand.RefuseAsync($"The copy cannot be written: {e.Message}");
        }
    }
}
