using System.CommandLine;
using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Access;
using IsmsRoles.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Commands;

/// <summary>
/// <c>recover-administrator EMAIL</c>: for when nobody who keeps the accounts can sign in. Makes or restores an administrator
/// and prints a one-time link; whoever may run it on the server could read the database anyway, and the audit trail says so.
/// </summary>
internal static class RecoverAdministratorCommand
{
    public static Command Create(string[] args)
    {
        var email = new Argument<string>("EMAIL") { Description = "The account's e-mail address; without such an account one is created." };
        var reset = new Option<bool>("--reset-two-factor") { Description = "Also take away its authenticator, passkeys and recovery codes." };
        var command = new Command("recover-administrator", "Make sure that an account is an open administrator, print a one-time password link for it, and end.") { email, reset };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var app = WebServer.Build(args, demo: false);
            return await RecoverAsync(app.Services, parsed.GetValue(email)!, parsed.GetValue(reset), cancellation);
        });
        return command;
    }

    /// <returns>0, or 1 with a sentence on standard error.</returns>
    public static async Task<int> RecoverAsync(IServiceProvider services, string email, bool resetSecondFactors, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RegisterDbContext>();
        if (!await scope.ServiceProvider.GetRequiredService<IRegisterDatabase>().IsReadyAsync(cancellation))
        {
            return await RefuseAsync("The database does not answer or lacks migrations. Run: migrate");
        }

        if (!await db.Organisations.AnyAsync(cancellation))
        {
            return await RefuseAsync("This register is not set up yet. Start the application and open it: set-up makes the first administrator.");
        }

        try
        {
            var ledger = scope.ServiceProvider.GetRequiredService<Ledger>().As(SystemNames.Command);
            var (token, until) = await ledger.ChangeAsync(change => RecoverAsync(change, email, resetSecondFactors, cancellation), cancellation);
            Console.WriteLine(
                $"""
                {email} is an administrator. Open this address at your IsmsRoles and choose a password:

                    /password/{token}

                It works once, until {until:yyyy-MM-dd HH:mm} UTC. The audit trail says that a command on the server made it.
                """);
            return 0;
        }
        catch (RuleBrokenException refusal)
        {
            return await RefuseAsync(refusal.Message);
        }
    }

    private static async Task<(string Token, DateTime Until)> RecoverAsync(Change change, string email, bool resetSecondFactors, CancellationToken cancellation)
    {
        var db = change.Db;
        var account = await db.Users.SingleOrDefaultAsync(a => a.NormalizedEmail == Account.Normal(email), cancellation);
        if (account is null)
        {
            db.Add(account = new Account(email.Trim(), AccessRight.Administrator, person: null));
        }

        var person = await db.People.SingleOrDefaultAsync(p => p.Id == account.PersonId, cancellation);
        account.Recover(person, change.Today, await OpenAccounts.OfPersonAsync(db, account.PersonId, besides: account.Id));
        if (resetSecondFactors && await SecondFactorRemoval.AllAsync(change, account.Id, cancellation))
        {
            account.NoteSecondFactorsReset("recover-administrator --reset-two-factor");
        }

        await OpenPasswordLinks.ExpireAsync(change, account.Id, cancellation);
        var (link, token) = PasswordLink.Issue(account, change.Now);
        db.Add(link);
        return (token, link.ExpiresAt);
    }

    private static async Task<int> RefuseAsync(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return 1;
    }
}
