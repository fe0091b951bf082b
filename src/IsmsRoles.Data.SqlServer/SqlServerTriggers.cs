using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.SqlServer;

/// <summary>
/// The safeguards as SQL Server's triggers. They run after the statement and throw, which undoes it and ends its
/// transaction. Whoever may alter the tables can switch them off; the audit chain tells what was done then.
/// </summary>
public static class SqlServerTriggers
{
    /// <summary>The error number under which they refuse.</summary>
    public const int Refusal = 51000;

    /// <summary>Name and definition of every trigger.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = Safeguards.All.ToDictionary(s => s.Name, Define);

    /// <summary>Statements that put every trigger in place, each a batch of its own.</summary>
    public static IEnumerable<string> Batches { get; } = [.. All.SelectMany(t => Recreate(t.Key, t.Value))];

    // Only what is missing or differs, so that a login that may not alter tables can start an up-to-date application.
    internal static async Task RecreateAsync(RegisterDbContext db, CancellationToken cancellation)
    {
        var there = await db.Database
            .SqlQuery<Trigger>($"SELECT t.[name] AS [Name], m.[definition] AS [Definition] FROM sys.triggers AS t JOIN sys.sql_modules AS m ON m.[object_id] = t.[object_id] WHERE t.[is_disabled] = 0 AND t.[parent_class] = 1")
            .ToDictionaryAsync(t => t.Name, t => t.Definition, cancellation);
        var missing = All.Where(t => there.GetValueOrDefault(t.Key) != t.Value).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation); // never a moment without them
        foreach (var batch in missing.SelectMany(t => Recreate(t.Key, t.Value)))
        {
            await db.Database.ExecuteSqlRawAsync(batch, cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    private static string[] Recreate(string name, string definition) => [$"DROP TRIGGER IF EXISTS [{name}];", definition];

    private static string Define(Safeguard safeguard) => safeguard switch
    {
        NeverUpdated => Refuse(safeguard, "UPDATE", AnyRow),
        NeverDeleted => Refuse(safeguard, "DELETE", AnyRow),
        FixedColumns s => Refuse(s, "UPDATE", $"({string.Join(" OR ", s.Columns.Select(c => $"UPDATE([{c}])"))}) AND {AnyRow}"),
        SetOnce s => Refuse(s, "UPDATE", Differs(s.Column, $"[{s.Column}] IS NOT NULL")),
        FinalValues s => Refuse(s, "UPDATE", Differs(s.Column, $"[{s.Column}] IN ({string.Join(", ", s.Values.Select(Literal))})")),
        _ => throw new InvalidOperationException($"SQL Server has no trigger for {safeguard}."),
    };

    private const string AnyRow = "EXISTS (SELECT 1 FROM deleted)";

    // A statement may touch many rows; a former pair of key and value that is not among the new ones was changed.
    private static string Differs(string column, string former) =>
        $"EXISTS (SELECT [Id], [{column}] FROM deleted WHERE {former} EXCEPT SELECT [Id], [{column}] FROM inserted)";

    private static string Refuse(Safeguard safeguard, string verb, string when) =>
        $"""
        CREATE TRIGGER [{safeguard.Name}] ON [{safeguard.Table}] AFTER {verb} AS
        BEGIN
            SET NOCOUNT ON;
            IF {when}
                THROW {Refusal}, {Literal(safeguard.Why)}, 1;
        END
        """.ReplaceLineEndings("\n");

    private static string Literal(string text) => $"N'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private sealed record Trigger(string Name, string Definition);
}
