using System.Security.Cryptography;
using IsmsRoles.Data.Accounts;
using Microsoft.AspNetCore.Identity;

namespace IsmsRoles.Web.Access;

/// <summary>The hash of a password nobody has, checked where an account has none, so that the time it takes tells nothing.</summary>
public sealed class NobodysPassword(IServiceScopeFactory scopes)
{
    private readonly Lazy<string> _hash = new(() =>
    {
        using var scope = scopes.CreateScope();
        var hasher = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>();
        return hasher.HashPassword(null!, Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));
    });

    public string Hash => _hash.Value;
}
