using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using IsmsRoles.Documents.Pdf.Signature;

namespace IsmsRoles.Documents.Tests.Pdf.Signature;

/// <summary>Which answers of a time-stamp authority count.</summary>
public sealed class SealTimeStampTests : IDisposable
{
    private static readonly string[] ForTimeStamps = [HomemadeTimeStamps.TimeStamping];

    private readonly SealingWorkshop _workshop = new();
    private readonly SealTimeStamp _question;

    public SealTimeStampTests() => _question = SealTimeStamp.Of(Signature());

    public void Dispose() => _workshop.Dispose();

    [Fact]
    public void An_answer_to_this_question_by_a_certificate_for_time_stamps_counts()
    {
        var token = _question.Read(HomemadeTimeStamps.Answer(_question.ToBytes(), ForTimeStamps, DateTimeOffset.UtcNow));

        Assert.Equal(DateTimeOffset.UtcNow, token.TokenInfo.Timestamp, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void Another_nonce_does_not_count() => AssertRefused(HomemadeTimeStamps.Answer(_question.ToBytes(), ForTimeStamps, DateTimeOffset.UtcNow, nonce: [1, 2, 3, 4, 5, 6, 7, 8]));

    [Fact]
    public void Another_hash_does_not_count() => AssertRefused(HomemadeTimeStamps.Answer(_question.ToBytes(), ForTimeStamps, DateTimeOffset.UtcNow, hash: new byte[32]));

    [Fact]
    public void A_certificate_that_is_not_for_time_stamps_does_not_count() =>
        AssertRefused(HomemadeTimeStamps.Answer(_question.ToBytes(), [HomemadeTimeStamps.ServerAuthentication], DateTimeOffset.UtcNow));

    [Fact]
    public void A_certificate_that_was_not_valid_at_the_stamped_time_does_not_count() =>
        AssertRefused(HomemadeTimeStamps.Answer(_question.ToBytes(), ForTimeStamps, DateTimeOffset.UtcNow.AddDays(-9)));

    [Fact]
    public void The_answer_to_an_earlier_question_does_not_count()
    {
        var answer = HomemadeTimeStamps.Answer(_question.ToBytes(), ForTimeStamps, DateTimeOffset.UtcNow);

        Assert.Throws<CryptographicException>(() => SealTimeStamp.Of(Signature()).Read(answer));
    }

    [Fact]
    public void An_altered_byte_anywhere_in_the_answer_makes_it_count_for_nothing()
    {
        var answer = HomemadeTimeStamps.Answer(_question.ToBytes(), ForTimeStamps, DateTimeOffset.UtcNow);
        foreach (var place in Enumerable.Range(0, 20).Select(n => answer.Length - 1 - (n * 13))) // the token's signature and what it is over
        {
            var altered = (byte[])answer.Clone();
            altered[place] ^= 0x01;
            AssertRefused(altered);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("3080")]
    [InlineData("30050203020102")]
    [InlineData("3C68746D6C3E")]
    public void Rubbish_does_not_count(string hex) => AssertRefused(Convert.FromHexString(hex));

    [Fact]
    public void Bytes_after_the_answer_do_not_count() =>
        AssertRefused([.. HomemadeTimeStamps.Answer(_question.ToBytes(), ForTimeStamps, DateTimeOffset.UtcNow), 0]);

    private void AssertRefused(byte[] answer) => Assert.ThrowsAny<CryptographicException>(() => _question.Read(answer));

    private SignedCms Signature() => CadesSignature.Sign("something"u8.ToArray(), _workshop.Ecdsa, []);
}
