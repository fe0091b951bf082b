namespace IsmsRoles.Domain.Tests;

public sealed class TextTests
{
    [Theory]
    [InlineData("\u202A")]
    [InlineData("\u202E")]
    [InlineData("\u2066")]
    [InlineData("\u2069")]
    public void Bidirectional_overrides_are_refused_and_named(string control) =>
        Assert.Contains($"U+{(int)control[0]:X4}", Refused.Because(() => Kept($"Ana{control}Ruiz")));

    [Theory]
    [InlineData("\0")]
    [InlineData("\u0007")]
    [InlineData("\u001b")]
    [InlineData("\u009f")]
    [InlineData("\n")]
    [InlineData("\t")]
    public void Control_characters_are_refused_in_one_line(string control) =>
        Assert.Contains("control character", Refused.Because(() => Kept($"Ana{control}Ruiz")));

    [Fact]
    public void Half_a_character_is_refused_with_a_sentence() =>
        Assert.All(new[] { "Ana\ud83d", "\ude00Ana", "A\ude00\ud83dna" }, typed => Assert.Contains("half of a character", Refused.Because(() => Kept(typed))));

    [Theory]
    [InlineData("Ana\ufffe")]
    [InlineData("\uffffAna")]
    public void What_is_no_character_is_refused_with_a_sentence(string typed) =>
        Assert.Contains("not a character", Refused.Because(() => Kept(typed)));

    [Theory]
    [InlineData("Nguyễn Thị Ánh")]
    [InlineData("Ελένη Παπαδοπούλου")]
    [InlineData("Олександр Їжак")]
    [InlineData("محمد بن علي")]
    [InlineData("שרה כהן")]
    [InlineData("山田 太郎")]
    [InlineData("O'Brien-Łukasz 😀")]
    [InlineData("<script>alert(1)</script>")]
    public void Any_name_people_have_is_kept_as_it_is(string name) => Assert.Equal(name, Kept(name));

    [Fact]
    public void Text_is_trimmed_and_composed() => Assert.Equal("José", Kept("  Jose\u0301 "));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\r\n\u00a0\u3000 ")]
    public void White_space_alone_is_nothing(string? typed) => Assert.Equal("Say it.", Refused.Because(() => Kept(typed)));

    [Fact]
    public void The_longest_text_that_fits_is_kept_and_one_more_is_refused_at_its_field()
    {
        Assert.Equal(50, Kept(new string('a', 50)).Length);
        Assert.Equal("This is 51 characters long; at most 50 fit. Shorten it.", Refused.Because(() => Kept(new string('a', 51))));
        Assert.Equal("Name", Refused.AtField(() => Kept(new string('a', 51))));
    }

    [Fact]
    public void Length_counts_what_would_be_kept() => Assert.Equal(50, Kept(string.Concat(Enumerable.Repeat("e\u0301", 50))).Length);

    [Fact]
    public void Lines_are_kept_where_lines_are_allowed() =>
        Assert.Equal("One\nTwo\nThree", Text.Required("One\r\nTwo\rThree\n", 50, "Say it.", "Purpose", lines: true));

    private static string Kept(string? typed) => Text.Required(typed, 50, "Say it.", "Name");
}
