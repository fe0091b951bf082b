using IsmsRoles.Web.TagHelpers;
using Xunit;

namespace IsmsRoles.Web.Tests.TagHelpers;

public sealed class PickerInputTests
{
    [Fact]
    public void A_choice_that_was_typed_over_no_longer_counts()
    {
        var input = PickerInput.Of("1", "Ana Ruiz");
        Assert.Equal("1", input.ChosenId);

        input.Text = "Karl Weiß";
        Assert.Null(input.ChosenId);
    }
}
