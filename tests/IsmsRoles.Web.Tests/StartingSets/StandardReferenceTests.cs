using Xunit;

namespace IsmsRoles.Web.Tests.StartingSets;

public sealed class StandardReferenceTests
{
    [Theory]
    [InlineData("5.3 a", true)]
    [InlineData("9.3", true)]
    [InlineData("6.1.2 c", true)]
    [InlineData("A.5.37", true)]
    [InlineData("A.8.34", true)]
    [InlineData("5.3 c", false)]
    [InlineData("5.4", false)]
    [InlineData("10.2 h", false)]
    [InlineData("A.5.38", false)]
    [InlineData("A.6.0", false)]
    [InlineData("A.9.1", false)]
    [InlineData("5.3a", false)]
    public void Only_what_the_standard_has_is_a_reference(string reference, bool exists) =>
        Assert.Equal(exists, StandardReference.Exists(reference));
}
