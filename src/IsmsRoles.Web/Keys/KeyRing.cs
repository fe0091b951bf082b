using System.Xml.Linq;
using IsmsRoles.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace IsmsRoles.Web.Keys;

/// <summary>
/// The keys behind session cookies and form tokens: in the database, so that a restart and several nodes share them, and
/// wrapped by the key file, so that a copy of the database does not hold them.
/// </summary>
internal static class KeyRing
{
    /// <param name="name">A session of one name is none in another: the register and the demo.</param>
    public static void AddKeyRing(this IServiceCollection services, IConfiguration configuration, string folder, string name)
    {
        var path = Path.Combine(folder, configuration[KeyFile.Setting] ?? KeyFile.DefaultPath);
        services.AddSingleton(_ => KeyFile.OpenOrCreate(path));
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s =>
            new ConfigureOptions<KeyManagementOptions>(keys => keys.XmlEncryptor = new KeyFileEncryptor(s.GetRequiredService<KeyFile>())));
        services.AddDataProtection().SetApplicationName(name).PersistKeysToDbContext<RegisterDbContext>();
    }

    /// <summary>
    /// Reads or makes the key file before the first request, and says in the log when keys in the database are of no use
    /// with it: a new one is made then, and nothing but sessions is lost.
    /// </summary>
    /// <returns>Why the application must not start, or null.</returns>
    public static async Task<string?> PrepareKeyRingAsync(this IServiceProvider services, CancellationToken cancellation)
    {
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(KeyRing).FullName!);
        KeyFile keyFile;
        try
        {
            keyFile = services.GetRequiredService<KeyFile>();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return e is InvalidDataException ? e.Message : $"The key file cannot be read or made: {e.Message} {KeyFile.Setting} says where it is.";
        }

        if (keyFile.IsNew)
        {
            log.LogInformation("Made the key file {KeyFile}. Keep it apart from copies of the database, and give the same file to every node", keyFile.Path);
        }

        if (keyFile.IsReadByOthers)
        {
            log.LogWarning("The key file {KeyFile} can be read by others on this machine; its mode should be 0600", keyFile.Path);
        }

        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RegisterDbContext>();
        var foreign = (await db.DataProtectionKeys.AsNoTracking().Select(k => k.Xml).ToListAsync(cancellation)).Count(xml => IsForeign(xml, keyFile));
        if (foreign > 0)
        {
            log.LogWarning(
                "{Count} keys in the database were wrapped with another key file than {KeyFile}. Sessions under them end and people sign in again; nothing else is lost. If several nodes share this database, give all of them the same key file ({Setting})",
                foreign,
                keyFile.Path,
                KeyFile.Setting);
        }

        return null;
    }

    private static bool IsForeign(string? xml, KeyFile keyFile) =>
        xml is not null && XElement.Parse(xml).Descendants(WrappedKey.Element).Any(w => (string?)w.Attribute(WrappedKey.KeyFileAttribute) != keyFile.Id);
}
