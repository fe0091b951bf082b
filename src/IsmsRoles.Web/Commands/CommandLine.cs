using System.CommandLine;
using IsmsRoles.Web.Hosting;

namespace IsmsRoles.Web.Commands;

/// <summary>What the program can be told on its command line; without a command it serves the web application.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var demo = new Option<bool>("--demo") { Description = "Open a demo organisation in its own database, on loopback only, with a login for each reader." };
        var root = new RootCommand("IsmsRoles keeps an organisation's ISO/IEC 27001 clause 5.3 roles register. Without a command it serves the web application.")
        {
            TreatUnmatchedTokensAsErrors = false, // the rest is configuration, such as --urls
        };
        root.Options.Add(demo);
        root.Subcommands.Add(MigrateCommand.Create(args));
        root.Subcommands.Add(ExportDocumentCommand.Create(args));
        root.Subcommands.Add(VerifyAuditCommand.Create(args));
        root.Subcommands.Add(VerifyDocumentCommand.Create());
        root.Subcommands.Add(ErasePersonCommand.Create(args));
        root.Subcommands.Add(BackupCommand.Create(args));
        root.Subcommands.Add(RestoreCommand.Create(args));
        root.Subcommands.Add(RecoverAdministratorCommand.Create(args));
        root.Subcommands.Add(AppointSuccessorCommand.Create(args));

        // Configuration would take what follows a bare --demo for its value: "--demo --urls …" must still listen there.
        string[] configuration = [.. args.Where(a => a != demo.Name)];
        root.SetAction((parsed, cancellation) => WebServer.RunAsync(configuration, parsed.GetValue(demo), cancellation));

        // Exceptions go to whoever started the program: a test host among others. Ending in order is the host's: the parser would cut it short.
        try
        {
            return await root.Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (ConfigurationException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
