using System.Security.Cryptography;
using IsmsRoles.Domain.Audit.Events;

namespace IsmsRoles.Domain.Evidence;

/// <summary>A file that proves something: minutes, a register extract. PDF, PNG or JPEG, told by its first bytes and never by its name.</summary>
public sealed class EvidenceFile : Entity
{
    public const int MaxBytes = 10 * 1024 * 1024;
    public const int FileNameMaxLength = 200;

    private EvidenceFile() => (FileName, ContentType, Sha256, Content) = ("", "", "", []); // for EF Core

    public EvidenceFile(string fileName, byte[] content, DateTime at)
    {
        if (content.Length == 0)
        {
            throw new RuleBrokenException("This file is empty. Choose the file again.", "File");
        }

        if (content.Length > MaxBytes)
        {
            throw new RuleBrokenException($"This file is larger than {MaxBytes / 1024 / 1024} MB. Scan it at a lower resolution.", "File");
        }

        ContentType = TypeOf(content) ?? throw new RuleBrokenException("This is not a PDF, PNG or JPEG file. Save or scan it as one of these.", "File");
        FileName = Text.Required(Path.GetFileName(fileName.Replace('\\', '/')), FileNameMaxLength, "The file has no name.", "File");
        Content = content;
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        AddedAt = at;
        Raise(new EvidenceFiled(Id, FileName, Sha256));
    }

    public string FileName { get; private init; }

    public string ContentType { get; private init; }

    /// <summary>SHA-256 of the content, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; private init; }

#pragma warning disable CA1819 // a row's bytes, handed to a response as they are
    public byte[] Content { get; private init; }
#pragma warning restore CA1819

    public DateTime AddedAt { get; private init; }

    private static string? TypeOf(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("%PDF-"u8))
        {
            return "application/pdf";
        }

        if (content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return "image/png";
        }

        return content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg" : null;
    }
}
