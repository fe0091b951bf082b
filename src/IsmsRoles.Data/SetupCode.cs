using System.Security.Cryptography;
using System.Text;

namespace IsmsRoles.Data;

/// <summary>
/// The one-time code of set-up: 128 bits, printed in the console, its hash shared in the database so that several
/// nodes agree, tries limited. One row; gone once the organisation exists.
/// </summary>
public sealed class SetupCode
{
    public const int MaxTries = 10;

    private SetupCode() => Hash = "";

    private SetupCode(string hash) => Hash = hash;

    /// <summary>Always 1.</summary>
    public int Id { get; private init; } = 1;

    /// <summary>SHA-256 of the code without its hyphens, hexadecimal.</summary>
    public string Hash { get; private set; }

    public int Tries { get; private set; }

    /// <summary>A new code in groups of four for reading from a console, and the row that knows it.</summary>
    public static (SetupCode Row, string Code) New()
    {
        var code = Random();
        return (new(HashOf(code)), code);
    }

    /// <summary>Replaces the code, as at a new start, when only its hash is known; tries begin again.</summary>
    public string Renew()
    {
        var code = Random();
        (Hash, Tries) = (HashOf(code), 0);
        return code;
    }

    /// <summary>Counts the try; after <see cref="MaxTries"/> wrong ones even the right code is refused until a restart.</summary>
    public bool Try(string? code)
    {
        if (Tries >= MaxTries)
        {
            return false;
        }

        Tries++;
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(code ?? "")), Encoding.ASCII.GetBytes(Hash));
    }

    private static string Random()
    {
        var hex = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        return string.Join('-', Enumerable.Range(0, 8).Select(i => hex.Substring(i * 4, 4)));
    }

    private static string HashOf(string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code.Replace("-", "", StringComparison.Ordinal).Trim().ToLowerInvariant())));
}
