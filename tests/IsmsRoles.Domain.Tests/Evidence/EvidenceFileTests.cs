using IsmsRoles.Domain.Evidence;

namespace IsmsRoles.Domain.Tests.Evidence;

public sealed class EvidenceFileTests
{
    private static readonly DateTime At = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_file_is_what_its_first_bytes_say_and_not_its_name()
    {
        Assert.Equal("application/pdf", new EvidenceFile("minutes.png", [.. "%PDF-1.7"u8], At).ContentType);
        Assert.Equal("image/jpeg", new EvidenceFile("scan", [0xFF, 0xD8, 0xFF, 0xE0], At).ContentType);
        Assert.Equal("image/png", new EvidenceFile("scan", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], At).ContentType);
    }

    [Fact]
    public void Anything_else_is_refused_whatever_it_is_called()
    {
        Assert.Contains("not a PDF, PNG or JPEG", Refused.Because(() => new EvidenceFile("minutes.pdf", [.. "<html>"u8], At)));
        Assert.Contains("empty", Refused.Because(() => new EvidenceFile("minutes.pdf", [], At)));
        Assert.Contains("larger than 10 MB", Refused.Because(() => new EvidenceFile("minutes.pdf", new byte[EvidenceFile.MaxBytes + 1], At)));
    }

    [Theory]
    [InlineData(@"C:\Scans\minutes.pdf")]
    [InlineData("../../etc/minutes.pdf")]
    public void Only_the_last_part_of_a_path_is_a_name(string path) =>
        Assert.Equal("minutes.pdf", new EvidenceFile(path, [.. "%PDF-"u8], At).FileName);

    [Fact]
    public void A_name_that_reads_as_another_is_refused() =>
        Assert.Throws<RuleBrokenException>(() => new EvidenceFile("minutes\u202efdp.exe", [.. "%PDF-"u8], At));
}
