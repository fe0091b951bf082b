using IsmsRoles.Documents.RolesDocument;
using IsmsRoles.Documents.Tests.Conformance;
using Xunit;

namespace IsmsRoles.Documents.Tests;

public sealed class RolesDocumentTextTests
{
    [Theory]
    [InlineData("Łukasz Żółć")]
    [InlineData("Ελένη Παπαδοπούλου")]
    [InlineData("Дмитрий Шевченко")]
    [InlineData("Nguyễn Thị Hương")]
    [InlineData("Jörg Müßig")]
    [InlineData("Siân O’Connell")]
    [InlineData("ISO/IEC 27001:2022")]
    [InlineData("Office traffic affinity file")] // ligatures, where the font has them
    [InlineData("10:30–11:45 2×4 -> <= www")] // contextual alternates
    public void Text_is_read_back_as_it_was_put_in(string text)
    {
        var model = WithDuty(text);

        using var document = new ReadBack(RolesDocumentPdf.Render(model));

        Assert.Contains(text, document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_decomposed_name_is_read_back_composed()
    {
        using var document = new ReadBack(RolesDocumentPdf.Render(WithDuty("Nguye\u0302\u0303n")));

        Assert.Contains("Nguyễn", document.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("by שרה לוי and")]
    [InlineData("by شادي درويش (12) and")]
    [InlineData("by Łukasz שלום 27001 לוי, board")]
    [InlineData("by عبد\u200Dالله, لا إله and")]
    public void Right_to_left_words_are_read_in_their_order(string text)
    {
        Assert.Contains(text, PdfReading.Of(new PdfBytes(RolesDocumentPdf.Render(WithDuty(text)))), StringComparison.Ordinal);
    }

    [Fact]
    public void Right_to_left_words_stand_from_right_to_left()
    {
        using var document = new ReadBack(RolesDocumentPdf.Render(WithDuty("by שרה לוי and")));

        var letters = document.Document.GetPages().SelectMany(page => page.Letters).Where(letter => letter.Value[0] is >= '\u0590' and <= '\u05FF');
        Assert.Equal("יולהרש", string.Concat(letters.OrderBy(letter => letter.StartBaseLine.X).Select(letter => letter.Value)));
    }

    [Fact]
    public void Everything_in_the_model_stands_in_the_document_in_the_order_of_its_sections()
    {
        using var document = new ReadBack(RolesDocumentPdf.Render(SampleDocument.Create()));

        string[] order =
        [
            "Meridian Instruments SE", "Information security roles", "Development, manufacture", "Internal", "Version 4",
            "1  Document control", "Amina Diallo, ISMS manager", "Content SHA-256", SampleDocument.ContentSha256,
            "2  Statement of assignment", "5.3 b", "3  Roles, responsibilities and authorities", "Laboratory systems custodian",
            "4  Duties of everyone and incident contact", "5  Third parties", "Nordlys Hosting AS", "6  Reporting lines", "5.3 a", "7  Signatures of top management",
            "09:14:07 UTC", "SB-2026-11/3", "José Núñez left on 21 November 2026", "8  Changes since the previous version", "Ended",
            "9  Version history", "10  How to verify this document",
        ];
        var at = 0;
        foreach (var text in order)
        {
            var next = document.Text.IndexOf(text, at, StringComparison.Ordinal);
            Assert.True(next >= 0, $"“{text}” is missing or out of order.");
            at = next;
        }
    }

    [Fact]
    public void Organisations_own_roles_are_rows_like_all_others()
    {
        var model = SampleDocument.Create();

        using var document = new ReadBack(RolesDocumentPdf.Render(model));

        var text = document.Text.Replace(" ", "", StringComparison.Ordinal);
        Assert.All(model.Roles, role => Assert.Contains(role.Title.Replace(" ", "", StringComparison.Ordinal), text, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_third_parties_the_statement_stands_in_their_place()
    {
        var model = SampleDocument.Create() with { ThirdParties = [], NoThirdParties = "The organisation states that none is in scope." };

        using var document = new ReadBack(RolesDocumentPdf.Render(model));

        Assert.Contains("The organisation states that none is in scope.", document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_without_a_glyph_is_reported_and_shown_as_its_code()
    {
        Assert.Equal(["王", "🔒"], RolesDocumentPdf.MissingCharacters("王 keeps the 🔒 and 王 the key"));
        Assert.Empty(RolesDocumentPdf.MissingCharacters("Łukasz Żółć, Ελένη, Дмитрий, Hương, فاطمة, שרה — “ok” • 10 €"));

        using var document = new ReadBack(RolesDocumentPdf.Render(WithDuty("王 keeps the 🔒")));

        Assert.Contains("[U+738B] keeps the [U+1F512]", document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directional_override_cannot_make_a_name_read_otherwise()
    {
        Assert.Equal(["\u202E"], RolesDocumentPdf.MissingCharacters("Anna\u202EgreB"));

        using var document = new ReadBack(RolesDocumentPdf.Render(WithDuty("Anna\u202EgreB")));

        Assert.Contains("Anna[U+202E]greB", document.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("\u0301")]
    [InlineData("\0\u0007\uFFFE\uFFFF")]
    [InlineData("\u202E\u2066(]\u05D0[1)")]
    public void No_text_stops_a_document_from_being_made(string text)
    {
        var model = WithDuty(text + '\uD800' + text + new string('q', 5000) + text);

        using var document = new ReadBack(RolesDocumentPdf.Render(model with { Title = model.Title with { Organisation = text } }));

        using var without = new ReadBack(RolesDocumentPdf.Render(WithDuty("")));
        Assert.Equal(5000, document.Text.Count(c => c == 'q') - without.Text.Count(c => c == 'q'));
    }

    private static RolesDocumentModel WithDuty(string text)
    {
        var model = SampleDocument.Create(1);
        // A responsibility has the widest column, so that short texts stay on one line.
        return model with { Roles = [model.Roles[0] with { Responsibilities = [new DutyLine(text)] }] };
    }
}
