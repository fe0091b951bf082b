using IsmsRoles.Data.Sqlite;
using IsmsRoles.Data.SqlServer;

namespace IsmsRoles.Web.Hosting;

/// <summary>What is written in the configuration cannot be: the application does not start, and says why in a sentence.</summary>
public sealed class ConfigurationException(string message) : Exception(message);

/// <summary>Which database holds the register: <c>Database:Provider</c> and <c>ConnectionStrings:Register</c>.</summary>
internal static class DatabaseChoice
{
    private const string Sqlite = "Sqlite";
    private const string SqlServer = "SqlServer";

    /// <param name="demo">The demo brings its own embedded database, whatever the register is kept in.</param>
    public static void AddDatabase(this WebApplicationBuilder builder, bool demo)
    {
        var provider = demo ? Sqlite : builder.Configuration["Database:Provider"] ?? Sqlite;
        var name = demo ? "Demo" : "Register";
        var connection = builder.Configuration.GetConnectionString(name)
            ?? throw new ConfigurationException($"ConnectionStrings:{name} says where the register is kept; it is missing.");
        try
        {
            if (Is(provider, Sqlite))
            {
                builder.Services.AddSqliteRegister(connection, builder.Environment.ContentRootPath);
            }
            else if (Is(provider, SqlServer))
            {
                builder.Services.AddSqlServerRegister(connection);
            }
            else
            {
                throw new ConfigurationException($"Database:Provider is “{provider}”; it can be {Sqlite} or {SqlServer}.");
            }
        }
        catch (ArgumentException e)
        {
            throw new ConfigurationException($"ConnectionStrings:{name} does not fit Database:Provider {provider}: {e.Message}");
        }
    }

    private static bool Is(string provider, string name) => provider.Equals(name, StringComparison.OrdinalIgnoreCase);
}
