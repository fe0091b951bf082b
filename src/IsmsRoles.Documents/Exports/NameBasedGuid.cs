using System.Security.Cryptography;
using System.Text;

namespace IsmsRoles.Documents.Exports;

/// <summary>
/// UUIDs worked out from names (RFC 9562, version 5): the same name, the same UUID, in every export. Needed because OSCAL
/// takes versions 4 and 5 alone, and the register's own identifiers are of version 7.
/// </summary>
internal static class NameBasedGuid
{
    // Made once, at random; another would give other identifiers to everything ever exported.
    private static readonly Guid Namespace = Guid.Parse("6f0a3c52-9d1b-4e77-8a64-2c5be0c8f1d3");

    public static Guid Of(string name)
    {
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // the version is defined by SHA-1; nothing rests on it being hard to forge
        SHA1.HashData([.. Namespace.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)], hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
