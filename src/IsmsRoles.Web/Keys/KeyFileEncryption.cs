using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace IsmsRoles.Web.Keys;

/// <summary>Wraps a data-protection key with the key file: AES-256-GCM (NIST SP 800-38D), a fresh nonce for each key.</summary>
internal sealed class KeyFileEncryptor(KeyFile keyFile) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = System.Text.Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var nonce = RandomNumberGenerator.GetBytes(WrappedKey.NonceBytes);
        var (cipher, tag) = (new byte[plain.Length], new byte[WrappedKey.TagBytes]);
        using (var aes = new AesGcm(keyFile.Secret, WrappedKey.TagBytes))
        {
            aes.Encrypt(nonce, plain, cipher, tag, WrappedKey.Purpose);
        }

        CryptographicOperations.ZeroMemory(plain);
        return new(new WrappedKey(keyFile.Id, nonce, tag, cipher).ToXml(), typeof(KeyFileDecryptor));
    }
}

/// <summary>Unwraps what <see cref="KeyFileEncryptor"/> wrapped. Its name is stored beside each key, so it is never renamed or moved.</summary>
internal sealed class KeyFileDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var keyFile = services.GetRequiredService<KeyFile>();
        var wrapped = WrappedKey.FromXml(encryptedElement);
        if (wrapped.KeyFileId != keyFile.Id)
        {
            throw new CryptographicException($"This key was wrapped with another key file (its mark is {wrapped.KeyFileId}, this one's {keyFile.Id}).");
        }

        var plain = new byte[wrapped.Cipher.Length];
        using var aes = new AesGcm(keyFile.Secret, WrappedKey.TagBytes);
        aes.Decrypt(wrapped.Nonce, wrapped.Cipher, wrapped.Tag, plain, WrappedKey.Purpose);
        return XElement.Parse(System.Text.Encoding.UTF8.GetString(plain));
    }
}

/// <summary>A wrapped key as it stands in the database.</summary>
internal sealed record WrappedKey(string KeyFileId, byte[] Nonce, byte[] Tag, byte[] Cipher)
{
    public const string Element = "wrappedKey";
    public const string KeyFileAttribute = "keyFile";
    public const int NonceBytes = 12;
    public const int TagBytes = 16;

    /// <summary>Authenticated with each key, so that nothing else encrypted under the same secret passes for one.</summary>
    public static ReadOnlySpan<byte> Purpose => "IsmsRoles data-protection key"u8;

    public XElement ToXml() => new(
        Element,
        new XAttribute(KeyFileAttribute, KeyFileId),
        new XElement("nonce", Convert.ToBase64String(Nonce)),
        new XElement("tag", Convert.ToBase64String(Tag)),
        new XElement("value", Convert.ToBase64String(Cipher)));

    public static WrappedKey FromXml(XElement xml) => new(
        (string)xml.Attribute(KeyFileAttribute)!,
        Convert.FromBase64String((string)xml.Element("nonce")!),
        Convert.FromBase64String((string)xml.Element("tag")!),
        Convert.FromBase64String((string)xml.Element("value")!));
}
