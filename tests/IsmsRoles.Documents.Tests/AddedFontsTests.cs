using System.Buffers.Binary;
using System.Text;
using IsmsRoles.Documents.Pdf;
using IsmsRoles.Documents.RolesDocument;
using Xunit;

namespace IsmsRoles.Documents.Tests;

/// <summary>The fonts are the process's, so these tests have it to themselves.</summary>
[CollectionDefinition(nameof(AddedFontsTests), DisableParallelization = true)]
[Collection(nameof(AddedFontsTests))]
public sealed class AddedFontsTests : IDisposable
{
    private const string Chinese = "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc";
    private const string Korean = "/usr/share/fonts/truetype/nanum/NanumGothic.ttf";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fonts");

    [Fact]
    public void Chinese_and_Japanese_names_are_printed_with_an_added_collection()
    {
        Add(Chinese);

        var found = DocumentFonts.AddFolder(_folder.FullName);

        Assert.Contains(found, font => font.Obstacle is null);
        Assert.Empty(RolesDocumentPdf.MissingCharacters("王小明，田中さくら"));
        using var document = new ReadBack(RolesDocumentPdf.Render(WithDuty("Kept by 王小明 and 田中さくら.")));
        Assert.Contains("Kept by 王小明 and 田中さくら.", document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Korean_names_are_printed_with_an_added_font()
    {
        Add(Korean);

        Assert.Equal([new FoundFont("NanumGothic.ttf", null)], DocumentFonts.AddFolder(_folder.FullName));

        using var document = new ReadBack(RolesDocumentPdf.Render(WithDuty("Kept by 김민준.")));
        Assert.Contains("Kept by 김민준.", document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_glyphs_that_are_used_are_embedded_and_the_same_fonts_give_the_same_bytes()
    {
        Add(Chinese);
        Add(Korean);
        var before = RolesDocumentPdf.Render(WithDuty("")).Length;
        DocumentFonts.AddFolder(_folder.FullName);
        var first = RolesDocumentPdf.Render(WithDuty("王小明 김민준"));

        DocumentFonts.AddFolder(_folder.FullName);

        Assert.Equal(first, RolesDocumentPdf.Render(WithDuty("王小明 김민준")));
        Assert.InRange(first.Length - before, 100, 30_000);
    }

    [Fact]
    public void A_document_without_such_characters_is_the_same_with_added_fonts()
    {
        Add(Chinese);
        var without = RolesDocumentPdf.Render(SampleDocument.Create());

        DocumentFonts.AddFolder(_folder.FullName);

        Assert.Equal(without, RolesDocumentPdf.Render(SampleDocument.Create()));
    }

    [Theory]
    [InlineData(0x0002, "its licence forbids embedding it (fsType)")]
    [InlineData(0x0104, "its licence forbids embedding a part of it (fsType)")]
    [InlineData(0x0200, "its licence forbids embedding its outlines (fsType)")]
    [InlineData(0x0004, null)]
    [InlineData(0x0008, null)]
    public void What_a_font_says_about_embedding_is_respected(int embedding, string? obstacle)
    {
        var data = Bundled();
        BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(Table(data, "OS/2") + 8), (ushort)embedding);
        File.WriteAllBytes(Path.Combine(_folder.FullName, "a.ttf"), data);

        Assert.Equal([new FoundFont("a.ttf", obstacle)], DocumentFonts.AddFolder(_folder.FullName));
    }

    [Theory]
    [InlineData("glyf", "CFF ", "it has no TrueType outlines; those of OpenType fonts with CFF outlines are not embedded here")]
    [InlineData("fpgm", "fvar", "it is a variable font; add static ones")]
    [InlineData("cmap", "none", "it is no font, or is damaged")]
    [InlineData("head", "none", "it is no font, or is damaged")]
    public void A_font_that_cannot_be_embedded_is_left_out_and_said_to_be(string table, string changed, string obstacle)
    {
        var data = Bundled();
        Encoding.ASCII.GetBytes(changed).CopyTo(data, Record(data, table));
        File.WriteAllBytes(Path.Combine(_folder.FullName, "a.otf"), data);

        Assert.Equal([new FoundFont("a.otf", obstacle)], DocumentFonts.AddFolder(_folder.FullName));
    }

    [Fact]
    public void What_is_no_font_is_left_out_and_other_files_are_not_looked_at()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "a.ttf"), "not a font");
        File.WriteAllBytes(Path.Combine(_folder.FullName, "b.ttc"), [.. "ttcf"u8, 0, 1, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF]);
        File.WriteAllBytes(Path.Combine(_folder.FullName, "c.ttf"), Bundled()[..2000]);
        File.WriteAllText(Path.Combine(_folder.FullName, "README.txt"), "Fonts");

        var found = DocumentFonts.AddFolder(_folder.FullName);

        Assert.All(found, font => Assert.NotNull(font.Obstacle));
        Assert.DoesNotContain(found, font => font.Name.Contains("README", StringComparison.Ordinal));
        Assert.NotEmpty(RolesDocumentPdf.Render(SampleDocument.Create(1)));
    }

    public void Dispose()
    {
        DocumentFonts.Clear();
        _folder.Delete(recursive: true);
    }

    private void Add(string font)
    {
        Assert.SkipUnless(File.Exists(font), $"{font} is not installed here (Debian: fonts-wqy-zenhei, fonts-nanum).");
        File.Copy(font, Path.Combine(_folder.FullName, Path.GetFileName(font)));
    }

    private static RolesDocumentModel WithDuty(string text)
    {
        var model = SampleDocument.Create(1);
        return model with { Roles = [model.Roles[0] with { Responsibilities = [new DutyLine(text)] }] };
    }

    private static byte[] Bundled()
    {
        using var stream = typeof(RolesDocumentPdf).Assembly.GetManifestResourceStream("Fonts/NotoSansHebrew-Regular.ttf")!;
        var data = new byte[stream.Length];
        stream.ReadExactly(data);
        return data;
    }

    private static int Record(byte[] font, string tag) => Enumerable.Range(0, font[5]).Select(i => 12 + (16 * i))
        .Single(at => Encoding.ASCII.GetString(font, at, 4) == tag);

    private static int Table(byte[] font, string tag) => (int)BinaryPrimitives.ReadUInt32BigEndian(font.AsSpan(Record(font, tag) + 8));
}
