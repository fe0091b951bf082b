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

    /// <summary>SHA-256 of the code's letters and digits in lower case, hexadecimal.</summary>
    public string Hash { get; private set; }

    /// <summary>Wrong tries so far.</summary>
    public int Tries { get; private set; }

    public bool IsLocked => Tries >= MaxTries;

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

    /// <summary>Counts a wrong try; after <see cref="MaxTries"/> of them even the right code is refused until a restart.</summary>
    public bool Try(string? code)
    {
        if (IsLocked)
        {
            return false;
        }

        var right = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(code ?? "")), Encoding.ASCII.GetBytes(Hash));
        Tries += right ? 0 : 1;
        return right;
    }

    private static string Random()
    {
        var hex = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        return string.Join('-', Enumerable.Range(0, 8).Select(i => hex.Substring(i * 4, 4)));
    }

    // Somebody who reads it from a console may leave out the hyphens, or type spaces and capitals.
    private static string HashOf(string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant())));
}
