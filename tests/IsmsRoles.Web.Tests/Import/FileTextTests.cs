using System.Text;
using IsmsRoles.Web.Import;
using Xunit;

namespace IsmsRoles.Web.Tests.Import;

public class FileTextTests
{
    private const string Table = "Name,Ort\nZoë Müller,Köln\nŁukasz Żak,Łódź\n";

    [Theory]
    [InlineData("utf-8", "EF BB BF")]
    [InlineData("utf-16le", "FF FE")]
    [InlineData("utf-16be", "FE FF")]
    [InlineData("utf-32le", "FF FE 00 00")]
    [InlineData("utf-32be", "00 00 FE FF")]
    public void A_byte_order_mark_decides_and_is_removed(string key, string mark)
    {
        var encoding = TextEncoding.Find(key)!;
        byte[] bytes = [.. Convert.FromHexString(mark.Replace(" ", "")), .. Encoding.GetEncoding(encoding.CodePage).GetBytes(Table)];

        var read = FileText.Decode(bytes);

        Assert.Equal(Table, read.Text);
        Assert.Equal(key, read.Encoding.Key);
        Assert.False(read.Guessed);
    }

    [Theory]
    [InlineData("utf-8", Table)]
    [InlineData("utf-16le", Table)]
    [InlineData("utf-16be", Table)]
    [InlineData("utf-16le", "氏名,部署\r\n山田太郎,情報システム部\r\n")]
    [InlineData("windows-1252", "Name;Ort\nZoë Müller;Köln\nRené Lefèvre;Besançon – “Nord”\n")]
    [InlineData("windows-1252", "Name;Note\nÅse Øst;Ann’s deputy\nÉRIC CÔTÉ;MONTRÉAL\n")]
    [InlineData("windows-1252", "Name,Role\nSiân O’Neill,It’s hers\n")]
    [InlineData("windows-1252", "Nombre;Nota\nIñigo Muñoz;¿Qué? 5 m², £20, Acme®\n")]
    [InlineData("windows-1250", "Imię;Nazwisko\nPaweł;Żółkiewski\nŁukasz;Gęś\n")]
    [InlineData("windows-1251", "Имя;Должность\nИван Петров;Начальник отдела\nЮлия Щукина;Аудитор\n")]
    [InlineData("windows-1253", "Όνομα;Θέση\nΓιώργος Παπαδόπουλος;Διευθυντής ασφάλειας\n")]
    [InlineData("shift-jis", "氏名,部署\r\n山田 太郎,情報システム部\r\nスミス・ジョン,ｾｷｭﾘﾃｨ\r\n")]
    public void Without_a_mark_the_encoding_is_guessed_from_the_bytes(string key, string table)
    {
        var read = FileText.Decode(Encoding.GetEncoding(TextEncoding.Find(key)!.CodePage).GetBytes(table));

        Assert.Equal(key, read.Encoding.Key);
        Assert.Equal(table, read.Text);
        Assert.True(read.Guessed);
    }

    [Fact]
    public void The_user_can_correct_the_encoding()
    {
        var polish = TextEncoding.Find("windows-1250")!;
        var bytes = Encoding.GetEncoding(polish.CodePage).GetBytes("Imię,Nazwisko\nŁukasz,Żółw\n");

        Assert.Contains("Łukasz,Żółw", FileText.Decode(bytes, polish).Text);
    }

    [Fact]
    public void A_wrong_choice_of_encoding_is_refused_not_guessed_around()
    {
        var refusal = Assert.Throws<ImportRefusedException>(() => FileText.Decode([.. "Name\nM"u8, 0xFC, .. "ller\n"u8], TextEncoding.Utf8));

        Assert.Contains("cannot be read as UTF-8. Choose another encoding", refusal.Message);
    }

    [Theory]
    [InlineData("504B0304140006000800786C2F776F726B626F6F6B", "Excel workbook. In Excel choose File, Save as, CSV UTF-8")]
    [InlineData("504B030414000600080000000000", "zip archive")]
    [InlineData("D0CF11E0A1B11AE1", "old Office file")]
    [InlineData("255044462D312E370A", "This is a PDF")]
    [InlineData("89504E470D0A1A0A", "picture")]
    [InlineData("1F8B0800", "compressed")]
    [InlineData("3C68746D6C3E3C7461626C653E", "web page")]
    [InlineData("7B0A20202261223A20317D", "JSON")]
    [InlineData("00010203000500", "not a text file")]
    [InlineData("", "empty")]
    [InlineData("20200A0A", "empty")]
    public void What_is_not_a_table_in_text_is_refused_with_a_way_to_mend_it(string hex, string sentence)
    {
        var refusal = Assert.Throws<ImportRefusedException>(() => FileText.Decode(Convert.FromHexString(hex)));

        Assert.Contains(sentence, refusal.Message);
    }

    [Fact]
    public void A_real_workbook_is_recognised() =>
        Assert.Contains("Excel workbook", Assert.Throws<ImportRefusedException>(() => CsvTable.Read(Samples.Read("nice-v2-work-roles.xlsx"))).Message);

    [Fact]
    public void A_file_that_is_too_large_is_refused()
    {
        var refusal = Assert.Throws<ImportRefusedException>(() => FileText.Decode(new byte[10 * 1024 * 1024 + 1]));

        Assert.Contains("larger than 10 MB", refusal.Message);
    }
}
