using System.Data.Common;
using IsmsRoles.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace IsmsRoles.Web.Tests.Findings;

/// <summary>Counts commands and rows of everything between <see cref="Begin"/> and <see cref="End"/>, requests or not; for an application without background work.</summary>
internal sealed class ReadRows : DbCommandInterceptor
{
    private bool _counts;
    private int _commands;
    private int _rows;

    public void AddTo(IServiceCollection services) => services.ConfigureDbContext<RegisterDbContext>(options => options.AddInterceptors(this));

    public void Begin() => (_counts, _commands, _rows) = (true, 0, 0);

    public (int Commands, int Rows) End()
    {
        _counts = false;
        return (_commands, _rows);
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        _commands += _counts ? 1 : 0;
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        _rows += _counts ? eventData.ReadCount : 0;
        return result;
    }
}
