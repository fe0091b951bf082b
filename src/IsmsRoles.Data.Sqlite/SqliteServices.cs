using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IsmsRoles.Data.Sqlite;

public static class SqliteServices
{
    /// <summary>Puts the register on SQLite. A relative file lies under <paramref name="folder"/>.</summary>
    public static IServiceCollection AddSqliteRegister(this IServiceCollection services, string connectionString, string folder)
    {
        var connection = new SqliteConnectionStringBuilder(connectionString);
        connection.DataSource = Path.Combine(folder, connection.DataSource);
        services.AddDbContextFactory<RegisterDbContext>(options => options.UseSqliteRegister(connection.ConnectionString));
        services.AddSingleton<IDatabaseErrors, SqliteErrors>();
        services.AddScoped<IRegisterDatabase, SqliteDatabase>();
        services.AddSingleton<IRegisterFile>(s => new SqliteRegisterFile(connection.DataSource, s.GetRequiredService<TimeProvider>()));
        return services;
    }

    private sealed class SqliteDatabase(RegisterDbContext db) : IRegisterDatabase
    {
        public Task MigrateAsync(CancellationToken cancellation) => SqliteRegister.MigrateAsync(db, cancellation);

        public string? Script() => null;

        public async Task<bool> IsReadyAsync(CancellationToken cancellation) =>
            await db.Database.CanConnectAsync(cancellation) && !(await db.Database.GetPendingMigrationsAsync(cancellation)).Any();
    }
}
