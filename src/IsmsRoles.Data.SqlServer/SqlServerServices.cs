using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IsmsRoles.Data.SqlServer;

public static class SqlServerServices
{
    /// <summary>Puts the register on SQL Server.</summary>
    /// <exception cref="ArgumentException">The connection string is none for SQL Server, or names no database.</exception>
    public static IServiceCollection AddSqlServerRegister(this IServiceCollection services, string connectionString)
    {
        if (new SqlConnectionStringBuilder(connectionString).InitialCatalog.Length == 0)
        {
            throw new ArgumentException("It names no database: Server=…;Database=…"); // it would be master
        }

        services.AddDbContextFactory<RegisterDbContext>(options => options.UseSqlServerRegister(connectionString));
        services.AddSingleton<IDatabaseErrors, SqlServerErrors>();
        services.AddScoped<IRegisterDatabase, SqlServerDatabase>();
        return services;
    }

    private sealed class SqlServerDatabase(RegisterDbContext db) : IRegisterDatabase
    {
        public Task MigrateAsync(CancellationToken cancellation) => SqlServerRegister.MigrateAsync(db, cancellation);

        public string? Script() => SqlServerRegister.Script(db);

        public async Task<bool> IsReadyAsync(CancellationToken cancellation) =>
            await db.Database.CanConnectAsync(cancellation) && !(await db.Database.GetPendingMigrationsAsync(cancellation)).Any();
    }
}
