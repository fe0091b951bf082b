using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using IsmsRoles.Data;
using IsmsRoles.Data.SqlServer;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace IsmsRoles.Web.Tests.Databases;

#pragma warning disable EF1001 // stands in for a part of EF Core that it does not promise to keep: tests alone depend on it

/// <summary>
/// Asks SQL Server's provider for every query that an application on another database sends, without a server: commands
/// are written and then not sent. What cannot be translated, and SQL that the T-SQL parser does not take, is kept as a
/// fault. It cannot tell what a server would object to only when it runs the command.
/// </summary>
internal sealed class SqlServerShadow
{
    private readonly ConcurrentDictionary<string, byte> _faults = [];
    private readonly ConcurrentDictionary<string, byte> _commands = [];

    public IReadOnlyCollection<string> Faults => [.. _faults.Keys];

    /// <summary>The different commands that were written.</summary>
    public IReadOnlyCollection<string> Commands => [.. _commands.Keys];

    /// <summary>One for an application under test, where <c>ISMSROLES_TEST_TSQL</c> asks to do this with every query of every test.</summary>
    public static SqlServerShadow? WhenAskedFor() =>
        TestDatabase.Server is null && Environment.GetEnvironmentVariable("ISMSROLES_TEST_TSQL") is { Length: > 0 } ? new() : null;

    /// <summary>A register on SQL Server that writes commands and never sends them; every answer is empty.</summary>
    public static RegisterDbContext OpenSilent(Action<string> written, QuerySplittingBehavior splitting = QuerySplittingBehavior.SplitQuery)
    {
        var options = new DbContextOptionsBuilder<RegisterDbContext>().UseIdentitySchema();
        options.UseSqlServerRegister("Server=nowhere;Database=none");
        options.UseSqlServer(sqlServer => sqlServer.UseQuerySplittingBehavior(splitting));
        options.AddInterceptors(new NoConnection(), new NoCommand(written));
        return new((DbContextOptions<RegisterDbContext>)options.Options);
    }

    public void AddTo(IServiceCollection services)
    {
        services.AddSingleton(this);
        services.ConfigureDbContext<RegisterDbContext>(options => options.ReplaceService<IQueryCompiler, AskingBoth>());
    }

    private void Ask<TResult>(Expression query)
    {
        // In one command as well: with nothing in the answer, commands for further collections are not even written.
        foreach (var splitting in new[] { QuerySplittingBehavior.SplitQuery, QuerySplittingBehavior.SingleQuery })
        {
            var written = 0;
            using var db = OpenSilent(
                command =>
                {
                    written++;
                    Take(command);
                },
                splitting);
            try
            {
                var forContext = new ForContext(db, splitting);
                var translated = forContext.Visit(query);
                if (forContext.MetSql)
                {
                    return; // a test speaks to its own database
                }

                Consume(db.GetService<IQueryCompiler>().ExecuteAsync<TResult>(translated, CancellationToken.None));
            }
            catch (InvalidOperationException e) when (written > 0 && e.Message.Contains("no elements", StringComparison.Ordinal))
            {
                // asked for one row, and there are none
            }
            catch (Exception e)
            {
                _faults.TryAdd($"{e.GetType().Name}: {e.Message}", 0);
            }
        }
    }

    private void Take(string command)
    {
        if (_commands.TryAdd(command, 0) && TransactSql.Errors(command) is { Count: > 0 } errors)
        {
            _faults.TryAdd($"{string.Join("; ", errors)}\n{command}", 0);
        }
    }

    private static void Consume(object? result)
    {
        switch (result)
        {
            case Task task:
                task.GetAwaiter().GetResult();
                break;
            case null:
                break;
            default:
                var row = result.GetType().GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)).GenericTypeArguments[0];
                var drain = typeof(SqlServerShadow).GetMethod(nameof(DrainAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(row);
                ((Task)drain.Invoke(null, [result])!).GetAwaiter().GetResult();
                break;
        }
    }

    private static async Task DrainAsync<T>(IAsyncEnumerable<T> rows)
    {
        await foreach (var _ in rows)
        {
        }
    }

    private sealed class AskingBoth(
        IQueryContextFactory contexts,
        ICompiledQueryCache cache,
        ICompiledQueryCacheKeyGenerator keys,
        IDatabase database,
        IDiagnosticsLogger<DbLoggerCategory.Query> logger,
        ICurrentDbContext current,
        IEvaluatableExpressionFilter filter,
        IModel model) : QueryCompiler(contexts, cache, keys, database, logger, current, filter, model)
    {
        private readonly SqlServerShadow _shadow = current.Context.GetService<SqlServerShadow>();

        public override TResult ExecuteAsync<TResult>(Expression query, CancellationToken cancellationToken)
        {
            _shadow.Ask<TResult>(query);
            return base.ExecuteAsync<TResult>(query, cancellationToken);
        }
    }

    /// <summary>The same query over another context: its tables are that context's, and queries in variables are written out.</summary>
    private sealed class ForContext(RegisterDbContext db, QuerySplittingBehavior splitting) : ExpressionVisitor
    {
        /// <summary>Whether the query holds SQL of its own.</summary>
        public bool MetSql { get; private set; }

        protected override Expression VisitExtension(Expression node)
        {
            switch (node)
            {
                case FromSqlQueryRootExpression or SqlQueryRootExpression:
                    MetSql = true;
                    return node;
                case EntityQueryRootExpression root:
                    return new EntityQueryRootExpression(db.GetService<IAsyncQueryProvider>(), db.Model.FindEntityType(root.EntityType.Name)!);
                default:
                    return base.VisitExtension(node);
            }
        }

        protected override Expression VisitConstant(ConstantExpression node) =>
            node.Value is IQueryable inner && inner.Expression != node ? Visit(inner.Expression) : base.VisitConstant(node);

        protected override Expression VisitMember(MemberExpression node) =>
            Inner(node) ?? base.VisitMember(node);

        protected override Expression VisitMethodCall(MethodCallExpression node) =>
            node.Method.Name == nameof(RelationalQueryableExtensions.AsSplitQuery) && splitting == QuerySplittingBehavior.SingleQuery
                ? Visit(node.Arguments[0])
                : (node.Object is { } on && typeof(DbContext).IsAssignableFrom(on.Type) ? Inner(node) : null) ?? base.VisitMethodCall(node);

        private Expression? Inner(Expression node) =>
            typeof(IQueryable).IsAssignableFrom(node.Type) && !Parameters.In(node)
                ? Visit(Expression.Lambda<Func<IQueryable>>(node).Compile()().Expression)
                : null;

        private sealed class Parameters : ExpressionVisitor
        {
            private bool _found;

            public static bool In(Expression node)
            {
                var search = new Parameters();
                search.Visit(node);
                return search._found;
            }

            protected override Expression VisitParameter(ParameterExpression node)
            {
                _found = true;
                return node;
            }
        }
    }

    private sealed class NoConnection : DbConnectionInterceptor
    {
        public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
            InterceptionResult.Suppress();

        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(InterceptionResult.Suppress());
    }

    private sealed class NoCommand(Action<string> written) : DbCommandInterceptor
    {
        private const int AnyColumns = 200; // a reader with fewer columns than were asked for is refused

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            written(command.CommandText);
            using var nothing = new DataTable();
            nothing.Columns.AddRange([.. Enumerable.Range(0, AnyColumns).Select(i => new DataColumn($"c{i}", typeof(object)))]);
            return ValueTask.FromResult(InterceptionResult<DbDataReader>.SuppressWithResult(nothing.CreateDataReader()));
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            written(command.CommandText);
            return ValueTask.FromResult(InterceptionResult<int>.SuppressWithResult(0));
        }
    }
}
