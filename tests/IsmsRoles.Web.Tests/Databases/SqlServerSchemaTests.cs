using System.Globalization;
using IsmsRoles.Data;
using IsmsRoles.Data.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace IsmsRoles.Web.Tests.Databases;

/// <summary>The schema on SQL Server, as far as it can be judged without a server.</summary>
public sealed class SqlServerSchemaTests : IDisposable
{
    private const int MaxIndexBytes = 1700;
    private const int MaxClusteredBytes = 900; // as a primary key is unless the mapping says otherwise

    private readonly RegisterDbContext _db = SqlServerRegister.Open("Server=nowhere;Database=none");

    private IRelationalModel Relational => _db.GetService<IDesignTimeModel>().Model.GetRelationalModel();

    public void Dispose() => _db.Dispose();

    [Fact]
    public void The_model_has_no_change_that_no_migration_holds() => Assert.False(_db.Database.HasPendingModelChanges());

    [Fact]
    public void The_script_of_all_migrations_and_triggers_is_Transact_SQL()
    {
        var script = TransactSql.Parse(SqlServerRegister.Script(_db));

        Assert.True(script.Batches.Count > _db.Database.GetMigrations().Count() + Safeguards.All.Count);
    }

    [Fact]
    public void The_script_ends_with_every_trigger_after_all_migrations()
    {
        var batches = TransactSql.Parse(SqlServerRegister.Script(_db)).Batches;
        var triggers = batches.SelectMany(b => b.Statements).OfType<CreateTriggerStatement>().ToDictionary(t => t.Name.BaseIdentifier.Value);

        Assert.Equal(Safeguards.All.Select(s => s.Name).Order(StringComparer.Ordinal), triggers.Keys.Order(StringComparer.Ordinal));
        foreach (var safeguard in Safeguards.All)
        {
            var trigger = triggers[safeguard.Name];
            Assert.Equal(safeguard.Table, trigger.TriggerObject.Name.BaseIdentifier.Value);
            Assert.Equal(TriggerType.After, trigger.TriggerType);
            Assert.Equal(safeguard is NeverDeleted ? TriggerActionType.Delete : TriggerActionType.Update, Assert.Single(trigger.TriggerActions).TriggerActionType);
            var throws = new Throws();
            trigger.Accept(throws);
            Assert.Equal((SqlServerTriggers.Refusal.ToString(CultureInfo.InvariantCulture), safeguard.Why), throws.What);
        }

        var firstTrigger = batches.TakeWhile(b => !b.Statements.OfType<CreateTriggerStatement>().Any()).Count();
        var lastMigration = batches.Count - batches.Reverse().TakeWhile(b => !Text(b).Contains("__EFMigrationsHistory", StringComparison.Ordinal)).Count();
        Assert.True(lastMigration <= firstTrigger, "A migration comes after the first trigger.");
    }

    [Fact]
    public void Every_safeguard_names_tables_and_columns_that_are_there()
    {
        foreach (var safeguard in Safeguards.All)
        {
            var table = Table(safeguard.Table);
            string[] columns = safeguard switch
            {
                FixedColumns s => [.. s.Columns],
                SetOnce s => ["Id", s.Column],
                FinalValues s => ["Id", s.Column],
                _ => [],
            };
            Assert.All(columns, column => Assert.NotNull(table.FindColumn(column)));
        }
    }

    [Fact]
    public void Tables_with_triggers_and_no_others_are_saved_without_the_output_clause()
    {
        var guarded = Safeguards.All.Select(s => s.Table).ToHashSet();

        Assert.All(Relational.Tables, table => Assert.Equal(!guarded.Contains(table.Name), table.IsSqlOutputClauseUsed()));
    }

    [Fact]
    public void Every_text_is_compared_by_its_code_units_as_on_SQLite()
    {
        // A column without a property holds a JSON document, which nothing compares.
        var texts = Relational.Tables.SelectMany(t => t.Columns).Where(c => c.PropertyMappings.Any() && c.StoreType.StartsWith("nvarchar", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(texts);
        Assert.All(texts, column => Assert.True(column.Collation == "Latin1_General_100_BIN2", $"{column.Table.Name}.{column.Name}: {column.Collation}"));
        Assert.DoesNotContain(Relational.Tables.SelectMany(t => t.Columns), c => c.StoreType.StartsWith("varchar", StringComparison.Ordinal));
    }

    [Fact]
    public void Moments_and_days_keep_their_whole_range_and_precision() =>
        Assert.DoesNotContain(Relational.Tables.SelectMany(t => t.Columns), c => c.StoreType is "datetime" or "smalldatetime");

    [Fact]
    public void Every_text_in_a_key_or_an_index_has_a_length_and_each_stays_below_what_SQL_Server_takes()
    {
        foreach (var table in Relational.Tables)
        {
            var clustered = table.PrimaryKey!.MappedKeys.All(k => k.IsClustered() != false);
            AssertFits($"The primary key of {table.Name}", table.PrimaryKey.Columns, clustered ? MaxClusteredBytes : MaxIndexBytes);
            foreach (var key in table.UniqueConstraints.Where(u => u != table.PrimaryKey))
            {
                AssertFits(key.Name, key.Columns, MaxIndexBytes);
            }

            foreach (var index in table.Indexes)
            {
                AssertFits(index.Name, index.Columns, MaxIndexBytes);
            }
        }
    }

    [Fact]
    public void No_two_cascade_paths_meet_in_a_table()
    {
        foreach (var table in Relational.Tables)
        {
            var reached = new HashSet<ITable>();
            var open = new Queue<ITable>([table]);
            while (open.TryDequeue(out var from))
            {
                foreach (var key in from.ReferencingForeignKeyConstraints.Where(k => k.OnDeleteAction is not (ReferentialAction.NoAction or ReferentialAction.Restrict)))
                {
                    Assert.True(key.Table != table && reached.Add(key.Table), $"Two cascade paths lead from {table.Name} to {key.Table.Name}; {key.Name} is one of them.");
                    open.Enqueue(key.Table);
                }
            }
        }
    }

    private static string Text(TSqlFragment fragment) =>
        string.Concat(fragment.ScriptTokenStream.Skip(fragment.FirstTokenIndex).Take(fragment.LastTokenIndex - fragment.FirstTokenIndex + 1).Select(t => t.Text));

    private ITable Table(string name) => Relational.FindTable(name, schema: null) ?? throw new InvalidOperationException($"There is no table {name}.");

    private static void AssertFits(string name, IEnumerable<IColumn> columns, int most)
    {
        var bytes = columns.Sum(c => Bytes(name, c));
        Assert.True(bytes <= most, $"{name} may take {bytes} bytes; {most} is the most.");
    }

    private static int Bytes(string name, IColumn column)
    {
        var type = column.StoreType;
        var length = type.Contains('(', StringComparison.Ordinal) ? type[(type.IndexOf('(', StringComparison.Ordinal) + 1)..].TrimEnd(')') : null;
        Assert.False(length == "max", $"{name}: {column.Name} has no length.");
        return type.Split('(')[0] switch
        {
            "nvarchar" => 2 * int.Parse(length!, CultureInfo.InvariantCulture),
            "varbinary" => int.Parse(length!, CultureInfo.InvariantCulture),
            "uniqueidentifier" => 16,
            _ => 10, // numbers, days and moments: the largest takes ten
        };
    }

    private sealed class Throws : TSqlFragmentVisitor
    {
        public (string? Number, string? Why) What { get; private set; }

        public override void Visit(ThrowStatement node) => What = ((node.ErrorNumber as Literal)?.Value, (node.Message as Literal)?.Value);
    }
}
