using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IsmsRoles.Documents.Verification;

namespace IsmsRoles.Web.Commands;

/// <summary>
/// <c>verify-document FILE [--certificate PEM]</c>: checks a document's seal on any computer, without a register. Exit code 0
/// only when the seal fits the whole file and, where a certificate is given, is that certificate's.
/// </summary>
internal static class VerifyDocumentCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The PDF." };
        var certificate = new Option<FileInfo?>("--certificate")
        {
            HelpName = "PEM",
            Description = "The organisation's seal certificate, from somebody you trust. Without it the document is only shown to be unaltered since somebody sealed it.",
        };
        var command = new Command("verify-document", "Check a document's seal without a register; exit code 1 when something does not fit.") { file, certificate };
        command.SetAction((parsed, cancellation) => VerifyAsync(parsed.GetValue(file)!, parsed.GetValue(certificate), cancellation));
        return command;
    }

    private static async Task<int> VerifyAsync(FileInfo file, FileInfo? trusted, CancellationToken cancellation)
    {
        byte[]? known = null;
        if (trusted is not null && (known = await CertificateAsync(trusted, cancellation)) is null)
        {
            return await RegisterCommand.RefuseAsync($"{trusted.Name} is not a certificate that can be read (PEM or DER).");
        }

        if (!file.Exists)
        {
            return await RegisterCommand.RefuseAsync($"There is no file {file.Name}.");
        }

        if (file.Length is 0 or > FileDigest.MostBytes)
        {
            return await RegisterCommand.RefuseAsync(file.Length == 0
                ? $"{file.Name} is empty."
                : $"{file.Name} is larger than 64 MB, which none of our documents is. It was not read.");
        }

        await using var content = file.OpenRead();
        var reading = await SealReading.OfAsync(content, cancellation);
        if (Fault(reading) is { } fault)
        {
            return await RegisterCommand.RefuseAsync($"NOT AUTHENTIC: {fault}");
        }

        var print = Convert.ToHexStringLower(SHA256.HashData(reading.Certificate!));
        if (known is not null && !known.AsSpan().SequenceEqual(reading.Certificate))
        {
            return await RegisterCommand.RefuseAsync($"NOT AUTHENTIC: the seal fits the file, but it was made with another certificate than the one given (SHA-256 {print}).");
        }

        Tell(reading, print, known is not null);
        return 0;
    }

    private static void Tell(SealReading reading, string print, bool isTrusted)
    {
        Console.WriteLine(isTrusted
            ? "AUTHENTIC: sealed with the certificate given, and not one byte was altered since."
            : "UNALTERED since it was sealed. Whose seal it is, this does not show: compare the certificate's SHA-256 with one from somebody you trust, or give --certificate.");
        Console.WriteLine($"Certificate: {Subject(reading.Certificate!)}, SHA-256 {print}");
        Console.WriteLine(reading switch
        {
            { StampedAt: { } stamped } => $"Time: stamped by an authority on {stamped.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC (PAdES baseline T; whether you trust that authority is yours to say).",
            { IsStampBroken: true } => "Time: it holds a time stamp that does not fit; take the time as unproven.",
            _ => "Time: without a time stamp (PAdES baseline B); the document's dates are the organisation's word.",
        });
        if (reading.Claims is { } claims)
        {
            var signed = claims.ApprovedBy.Length > 0 ? $", by {claims.ApprovedBy}" : "";
            Console.WriteLine($"It is {claims.Label} of the information-security roles of {claims.Organisation}, in force since {claims.InForceAt}{signed}.");
            Console.WriteLine($"Content SHA-256: {claims.ContentSha256}");
        }

        Console.WriteLine("Whether it is still in force only the register can say: ask the organisation, or check it at the address /verify of its register.");
    }

    private static string? Fault(SealReading reading) => reading.State switch
    {
        SealState.Intact => null,
        SealState.NoPdf => "it is not a PDF.",
        SealState.CutShort => "its end is missing; the file was cut short.",
        SealState.None => "it carries no seal. A proposal never has one; printing or saving a PDF again takes it away.",
        SealState.Several => "it carries more than one seal or signature; ours carry one.",
        SealState.Unreadable => "its seal cannot be read: it was altered, or another program wrote it.",
        SealState.ContentAltered => "it was altered after it was sealed, or the seal was taken from another document.",
        SealState.CertificateAltered => "the certificate in the seal was altered.",
        SealState.SignatureAltered => "the seal's signature was altered.",
        _ => $"{reading.BytesAfter:N0} bytes were added after it was sealed; they may change what it shows.",
    };

    private static string Subject(byte[] der)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(der);
        return certificate.Subject;
    }

    private static async Task<byte[]?> CertificateAsync(FileInfo file, CancellationToken cancellation)
    {
        try
        {
            var bytes = await File.ReadAllBytesAsync(file.FullName, cancellation);
            using var certificate = X509Certificate2.GetCertContentType(bytes) == X509ContentType.Cert
                ? X509CertificateLoader.LoadCertificate(bytes)
                : null;
            return certificate?.RawData;
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
