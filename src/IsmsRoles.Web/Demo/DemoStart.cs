using System.Security.Cryptography;
using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Demo;

/// <summary>A login as printed at the demo's start.</summary>
/// <param name="Access">What it is called: "Manager", "Executive" …</param>
public sealed record PrintedLogin(string Access, string Email, string Password);

/// <summary>The logins of this start of the demo. Their passwords are nowhere else.</summary>
public sealed class DemoLogins
{
    public IReadOnlyList<PrintedLogin> Printed { get; internal set; } = [];
}

internal static class DemoServices
{
    public static void AddDemo(this IServiceCollection services) => services
        .AddSingleton(new StandingNotice("Demo organisation: Tarnwick Metering is made up. Try anything; nothing here is a real register."))
        .AddSingleton<DemoLogins>()
        .AddScoped<DemoStart>();
}

/// <summary>Fills the demo's database the first time, and renews the passwords of its logins at every start.</summary>
internal sealed class DemoStart(
    IServiceProvider services,
    RegisterDbContext db,
    IDbContextFactory<RegisterDbContext> contexts,
    IDatabaseErrors errors,
    Ledger ledger,
    IPasswordHasher<Account> hasher,
    TimeProvider clock,
    DemoLogins logins)
{
    // Without letters and digits that look alike in a console.
    private const string PasswordLetters = "abcdefghjkmnpqrstuvwxyz23456789";

    private string DatabaseFile => Path.GetFullPath(db.Database.GetDbConnection().DataSource);

    /// <returns>Why the demo must not start, or null.</returns>
    public async Task<string?> PrepareAsync(CancellationToken cancellation)
    {
        var first = await db.AuditEntries.AsNoTracking().Include(e => e.PersonalValues).SingleOrDefaultAsync(e => e.Number == 1, cancellation);
        if (first is not null && AuditChain.Read(first).Actor != DemoSeed.System)
        {
            return $"{DatabaseFile} holds a register that is not the demo's. Give the demo a database of its own with ConnectionStrings:Demo.";
        }

        if (first is not null && !await db.Users.AnyAsync(a => a.PasswordHash != null, cancellation))
        {
            return $"An earlier start of the demo was interrupted while it filled {DatabaseFile}. Delete that file, and those beside it whose names begin like it, and start again.";
        }

        var demo = DemoOrganisation.AsOf(OrganisationTime.DayOf(clock.GetUtcNow().UtcDateTime, DemoOrganisation.TimeZone));
        if (first is null)
        {
            await Console.Out.WriteLineAsync("Filling the demo organisation; this takes a few seconds.".AsMemory(), cancellation);
            await new DemoSeed(services, contexts, errors, demo).ReplayAsync(cancellation);
        }

        logins.Printed = await RenewPasswordsAsync(demo, cancellation);
        await PrintAsync(demo, cancellation);
        return null;
    }

    private async Task<IReadOnlyList<PrintedLogin>> RenewPasswordsAsync(DemoOrganisation demo, CancellationToken cancellation)
    {
        var printed = demo.Logins
            .Select(l => new PrintedLogin(l.Label, demo.People.Single(p => p.Key == l.PersonKey).Email, NewPassword()))
            .ToDictionary(l => l.Email);
        var hashes = printed.Values.ToDictionary(l => l.Email, l => hasher.HashPassword(null!, l.Password));
        await ledger.As(DemoSeed.System).ChangeAsync(
            async change =>
            {
                foreach (var account in await change.Db.Users.Where(a => hashes.Keys.Contains(a.Email!)).ToListAsync(cancellation))
                {
                    account.SetPassword(hashes[account.Email!]);
                }
            },
            cancellation);
        return [.. printed.Values];
    }

    private static string NewPassword() => string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(PasswordLetters, 4)));

    private async Task PrintAsync(DemoOrganisation demo, CancellationToken cancellation)
    {
        var lines = logins.Printed.Select(l => $"      {l.Access,-10}  {l.Email,-36}  {l.Password}");
        await Console.Out.WriteLineAsync(
            $"""

              Demo organisation: {demo.Profile.Name}. Open the address below and sign in as one of these:

            {string.Join(Environment.NewLine, lines)}

              Passwords are new at every start; what you change stays. To start afresh, stop the application and
              delete {DatabaseFile}
              with the files beside it whose names begin like it (-wal, -shm).

            """.AsMemory(),
            cancellation);
    }
}
