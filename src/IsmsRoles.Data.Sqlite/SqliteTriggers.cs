using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data.Sqlite;

/// <summary>The safeguards as SQLite's triggers.</summary>
public static class SqliteTriggers
{
    /// <summary>Name and definition of every trigger.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = Safeguards.All.ToDictionary(s => s.Name, Define);

    /// <summary>Whether every trigger is there as it is defined.</summary>
    internal static async Task<bool> AreThereAsync(RegisterDbContext db, CancellationToken cancellation)
    {
        var there = await db.Database
            .SqlQueryRaw<string>("SELECT sql AS Value FROM sqlite_master WHERE type = 'trigger'")
            .ToListAsync(cancellation);
        return !All.Values.Select(sql => sql.TrimEnd(';')).Except(there.Select(sql => sql.TrimEnd(';'))).Any();
    }

    // In one transaction: at no moment, and after no kill, is a table without its guard.
    internal static async Task RecreateAsync(RegisterDbContext db, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        foreach (var (name, sql) in All)
        {
            var recreate = $"DROP TRIGGER IF EXISTS \"{name}\"; {sql}"; // both come from Safeguards alone
            await db.Database.ExecuteSqlRawAsync(recreate, cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    private static string Define(Safeguard safeguard) => safeguard switch
    {
        NeverUpdated => Refuse(safeguard, "UPDATE"),
        NeverDeleted => Refuse(safeguard, "DELETE"),
        FixedColumns s => Refuse(s, $"UPDATE OF {string.Join(", ", s.Columns.Select(c => $"\"{c}\""))}"),
        SetOnce s => Refuse(s, $"UPDATE OF \"{s.Column}\"", $"WHEN OLD.\"{s.Column}\" IS NOT NULL AND OLD.\"{s.Column}\" IS NOT NEW.\"{s.Column}\""),
        FinalValues s => Refuse(s, $"UPDATE OF \"{s.Column}\"", $"WHEN OLD.\"{s.Column}\" IN ({string.Join(", ", s.Values.Select(Literal))}) AND OLD.\"{s.Column}\" IS NOT NEW.\"{s.Column}\""),
        _ => throw new InvalidOperationException($"SQLite has no trigger for {safeguard}."),
    };

    private static string Refuse(Safeguard safeguard, string what, string when = "") =>
        $"CREATE TRIGGER \"{safeguard.Name}\" BEFORE {what} ON \"{safeguard.Table}\" {when} BEGIN SELECT RAISE(ABORT, {Literal(safeguard.Why)}); END;";

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
