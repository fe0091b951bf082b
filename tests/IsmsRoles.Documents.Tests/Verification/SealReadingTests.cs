using System.Security.Cryptography.X509Certificates;
using System.Text;
using IsmsRoles.Documents.Pdf.Signature;
using IsmsRoles.Documents.Tests.Pdf.Signature;
using IsmsRoles.Documents.Verification;
using IsmsRoles.Domain.Sealing;

namespace IsmsRoles.Documents.Tests.Verification;

/// <summary>What the bounded reader says of documents as we made them, and of what somebody made of them.</summary>
public sealed class SealReadingTests(SealingWorkshop workshop) : IClassFixture<SealingWorkshop>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("RSA")]
    [InlineData("ECDSA")]
    public async Task A_sealed_document_is_intact_and_says_which_version_it_is(string key)
    {
        var reading = await ReadAsync(Sealed(key));

        Assert.Equal(SealState.Intact, reading.State);
        Assert.Equal(workshop.For(key).RawData, reading.Certificate);
        Assert.Equal(SealingWorkshop.SealedAt, reading.ClaimedAt);
        Assert.Null(reading.StampedAt);
        Assert.False(reading.IsStampBroken);
        Assert.Equal("Version 4", reading.Claims!.Label);
        Assert.Equal("Meridian Instruments SE", reading.Claims.Organisation);
        Assert.Equal("2026-11-23 11:40:55 UTC", reading.Claims.InForceAt);
        Assert.Equal(SampleDocument.ContentSha256, reading.Claims.ContentSha256);
        Assert.NotEmpty(reading.Claims.ApprovedBy);
    }

    [Fact]
    public async Task A_time_stamp_that_fits_gives_the_time()
    {
        var reading = await ReadAsync(await workshop.SealWithTimeStampAsync(SealingWorkshop.Unsealed(workshop.Rsa, 1), workshop.Rsa));

        Assert.Equal(SealState.Intact, reading.State);
        Assert.InRange(reading.StampedAt!.Value, DateTime.UtcNow.AddMinutes(-5), DateTime.UtcNow.AddMinutes(5));
    }

    [Theory]
    [InlineData("RSA")]
    [InlineData("ECDSA")]
    public async Task One_flipped_bit_anywhere_in_the_signature_and_its_certificate_is_noticed(string key)
    {
        var bytes = Sealed(key);
        var start = Find(bytes, "/Type /Sig ");
        for (var at = start; at < bytes.Length; at++)
        {
            var bit = (byte)(1 << (at % 8));
            bytes[at] ^= bit;
            var state = (await ReadAsync(bytes)).State;
            Assert.True(state != SealState.Intact, $"Bit {at % 8} of byte {at - start} after the signature dictionary begins was flipped and nothing was noticed.");
            bytes[at] ^= bit;
        }
    }

    [Theory]
    [InlineData("%PDF-1.7", 5)]
    [InlineData("<dc:title>", 40)]
    [InlineData("<ismsroles:Label>", 25)]
    [InlineData("application#2Fjson", 300)]
    [InlineData("/Type /ObjStm", 200)]
    [InlineData("/Type /XRef", 150)]
    public async Task One_flipped_bit_in_what_the_seal_covers_is_named_as_such(string near, int after)
    {
        var bytes = Sealed("RSA");
        bytes[Find(bytes, near) + after] ^= 1;

        Assert.Equal(SealState.ContentAltered, (await ReadAsync(bytes)).State);
    }

    [Fact]
    public async Task One_flipped_bit_in_every_hundredth_byte_of_the_file_is_noticed()
    {
        var bytes = Sealed("ECDSA");
        for (var at = 0; at < bytes.Length; at += 97)
        {
            bytes[at] ^= 4;
            Assert.NotEqual(SealState.Intact, (await ReadAsync(bytes)).State);
            bytes[at] ^= 4;
        }
    }

    [Fact]
    public async Task A_certificate_of_another_name_with_the_same_key_is_told_apart()
    {
        // What pdfsig calls valid: the key fits, only the signing-certificate attribute does not.
        using var other = Renamed();
        var prepared = SealingWorkshop.Unsealed(workshop.Rsa, 1).Prepare(SealingWorkshop.Terms(SealLevel.BaselineB), 8192);
        var honest = Convert.ToHexString(CadesSignature.Sign(prepared.Covered(), workshop.Rsa, []).Encode());
        var forged = Convert.FromHexString(honest.Replace(Convert.ToHexString(workshop.Rsa.RawData), Convert.ToHexString(other.RawData), StringComparison.Ordinal));

        Assert.Equal(workshop.Rsa.RawData.Length, other.RawData.Length);
        Assert.Equal(SealState.CertificateAltered, (await ReadAsync(prepared.Complete(forged))).State);
    }

    [Fact]
    public async Task Appended_bytes_and_a_second_update_are_counted()
    {
        var bytes = Sealed("RSA");

        var appended = await ReadAsync([.. bytes, .. "\n% one more line\n"u8]);
        var update = await ReadAsync([.. bytes, .. Encoding.ASCII.GetBytes($"9 0 obj\n<</Type /Page>>\nendobj\nxref\n0 0\ntrailer\n<</Prev 5>>\nstartxref\n{bytes.Length}\n%%EOF\n")]);

        Assert.Equal((SealState.Appended, 17), (appended.State, appended.BytesAfter));
        Assert.Equal(SealState.Appended, update.State);
        Assert.True(update.BytesAfter > 50);
    }

    [Fact]
    public async Task A_second_signature_over_everything_is_no_better_for_being_valid()
    {
        var first = Sealed("RSA");
        const string Head = "\n9 0 obj <</Type /Sig /ByteRange [0 ";
        var before = first.Length + Head.Length + 32 + "] /Contents ".Length;
        var after = before + 4002;
        var dictionary = $"{Head}{before,10} {after,10} {10,10}] /Contents <{new string('0', 4000)}>>>\nendobj\n";

        byte[] all = [.. first, .. Encoding.ASCII.GetBytes(dictionary)];

        Assert.Equal(SealState.Several, (await ReadAsync(all)).State);
    }

    [Fact]
    public async Task A_seal_taken_from_another_document_does_not_fit()
    {
        var (one, other) = (SealingWorkshop.Unsealed(workshop.Rsa, 1), SealingWorkshop.Unsealed(workshop.Rsa, 2));
        var update = SealingWorkshop.Seal(one, workshop.Rsa)[one.Bytes.Length..];

        var state = (await ReadAsync([.. other.Bytes, .. update])).State;

        Assert.True(state is not (SealState.Intact or SealState.Appended), $"{state}");
    }

    [Fact]
    public async Task A_file_cut_short_anywhere_is_never_intact()
    {
        var bytes = Sealed("RSA");
        for (var length = 0; length < bytes.Length; length += 331)
        {
            var state = (await ReadAsync(bytes[..length])).State;
            Assert.True(state is SealState.CutShort or SealState.NoPdf or SealState.None, $"{state} of the first {length} bytes");
        }

        Assert.Equal(SealState.CutShort, (await ReadAsync(bytes[..^1])).State);
    }

    [Fact]
    public async Task Without_its_seal_a_document_has_none()
    {
        Assert.Equal(SealState.None, (await ReadAsync(SealingWorkshop.Unsealed(workshop.Rsa, 1).Bytes)).State);
    }

    [Fact]
    public async Task Nothing_is_hidden_in_the_seals_own_place()
    {
        var bytes = Sealed("RSA");
        var zeros = Find(bytes, "0000000000>>>");
        "DEAD"u8.CopyTo(bytes.AsSpan(zeros));

        Assert.Equal(SealState.Unreadable, (await ReadAsync(bytes)).State);
    }

    [Theory]
    [InlineData("nothing at all")]
    [InlineData("nested a million deep")]
    [InlineData("pages that contain themselves")]
    [InlineData("ranges beyond the file")]
    [InlineData("a mark at the very end")]
    [InlineData("a thousand marks")]
    [InlineData("a stream that says it is endless")]
    [InlineData("metadata without an end")]
    public async Task Hostile_files_get_an_answer(string kind)
    {
        byte[] bytes = kind switch
        {
            "nothing at all" => [],
            "nested a million deep" => [.. "%PDF-1.7\n1 0 obj\n"u8, .. Enumerable.Repeat((byte)'[', 1_000_000), .. Enumerable.Repeat((byte)'<', 1_000_000)],
            "pages that contain themselves" => [.. "%PDF-1.7\n1 0 obj <</Type /Pages /Kids [1 0 R] /Parent 1 0 R /Count 1>> endobj\nxref\ntrailer <</Root 1 0 R /Prev 9>>\nstartxref\n9\n%%EOF\n"u8],
            "ranges beyond the file" => [.. "%PDF-1.7\n/ByteRange [0         99         999   99999999] /Contents <00> %%EOF"u8],
            "a mark at the very end" => [.. "%PDF-1.7\n"u8, .. Enumerable.Repeat((byte)' ', 65_400), .. "/ByteRange ["u8],
            "a thousand marks" => [.. "%PDF-1.7\n"u8, .. Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("/ByteRange [0 20 30 5] /Contents <0000>", 1000)))],
            "a stream that says it is endless" => [.. "%PDF-1.7\n1 0 obj <</Length 99999999999999>> stream\nx"u8],
            _ => [.. "%PDF-1.7\n<?xpacket begin=<ismsroles:VersionId>"u8, .. Enumerable.Repeat((byte)'<', 300_000)],
        };

        var state = (await ReadAsync(bytes)).State;

        Assert.True(state is not (SealState.Intact or SealState.Appended), $"{state}");
    }

    [Fact]
    public async Task Millions_of_marks_are_not_looked_at()
    {
        var value = "/Contents <00>"u8.ToArray();
        var range = Encoding.ASCII.GetBytes($"/ByteRange [0 {9 + 10} {9 + 14} 9]");
        var bytes = new byte[60_000_000];
        "%PDF-1.7\n"u8.CopyTo(bytes);
        value.CopyTo(bytes.AsSpan(9));
        for (var at = 100; at + range.Length < bytes.Length; at += range.Length)
        {
            range.CopyTo(bytes.AsSpan(at));
        }

        using var file = new Counted(bytes);

        Assert.Equal(SealState.Several, (await SealReading.OfAsync(file, Cancellation)).State);
        Assert.InRange(file.Reads, 1, 10_000); // a pass or two over the file, not one for each mark
    }

    private sealed class Counted(byte[] bytes) : MemoryStream(bytes)
    {
        public int Reads { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Reads++;
            return base.ReadAsync(buffer, cancellationToken);
        }
    }

    private byte[] Sealed(string key) => SealingWorkshop.Seal(SealingWorkshop.Unsealed(workshop.For(key), 1), workshop.For(key));

    private static Task<SealReading> ReadAsync(byte[] bytes) => SealReading.OfAsync(new MemoryStream(bytes), Cancellation);

    private static int Find(byte[] bytes, string text)
    {
        var at = bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text));
        Assert.True(at >= 0, $"{text} is not in the file");
        return at;
    }

    // The same key and length, another letter in the name.
    private X509Certificate2 Renamed()
    {
        var der = workshop.Rsa.RawData.ToArray();
        var name = Encoding.ASCII.GetBytes(workshop.Rsa.GetNameInfo(X509NameType.SimpleName, forIssuer: false));
        var at = der.AsSpan().LastIndexOf(name);
        der[at] ^= 1;
        return X509CertificateLoader.LoadCertificate(der);
    }
}
