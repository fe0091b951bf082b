using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Xunit;

namespace IsmsRoles.Web.Tests.TagHelpers;

public sealed class LineOpsTests
{
    private const string Name = "Input.Lines";

    private readonly ModelStateDictionary _modelState = new();

    [Theory]
    [InlineData("add:Input.Lines:3", "a,b,c,")]
    [InlineData("add:Input.Lines:1", "a,,b,c")]
    [InlineData("add:Input.Lines:99", "a,b,c,")]
    [InlineData("up:Input.Lines:1", "b,a,c")]
    [InlineData("up:Input.Lines:0", "a,b,c")]
    [InlineData("down:Input.Lines:1", "a,c,b")]
    [InlineData("down:Input.Lines:2", "a,b,c")]
    [InlineData("remove:Input.Lines:0", "b,c")]
    [InlineData("remove:Input.Lines:3", "a,b,c")]
    public void A_button_of_the_list_changes_it(string op, string expected)
    {
        var lines = Lines();

        Assert.True(LineOps.TryApply(op, Name, lines, _modelState));
        Assert.Equal(expected, string.Join(',', lines.Select(line => line.Text)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("save")]
    [InlineData("remove:Input.Other:0")]
    [InlineData("remove:Input.Lines:-1")]
    [InlineData("remove:Input.Lines:99999999999")]
    public void Any_other_button_is_not_the_lists(string? op)
    {
        var lines = Lines();

        Assert.False(LineOps.TryApply(op, Name, lines, _modelState));
        Assert.Equal("a,b,c", string.Join(',', lines.Select(line => line.Text)));
    }

    [Fact]
    public void The_lines_posted_are_forgotten_and_the_rest_of_the_form_is_kept()
    {
        _modelState.SetModelValue("Input.Lines[0].Text", "a", "a");
        _modelState.SetModelValue("Input.Title", "typed", "typed");
        _modelState.AddModelError("Input.Title", "Too short.");

        LineOps.TryApply("remove:Input.Lines:0", Name, Lines(), _modelState);

        Assert.False(_modelState.ContainsKey("Input.Lines[0].Text"));
        Assert.Equal("typed", _modelState["Input.Title"]!.AttemptedValue);
        Assert.All(_modelState.Values, entry => Assert.Empty(entry.Errors));
    }

    private static List<Line> Lines() => [new() { Text = "a" }, new() { Text = "b" }, new() { Text = "c" }];

    private sealed class Line
    {
        public string? Text { get; set; }
    }
}
