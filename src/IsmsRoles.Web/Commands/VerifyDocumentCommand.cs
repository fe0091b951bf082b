using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using IsmsRoles.Documents.Verification;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Web.Commands;

/// <summary>
/// <c>verify-document FILE [--certificate PEM]</c>: checks a document's seal on any computer, without a register. Exit code 0
/// only when the seal fits the whole file and is the given certificate's; 2 when it fits and no certificate was given, which
/// shows nothing about whose it is; else 1.
/// </summary>
internal static class VerifyDocumentCommand
{
    /// <summary>The seal fits; whose it is was not asked.</summary>
    private const int Unproven = 2;

    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The PDF." };
        var certificate = new Option<FileInfo?>("--certificate")
        {
            HelpName = "PEM",
            Description = "The organisation's seal certificate, from somebody you trust. Without it the document is only shown to be unaltered since somebody sealed it.",
        };
        var command = new Command("verify-document", "Check a document's seal without a register; exit code 0 when it is authentic, 2 when it is unaltered and no certificate was given, else 1.") { file, certificate };
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

        SealReading reading;
        try
        {
            await using var content = file.OpenRead();
            reading = await SealReading.OfAsync(content, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return await RegisterCommand.RefuseAsync($"{file.Name} cannot be read: {e.Message}");
        }

        if (Fault(reading) is { } fault)
        {
            if (reading is { State: SealState.None, Claims: { } unproven })
            {
                Console.WriteLine($"It says of itself that it is {Sentence(unproven)}. Nothing shows that this is so.");
            }

            return await RegisterCommand.RefuseAsync($"NOT AUTHENTIC: {fault}");
        }

        var print = CanonicalJson.Sha256(reading.Certificate!);
        if (known is not null && !known.AsSpan().SequenceEqual(reading.Certificate))
        {
            return await RegisterCommand.RefuseAsync($"NOT AUTHENTIC: the seal fits the file, but it was made with another certificate than the one given (SHA-256 {print}).");
        }

        Tell(reading, print, known is not null);
        return known is null ? Unproven : 0;
    }

    private static void Tell(SealReading reading, string print, bool isTrusted)
    {
        Console.WriteLine(isTrusted
            ? "AUTHENTIC: sealed with the certificate given, and nothing the seal covers was altered since: the whole document."
            : "UNALTERED since it was sealed. Whose seal it is, this does not show: compare the certificate's SHA-256 with one from somebody you trust, or give --certificate.");
        Console.WriteLine($"Certificate: {Plain(Subject(reading.Certificate!))}, SHA-256 {print}");
        Console.WriteLine(reading switch
        {
            { StampedAt: { } stamped } => $"Time: stamped on {stamped.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC by {Plain(reading.StampedBy ?? "")} (PAdES baseline T). Whether you trust that authority is yours to say.",
            { IsStampBroken: true } => "Time: it holds a time stamp that does not fit; take the time as unproven.",
            _ => "Time: without a time stamp (PAdES baseline B); the document's dates are the organisation's word.",
        });
        if (reading.Claims is { } claims)
        {
            Console.WriteLine(isTrusted ? $"It is {Sentence(claims)}." : $"It says of itself that it is {Sentence(claims)}.");
            Console.WriteLine($"Content SHA-256: {Plain(claims.ContentSha256)}");
        }

        Console.WriteLine("Whether it is still in force only the register can say: ask the organisation, or check it at the address /verify of its register.");
    }

    // Whoever sealed it chose these words: nothing in them may look like a line of ours, or lead the terminal.
    private static string Sentence(DocumentClaims claims)
    {
        var since = claims.InForceAt is { } at ? $", in force since {Plain(at)}" : "";
        var signed = claims.ApprovedBy.Length > 0 ? $", by {Plain(claims.ApprovedBy)}" : "";
        return $"“{Plain(claims.Label)}” of the information-security roles of “{Plain(claims.Organisation)}”{since}{signed}";
    }

    private static string Plain(string text)
    {
        const int Longest = 300;
        var shown = string.Concat(text.EnumerateRunes().Select(r => Rune.GetUnicodeCategory(r) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse ? "?" : r.ToString()));
        return shown.Length > Longest ? shown[..Longest] + "…" : shown;
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
