using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IsmsRoles.Data;

/// <summary>
/// Which of Identity's schemas the register uses: version 3, which has the passkey table. Identity's context reads this
/// from the services of its options alone and ignores an override of its own property (dotnet/aspnetcore issue 65449), so
/// that migrations and tests, which have no application around them, must be given such services.
/// </summary>
public static class IdentitySchema
{
    private static readonly ServiceProvider Services = new ServiceCollection().Configure<IdentityOptions>(Choose).BuildServiceProvider();

    public static void Choose(IdentityOptions identity) => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;

    /// <summary>For a context made without an application.</summary>
    public static DbContextOptionsBuilder UseIdentitySchema(this DbContextOptionsBuilder options) => options.UseApplicationServiceProvider(Services);
}
