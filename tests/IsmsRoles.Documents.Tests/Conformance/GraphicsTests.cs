using System.Buffers.Binary;
using System.Text;
using IsmsRoles.Documents.Pdf;

namespace IsmsRoles.Documents.Tests.Conformance;

/// <summary>What is drawn and in which colours: ISO 19005-3:2012, 6.2.</summary>
public sealed class GraphicsTests
{
    // ISO 32000-1, table 51, without images, shadings, forms and what PDF/A knows no reason for.
    private static readonly string[] Known =
    [
        "w", "J", "j", "M", "d", "q", "Q", "cm", "m", "l", "c", "v", "y", "h", "re", "S", "s", "f", "f*", "B", "B*", "b", "b*", "n", "W", "W*",
        "BT", "ET", "Tc", "Tw", "Tz", "TL", "Tf", "Tr", "Ts", "Td", "TD", "Tm", "T*", "Tj", "TJ", "RG", "rg", "BMC", "BDC", "EMC",
    ];

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Pages_use_known_operators_and_name_their_resources_themselves(string specimen) // ISO 19005-3, 6.2.2
    {
        var file = Specimens.Read(specimen);

        Assert.All(file.Pages, page =>
        {
            Assert.All(PdfContent.Of(file, page).Select(o => o.Operator).Distinct(), name => Assert.Contains(name, Known));
            var fonts = file.Dictionary(file.Dictionary(page["Resources"])["Font"]);
            Assert.All(PdfContent.Of(file, page).Where(o => o.Font is not null), o => Assert.Contains(o.Font!, fonts.Keys));
        });
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void One_output_intent_says_that_colours_are_sRGB(string specimen) // ISO 19005-3, 6.2.3
    {
        var file = Specimens.Read(specimen);
        var intent = file.Dictionary(Assert.Single(file.List(file.Catalog["OutputIntents"])));
        var profile = file.Stream(intent["DestOutputProfile"]);

        Assert.Equal(("OutputIntent", "GTS_PDFA1"), (intent.Name("Type"), intent.Name("S")));
        Assert.Equal("sRGB IEC61966-2.1", intent.Text("OutputConditionIdentifier"));
        Assert.Equal(3, profile.Dictionary.Number("N"));
        Assert.Equal(SrgbProfile.Profile, profile.Data);
    }

    [Fact]
    public void The_profile_is_a_well_formed_display_profile_with_the_colourants_of_sRGB() // ISO 19005-3, 6.2.3; ICC.1:2001-04
    {
        var profile = SrgbProfile.Profile;
        Assert.Equal(profile.Length, BinaryPrimitives.ReadInt32BigEndian(profile));
        Assert.Equal("mntrRGB XYZ ", Encoding.ASCII.GetString(profile, 12, 12));
        Assert.Equal("acsp", Encoding.ASCII.GetString(profile, 36, 4));
        var tags = Enumerable.Range(0, BinaryPrimitives.ReadInt32BigEndian(profile.AsSpan(128))).Select(i => profile.AsSpan(132 + (12 * i), 12).ToArray())
            .ToDictionary(t => Encoding.ASCII.GetString(t, 0, 4), t => profile.AsSpan(BinaryPrimitives.ReadInt32BigEndian(t.AsSpan(4)), BinaryPrimitives.ReadInt32BigEndian(t.AsSpan(8))).ToArray());

        Assert.Equal(["bTRC", "bXYZ", "cprt", "desc", "gTRC", "gXYZ", "rTRC", "rXYZ", "wtpt"], tags.Keys.Order(StringComparer.Ordinal));
        Close([0.4361, 0.2225, 0.0139], tags["rXYZ"]);
        Close([0.3851, 0.7169, 0.0971], tags["gXYZ"]);
        Close([0.1431, 0.0606, 0.7141], tags["bXYZ"]);
        Close([0.9642, 1, 0.8249], tags["wtpt"]);

        static void Close(double[] expected, byte[] tag) => Assert.All(expected.Index(), pair =>
            Assert.Equal(pair.Item, BinaryPrimitives.ReadInt32BigEndian(tag.AsSpan(8 + (4 * pair.Index))) / 65536.0, 0.0003));
    }

    [Fact]
    public void No_entry_of_the_profiles_curve_lies_so_near_a_half_that_another_processor_could_round_it_otherwise()
    {
        Assert.All(Enumerable.Range(0, 1024), i =>
        {
            var value = SrgbProfile.Linear(i / 1023.0) * ushort.MaxValue;
            Assert.True(Math.Abs(value - Math.Floor(value) - 0.5) > 1e-7);
        });
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Colours_are_given_as_red_green_and_blue_from_0_to_1(string specimen) // ISO 19005-3, 6.2.4.3
    {
        var file = Specimens.Read(specimen);
        var colours = file.Pages.SelectMany(page => PdfContent.Of(file, page)).Where(o => o.Operator is "rg" or "RG").ToList();

        Assert.NotEmpty(colours);
        Assert.All(colours, o => Assert.True(o.Operands.Count == 3 && o.Operands.All(part => part is >= 0.0 and <= 1.0)));
        Assert.DoesNotContain(file.Values(), value => value is PdfName { Value: "DeviceCMYK" or "ICCBased" or "Separation" or "DeviceN" or "Indexed" or "Lab" });
    }

    [Theory, MemberData(nameof(Specimens.Names), MemberType = typeof(Specimens))]
    public void Pages_have_no_transparency_images_patterns_or_graphics_state_dictionaries(string specimen) // ISO 19005-3, 6.2.5 to 6.2.10
    {
        var file = Specimens.Read(specimen);

        Assert.All(file.Pages, page =>
        {
            Assert.False(page.ContainsKey("Group"));
            Assert.Equal(["Font"], file.Dictionary(page["Resources"]).Keys);
        });
        Assert.DoesNotContain(file.Dictionaries(), d => d.ContainsKey("SMask") || d.Name("S") == "Transparency" || d.Name("Subtype") is "Image" or "PS");
    }
}
