using IsmsRoles.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace IsmsRoles.Web.Tests.Hosting;

/// <summary>Refuses to save what is longer than its column, as SQL Server does; SQLite takes any length, and every test would pass there.</summary>
internal sealed class ColumnLengths : SaveChangesInterceptor
{
    public static void AddTo(IServiceCollection services) =>
        services.ConfigureDbContext<RegisterDbContext>(options => options.AddInterceptors(new ColumnLengths()));

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        foreach (var property in eventData.Context!.ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified)
            .SelectMany(e => e.Properties)
            .Where(p => p.Metadata.GetMaxLength() is not null))
        {
            var value = property.Metadata.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(property.CurrentValue) : property.CurrentValue;
            var length = (value as string)?.Length ?? (value as byte[])?.Length;
            if (length > property.Metadata.GetMaxLength())
            {
                throw new InvalidOperationException($"{property.EntityEntry.Metadata.ShortName()}.{property.Metadata.Name} is {length} long; its column takes {property.Metadata.GetMaxLength()}.");
            }
        }

        return ValueTask.FromResult(result);
    }
}
