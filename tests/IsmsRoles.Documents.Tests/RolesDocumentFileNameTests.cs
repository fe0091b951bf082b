using IsmsRoles.Documents.RolesDocument;
using Xunit;

namespace IsmsRoles.Documents.Tests;

public sealed class RolesDocumentFileNameTests
{
    [Theory]
    [InlineData("Meridian", "Meridian-ISMS-roles-v4-2026-11-23.pdf")]
    [InlineData("Müller & Söhne / GmbH.", "Müller-Söhne-GmbH-ISMS-roles-v4-2026-11-23.pdf")]
    [InlineData("../..", "ISMS-roles-v4-2026-11-23.pdf")]
    public void A_file_is_named_after_organisation_version_and_day(string organisation, string name)
    {
        Assert.Equal(name, RolesDocumentFileName.Of(organisation, 4, new DateOnly(2026, 11, 23)));
    }

    [Fact]
    public void A_preview_says_that_it_is_not_signed()
    {
        Assert.Equal("Meridian-ISMS-roles-v4-proposed-2-not-signed.pdf", RolesDocumentFileName.OfProposed("Meridian", 4, 2));
    }
}
