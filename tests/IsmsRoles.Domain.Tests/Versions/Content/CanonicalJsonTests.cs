using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Tests.Versions.Content;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("""{ "b": 1, "a": "x", "A": 2 }""", """{"A":2,"a":"x","b":1}""")]
    [InlineData("""{ "list": [ 3, 1, 2 ], "gone": null }""", """{"list":[3,1,2]}""")]
    [InlineData("""{ "é": "e\u0301" }""", """{"é":"é"}""")]
    [InlineData("""{ "a": "\u003c\u002F\u00e9 \uD83D\uDE00" }""", """{"a":"</é 😀"}""")]
    [InlineData("""{ "a": "line\nnext\ttab\"quote\\\u000b\u007f" }""", "{\"a\":\"line\\nnext\\ttab\\\"quote\\\\\\u000b\u007f\"}")]
    [InlineData("""{ "n": -9007199254740991 }""", """{"n":-9007199254740991}""")]
    public void There_is_one_way_to_write_content(string written, string canonical) =>
        Assert.Equal(canonical, Encoding.UTF8.GetString(CanonicalJson.Write(JsonNode.Parse(written))));

    [Theory]
    [InlineData("""{ "a": 1.5 }""")]
    [InlineData("""{ "a": 1e3 }""")]
    [InlineData("""{ "a": true }""")]
    [InlineData("""{ "a": [ null ] }""")]
    [InlineData("""{ "a": 99999999999999999999 }""")]
    public void Only_strings_and_whole_numbers_are_content(string written) =>
        Assert.Throws<JsonException>(() => CanonicalJson.Write(JsonNode.Parse(written)));

    [Fact]
    public void Keys_are_sorted_by_code_unit_and_not_by_any_culture() =>
        Assert.Equal("""{"Z":1,"a":1,"z":1,"Ä":1,"ä":1}""", Encoding.UTF8.GetString(CanonicalJson.Write(JsonNode.Parse("""{"ä":1,"z":1,"a":1,"Z":1,"Ä":1}"""))));

    [Fact]
    public void What_was_written_reads_back_to_the_same_bytes()
    {
        var company = Company.WithDirectors("Ana", "Bén");
        company.IsmsManager.Edit(company.IsmsManager.Texts() with
        {
            Purpose = "Line one\nline “two” \\ 😀",
            Authorities = [new(AuthorityKind.Spend, "Buy", "per year", 1_000_000, "EUR", company.Top.Id)],
        });
        var bytes = company.Snapshot().ToBytes();

        Assert.Equal(bytes, RegisterSnapshot.FromBytes(bytes).ToBytes());
        Assert.Equal(company.Snapshot(), RegisterSnapshot.FromBytes(bytes));
    }

    [Fact]
    public void A_member_nobody_knows_is_not_passed_over()
    {
        var text = Encoding.UTF8.GetString(Company.WithDirectors("Ana").Snapshot().ToBytes());

        Assert.Throws<JsonException>(() => RegisterSnapshot.FromBytes(Encoding.UTF8.GetBytes(text.Replace("\"format\":1", "\"format\":1,\"secret\":1", StringComparison.Ordinal))));
    }

    [Fact]
    public void The_hash_is_the_one_anybody_computes() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", CanonicalJson.Sha256("abc"u8));
}
