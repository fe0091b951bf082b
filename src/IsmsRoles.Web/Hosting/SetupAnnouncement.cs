using IsmsRoles.Data;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Hosting;

/// <summary>The one-time set-up code as printed in the console; only its hash is in the database.</summary>
public sealed class SetupAnnouncement
{
    /// <summary>The code this process printed, or null once there is an organisation.</summary>
    public string? Code { get; private set; }

    public async Task AnnounceAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var ledger = services.GetRequiredService<Ledger>().As("Start-up");
        var db = services.GetRequiredService<RegisterDbContext>();
        if (await db.Organisations.AnyAsync(cancellation))
        {
            return;
        }

        Code = await ledger.ChangeAsync(
            async change =>
            {
                change.StayQuiet();
                if (await change.Db.SetupCodes.SingleOrDefaultAsync(cancellation) is { } former)
                {
                    return former.Renew();
                }

                var (row, code) = SetupCode.New();
                change.Db.SetupCodes.Add(row);
                return code;
            },
            cancellation);
        await Console.Out.WriteLineAsync(
            $"""

              This register is empty. Open the address below and set it up with this one-time code:

                  {Code}

            """.AsMemory(),
            cancellation);
    }
}
