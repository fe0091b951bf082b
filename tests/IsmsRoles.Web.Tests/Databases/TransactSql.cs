using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace IsmsRoles.Web.Tests.Databases;

/// <summary>The T-SQL parser, of its newest version.</summary>
internal static class TransactSql
{
    public static TSqlScript Parse(string sql)
    {
        var (script, errors) = Read(sql);
        Assert.True(errors.Count == 0, string.Join('\n', errors));
        return script;
    }

    public static IReadOnlyList<string> Errors(string sql) => Read(sql).Errors;

    private static (TSqlScript Script, IReadOnlyList<string> Errors) Read(string sql)
    {
        var parser = new TSql180Parser(initialQuotedIdentifiers: true, SqlEngineType.All);
        using var text = new StringReader(sql);
        var script = (TSqlScript)parser.Parse(text, out var errors);
        return (script, [.. errors.Select(e => $"line {e.Line}, column {e.Column}: {e.Message}")]);
    }
}
