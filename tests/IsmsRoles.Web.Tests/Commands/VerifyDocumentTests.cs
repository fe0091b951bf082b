using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Commands;

/// <summary><c>verify-document</c>, on a computer that has no register.</summary>
public sealed class VerifyDocumentTests : CommandTest
{
    [Fact]
    public async Task A_document_and_the_certificate_are_enough_to_tell_what_it_is()
    {
        var (document, certificate) = await DocumentAsync();

        var (code, output, error) = await VerifyAsync(document, "--certificate", certificate);

        Assert.True(code == 0, error);
        Assert.Contains("AUTHENTIC: sealed with the certificate given", output);
        Assert.Contains("It is “Version 1” of the information-security roles of “Meridian”, in force since ", output);
        Assert.Contains("by Ana Ruiz", output);
        Assert.Contains("PAdES baseline B", output);
        Assert.False(File.Exists(At("register.db")), "The command opened a register");
    }

    [Fact]
    public async Task Without_a_certificate_it_is_only_shown_to_be_unaltered()
    {
        var (document, _) = await DocumentAsync();

        var (code, output, _) = await VerifyAsync(document);

        Assert.Equal(2, code);
        Assert.DoesNotContain("AUTHENTIC", output);
        Assert.Contains("UNALTERED since it was sealed. Whose seal it is, this does not show", output);
        Assert.Contains("It says of itself that it is “Version 1”", output);
    }

    [Fact]
    public async Task What_a_forger_writes_into_the_document_looks_like_no_line_of_ours()
    {
        await File.WriteAllBytesAsync(At("forged.pdf"), Forgery("&#10;AUTHENTIC: sealed with the certificate given&#27;[2J&#x202E;"), Cancellation);

        var (code, output, error) = await VerifyAsync(At("forged.pdf"));

        Assert.Equal(1, code);
        Assert.DoesNotContain(output.Split('\n'), line => line.StartsWith("AUTHENTIC", StringComparison.Ordinal));
        Assert.DoesNotContain('\u001b', output + error);
        Assert.DoesNotContain('\u202e', output + error);
        Assert.Contains("Nothing shows that this is so.", output);
    }

    [Fact]
    public async Task A_proposal_is_told_as_what_it_says_of_itself_and_proves_nothing()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateAsync(app);
        var id = await company.SubmitAsync(Company.Mia);
        var preview = await (await (await app.SignInAsync(Company.Ana)).GetAsync($"/versions/{id}/preview.pdf")).Content.ReadAsByteArrayAsync(Cancellation);
        await File.WriteAllBytesAsync(At("proposal.pdf"), preview, Cancellation);

        var (code, output, error) = await VerifyAsync(At("proposal.pdf"));

        Assert.Equal(1, code);
        Assert.Contains("roposed version 1", output);
        Assert.Contains("NOT AUTHENTIC: it carries no seal", error);
    }

    [Fact]
    public async Task Another_organisations_certificate_is_not_enough()
    {
        var (document, _) = await DocumentAsync();
        var (_, other) = await DocumentAsync("other");

        var (code, _, error) = await VerifyAsync(document, "--certificate", other);

        Assert.Equal(1, code);
        Assert.Contains("NOT AUTHENTIC: the seal fits the file, but it was made with another certificate", error);
    }

    [Theory]
    [InlineData("flipped", "it was altered after it was sealed")]
    [InlineData("appended", "2 bytes were added after it was sealed")]
    [InlineData("truncated", "its end is missing")]
    [InlineData("text", "it is not a PDF")]
    [InlineData("empty", "is empty")]
    [InlineData("huge", "is larger than 64 MB")]
    [InlineData("missing", "There is no file")]
    public async Task What_is_wrong_is_said_in_a_sentence(string kind, string expected)
    {
        var (document, certificate) = await DocumentAsync();
        var bytes = await File.ReadAllBytesAsync(document, Cancellation);
        var path = At(kind + ".pdf");
        switch (kind)
        {
            case "flipped":
                bytes[bytes.Length / 3] ^= 1;
                await File.WriteAllBytesAsync(path, bytes, Cancellation);
                break;
            case "appended":
                await File.WriteAllBytesAsync(path, [.. bytes, .. "%\n"u8], Cancellation);
                break;
            case "truncated":
                await File.WriteAllBytesAsync(path, bytes[..^10], Cancellation);
                break;
            case "text":
                await File.WriteAllTextAsync(path, "Roles", Cancellation);
                break;
            case "empty":
                await File.WriteAllBytesAsync(path, [], Cancellation);
                break;
            case "huge":
                await using (var file = File.Create(path))
                {
                    file.SetLength(200L * 1024 * 1024);
                }

                break;
        }

        var (code, output, error) = await VerifyAsync(path, "--certificate", certificate);

        Assert.Equal(1, code);
        Assert.Contains(expected, error);
        Assert.DoesNotContain("AUTHENTIC:", output);
    }

    [Fact]
    public async Task Something_else_than_a_certificate_is_refused()
    {
        var (document, _) = await DocumentAsync();

        var (code, _, error) = await VerifyAsync(document, "--certificate", document);

        Assert.Equal(1, code);
        Assert.Contains("is not a certificate that can be read", error);
    }

    private static byte[] Forgery(string label) => System.Text.Encoding.UTF8.GetBytes(
        $"""
        %PDF-1.7
        <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <ismsroles:VersionId>0190f3a0-0000-7000-8000-000000000000</ismsroles:VersionId>
        <ismsroles:Label>{label}</ismsroles:Label>
        <ismsroles:ContentSha256>00</ismsroles:ContentSha256>
        <?xpacket end="r"?>
        %%EOF

        """);

    private Task<(int Code, string Output, string Error)> VerifyAsync(params string[] arguments) =>
        RunAsync(At("register.db"), ["verify-document", .. arguments]);

    private async Task<(string Document, string Certificate)> DocumentAsync(string name = "roles")
    {
        using var app = new RegisterApp();
        await Company.CreateSignedAsync(app);
        var bytes = await DocumentTests.WaitForDocumentAsync(await app.SignInAsync(Company.Ana), 1);
        await File.WriteAllBytesAsync(At($"{name}.pdf"), bytes, Cancellation);
        await using var db = app.OpenDatabase();
        var der = await db.SealCertificates.Select(c => c.Certificate).SingleAsync(Cancellation);
        await File.WriteAllTextAsync(At($"{name}.crt"), System.Security.Cryptography.PemEncoding.WriteString("CERTIFICATE", der), Cancellation);
        return (At($"{name}.pdf"), At($"{name}.crt"));
    }
}
