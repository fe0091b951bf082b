using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace IsmsRoles.Web.Telemetry;

/// <summary>One span for each SQL command, whatever the database: its kind, how long it took and whether it failed. Never its text or values.</summary>
internal sealed class SqlSpans : DbCommandInterceptor
{
    public const string SourceName = "IsmsRoles.Sql";

    private static readonly ActivitySource Source = new(SourceName);
    private static readonly string[] Kinds = ["SELECT", "INSERT", "UPDATE", "DELETE", "BEGIN", "PRAGMA", "SAVEPOINT", "RELEASE", "MERGE", "CREATE", "WITH"];

    public static SqlSpans Instance { get; } = new();

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        Record(command, eventData);
        return result;
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        Record(command, eventData);
        return ValueTask.FromResult(result);
    }

    public override object? ScalarExecuted(DbCommand command, CommandExecutedEventData eventData, object? result)
    {
        Record(command, eventData);
        return result;
    }

    public override ValueTask<object?> ScalarExecutedAsync(DbCommand command, CommandExecutedEventData eventData, object? result, CancellationToken cancellationToken = default)
    {
        Record(command, eventData);
        return ValueTask.FromResult(result);
    }

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        Record(command, eventData);
        return result;
    }

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Record(command, eventData);
        return ValueTask.FromResult(result);
    }

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Record(command, eventData, eventData.Exception);

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Record(command, eventData, eventData.Exception);
        return Task.CompletedTask;
    }

    // The command is over: the span is given the time it began and ended, and its parent is the request that asked.
    private static void Record(DbCommand command, CommandEndEventData done, Exception? failure = null)
    {
        var kind = Kind(command.CommandText);
        using var span = Source.StartActivity(kind, ActivityKind.Client, default(ActivityContext), startTime: done.StartTime);
        if (span is null)
        {
            return;
        }

        span.SetTag("db.system.name", done.Context?.Database.ProviderName?.EndsWith("Sqlite", StringComparison.Ordinal) == true ? "sqlite" : "microsoft.sql_server");
        span.SetTag("db.operation.name", kind);
        if (failure is not null)
        {
            span.SetTag("error.type", failure.GetType().FullName);
            span.SetStatus(ActivityStatusCode.Error);
        }

        span.SetEndTime(done.StartTime.UtcDateTime + done.Duration);
    }

    // From a list: the text itself may hold values.
    private static string Kind(string text)
    {
        var begins = text.AsSpan().TrimStart();
        foreach (var kind in Kinds)
        {
            if (begins.StartsWith(kind, StringComparison.OrdinalIgnoreCase))
            {
                return kind;
            }
        }

        return "SQL";
    }
}
