using System.CommandLine;
using IsmsRoles.Data;
using IsmsRoles.Web.Hosting;

namespace IsmsRoles.Web.Commands;

/// <summary><c>migrate</c>: brings the database up to date and ends.</summary>
internal static class MigrateCommand
{
    public static Command Create(string[] args)
    {
        var command = new Command("migrate", "Bring the database's schema and triggers up to date, and end.");
        command.SetAction(async (_, cancellation) =>
        {
            await using var app = WebServer.Build(args, demo: false);
            if (app.Services.GetService<IRegisterFile>()?.TryShare() == false)
            {
                return await RegisterCommand.RefuseAsync(RegisterCommand.RestoreGoesOn);
            }

            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IRegisterDatabase>().MigrateAsync(cancellation);
            Console.WriteLine("The database is up to date.");
            return 0;
        });
        return command;
    }
}
