using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace IsmsRoles.Data.SqlServer;

/// <summary>
/// What the shared mappings leave to SQL Server: text is compared by its code units, as SQLite compares it, whatever the
/// database's own collation; tables with triggers are saved without the OUTPUT clause, which SQL Server refuses there; and
/// a passkey's identifier, which may take more bytes than a clustered key, gets another kind of key.
/// </summary>
internal sealed class SqlServerModel(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    public const string Collation = "Latin1_General_100_BIN2";

    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        modelBuilder.Model.FindEntityType(typeof(IdentityUserPasskey<Guid>))!.FindPrimaryKey()!.SetIsClustered(false);
        var guarded = Safeguards.All.ToLookup(s => s.Table);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var text in entity.GetProperties().Where(IsText))
            {
                text.SetCollation(Collation);
            }

            foreach (var safeguard in guarded[entity.GetTableName() ?? ""])
            {
                entity.AddTrigger(safeguard.Name);
            }
        }
    }

    private static bool IsText(IMutableProperty property) =>
        (property.GetValueConverter()?.ProviderClrType ?? property.GetProviderClrType() ?? property.ClrType) == typeof(string);
}
