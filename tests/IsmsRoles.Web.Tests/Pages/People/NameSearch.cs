using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace IsmsRoles.Web.Tests.Pages.People;

/// <summary>Looks for words in every column of every table of a register, in JSON and packed bytes too.</summary>
internal static partial class NameSearch
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Every "Table.Column" that holds one of the words, whatever its case, packed ones included.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(RegisterApp app, string[] words)
    {
        _ = app.DatabaseFile; // in SQLite's own words: skipped elsewhere
        await using var connection = new SqliteConnection(app.ConnectionString);
        await connection.OpenAsync(Cancellation);
        HashSet<string> found = [];
        foreach (var table in await TablesAsync(connection))
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // names come from the schema
            command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync(Cancellation);
            while (await reader.ReadAsync(Cancellation))
            {
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    if (Texts(reader.GetValue(i)).Any(text => words.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase))))
                    {
                        found.Add($"{table}.{reader.GetName(i)}");
                    }
                }
            }
        }

        return [.. found];
    }

    public static async Task<List<string>> TablesAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table'";
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        List<string> tables = [];
        while (await reader.ReadAsync(Cancellation))
        {
            tables.Add(reader.GetString(0));
        }

        return tables;
    }

    private static IEnumerable<string> Texts(object value)
    {
        if (value is string text)
        {
            yield return text;
            yield return Escaped().Replace(text, m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString()); // as JSON writes letters beyond ASCII
        }
        else if (value is byte[] bytes)
        {
            yield return Encoding.UTF8.GetString(bytes);
            yield return Unpacked(() => new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress));
            yield return Unpacked(() => new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress));
        }
    }

    private static string Unpacked(Func<Stream> open)
    {
        try
        {
            using var reader = new StreamReader(open(), Encoding.UTF8);
            return reader.ReadToEnd();
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or IOException)
        {
            return "";
        }
    }

    [GeneratedRegex(@"\\u([0-9A-Fa-f]{4})")]
    private static partial Regex Escaped();
}
