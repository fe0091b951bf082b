using System.Globalization;
using System.Security.Cryptography;
using IsmsRoles.Documents.RolesDocument;

namespace IsmsRoles.Documents.Tests.Conformance;

/// <summary>The same version gives the same bytes before sealing, on any machine (DESIGN.md, section 7).</summary>
public sealed class SameBytesTests
{
    // SHA-256 of the sample document with 12 roles. It changes whenever the document's words, layout, fonts or the
    // writer change, and with the versions of HarfBuzz and SharpZipLib. When such a change is meant, look at the document
    // (bench/IsmsRoles.Bench.Documents writes it to a folder) and put the hash here that the failing test shows. When no
    // such change was made and the test fails on one machine only, something reads that machine: find it.
    private const string Golden = "d968798e3218dcf43c0832d1d37f009facca28180a189cf3c9f0795826b841f8";

    [Fact]
    public void The_bytes_of_one_document_are_these_on_every_machine()
    {
        Assert.Equal(Golden, Convert.ToHexStringLower(SHA256.HashData(RolesDocumentPdf.Render(SampleDocument.Create()))));
    }

    [Theory]
    [InlineData("sv-SE")] // writes minus as another character
    [InlineData("de-DE")] // decimal comma
    [InlineData("ar-SA")] // its own calendar and digits
    [InlineData("fa-IR")]
    [InlineData("th-TH")] // years since the Buddha
    [InlineData("tr-TR")] // dotted and dotless i
    public void Another_culture_changes_no_byte(string culture)
    {
        var (before, beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            var here = Render();
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(culture);
            Assert.Equal(here, Render());
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }

    [Theory]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("America/St_Johns")]
    [InlineData("Asia/Kathmandu")]
    public void Another_time_zone_of_the_machine_changes_no_byte(string zone)
    {
        var before = Environment.GetEnvironmentVariable("TZ");
        try
        {
            var here = Render();
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
            Assert.SkipUnless(TimeZoneInfo.Local.Id == zone, $"This machine has no time zone {zone}.");
            Assert.Equal(here, Render());
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", before);
            TimeZoneInfo.ClearCachedData();
        }
    }

    [Fact]
    public void The_organisations_time_does_not_come_from_the_machine()
    {
        Assert.Equal("14:00:00 in Europe/Warsaw", new LocalTime("Europe/Warsaw").InZone(new(2026, 7, 1, 12, 0, 0, DateTimeKind.Utc)));
        Assert.Equal("13:00:00 in Europe/Warsaw", new LocalTime("Europe/Warsaw").InZone(new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc)));
        Assert.Equal("12:00:00 in UTC", new LocalTime("Nowhere/Here").InZone(new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc)));
        Assert.DoesNotContain(typeof(LocalTime).GetFields(System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance), f => f.FieldType == typeof(TimeZoneInfo));
    }

    // By way of the builder, which words dates and amounts, and through every part of the writer.
    private static byte[] Render()
    {
        var version = Specimens.Version;
        return [.. RolesDocumentPdf.Render(RolesDocumentModelBuilder.Build(version.Content, VersionFacts.Of(version, null, []))), .. RolesDocumentPdf.Render(SampleDocument.Create(6))];
    }
}
