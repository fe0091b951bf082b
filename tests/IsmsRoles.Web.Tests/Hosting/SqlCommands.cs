using System.Data.Common;
using IsmsRoles.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace IsmsRoles.Web.Tests.Hosting;

/// <summary>
/// Counts what requests ask of the database: commands sent and rows read. What the background work or a test itself sends
/// is not counted. <see cref="OfAsync"/> gives the numbers of one page.
/// </summary>
public sealed class SqlCommands
{
    private int _commands;
    private int _rows;

    internal static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<SqlCommands>();
        services.ConfigureDbContext<RegisterDbContext>((provider, options) => options.AddInterceptors(
            new Counter(provider.GetRequiredService<SqlCommands>(), provider.GetRequiredService<IHttpContextAccessor>())));
    }

    /// <summary>
    /// Opens a page that must answer 200 and tells what it cost: the least of several times with nothing changing meanwhile.
    /// The first page after a change works out the standing for all that follow, and the background work makes changes too.
    /// </summary>
    public static async Task<(int Commands, int Rows)> OfAsync(RegisterApp app, Visitor visitor, string address)
    {
        const int Enough = 3;
        const int AtMost = 30;
        var counts = app.Services.GetRequiredService<SqlCommands>();
        var least = (Commands: int.MaxValue, Rows: int.MaxValue);
        var (calm, last) = (0, -1L);
        for (var opened = 0; opened < AtMost && calm < Enough; opened++)
        {
            (counts._commands, counts._rows) = (0, 0);
            await visitor.OpenAsync(address);
            least = (Math.Min(least.Commands, counts._commands), Math.Min(least.Rows, counts._rows));
            await using var db = app.OpenDatabase();
            var number = await db.LedgerRows.Select(l => l.Number).SingleAsync(TestContext.Current.CancellationToken);
            (calm, last) = (number == last ? calm + 1 : 0, number);
        }

        return least;
    }

    private sealed class Counter(SqlCommands counts, IHttpContextAccessor http) : DbCommandInterceptor
    {
        public override ValueTask<DbDataReader> ReaderExecutedAsync(
            DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            Count();
            return ValueTask.FromResult(result);
        }

        public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
        {
            Count();
            return result;
        }

        public override ValueTask<int> NonQueryExecutedAsync(
            DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            Count();
            return ValueTask.FromResult(result);
        }

        public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
        {
            if (http.HttpContext is not null)
            {
                Interlocked.Add(ref counts._rows, eventData.ReadCount);
            }

            return result;
        }

        private void Count()
        {
            if (http.HttpContext is not null)
            {
                Interlocked.Increment(ref counts._commands);
            }
        }
    }
}
