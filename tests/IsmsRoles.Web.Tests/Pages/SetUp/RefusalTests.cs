using System.Net;
using AngleSharp.Html.Dom;
using IsmsRoles.Data;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.SetUp;

public sealed class RefusalTests : IDisposable
{
    private readonly RegisterApp _app = new();

    [Fact]
    public async Task A_wrong_code_counts_although_the_form_is_refused()
    {
        SetUpForm.CodeOf(_app);

        var response = await _app.CreateVisitor().SubmitAsync("/set-up", SetUpForm.Filled("0000-0000"));

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("This is not the code in the console", await Visitor.WordsOfAsync(response), StringComparison.Ordinal);
        Assert.Equal(1, (await CodeRowAsync())?.Tries);
        Assert.Equal(0, await OrganisationsAsync());
    }

    [Fact]
    public async Task After_too_many_wrong_codes_even_the_right_one_is_refused()
    {
        var code = SetUpForm.CodeOf(_app);
        for (var i = 0; i < SetupCode.MaxTries; i++)
        {
            await _app.CreateVisitor().SubmitAsync("/set-up", SetUpForm.Filled($"wrong {i}"));
        }

        var response = await _app.CreateVisitor().SubmitAsync("/set-up", SetUpForm.Filled(code));

        Assert.Contains("Too many wrong codes", await Visitor.WordsOfAsync(response), StringComparison.Ordinal);
        Assert.Equal(0, await OrganisationsAsync());
    }

    [Fact]
    public async Task A_form_refused_for_another_reason_uses_no_try()
    {
        var code = SetUpForm.CodeOf(_app);

        await _app.CreateVisitor().SubmitAsync("/set-up", SetUpForm.Filled(code).With("Input.Scope", ""));

        Assert.Equal(0, (await CodeRowAsync())?.Tries);
    }

    [Fact]
    public async Task The_code_may_be_typed_with_other_spacing_and_capitals()
    {
        var typed = "  " + SetUpForm.CodeOf(_app).Replace("-", " ", StringComparison.Ordinal).ToUpperInvariant() + " ";

        await _app.CreateVisitor().SubmitAsync("/set-up", SetUpForm.Filled(typed));

        Assert.Equal(1, await OrganisationsAsync());
    }

    [Fact]
    public async Task Too_many_posts_in_a_minute_are_turned_away()
    {
        using var app = new RegisterApp().With("SignIn:AttemptsPerMinute", "2");
        SetUpForm.CodeOf(app);
        var visitor = app.CreateVisitor();
        var form = Visitor.Form(await visitor.OpenAsync("/set-up"));

        HttpStatusCode[] answers = [.. await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ => (await visitor.SendAsync(form, "/set-up", SetUpForm.Filled("wrong"))).StatusCode))];

        Assert.Single(answers, HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Two_posts_at_once_open_one_register_and_tell_the_other_politely()
    {
        var code = SetUpForm.CodeOf(_app);
        var visitors = new List<(Visitor Visitor, IHtmlFormElement Form)>();
        for (var i = 0; i < 4; i++)
        {
            var visitor = new Visitor(_app.CreateClient(new() { AllowAutoRedirect = false }));
            visitors.Add((visitor, Visitor.Form(await visitor.OpenAsync("/set-up"))));
        }

        var answers = await Task.WhenAll(visitors.Select((v, i) => v.Visitor.SendAsync(v.Form, "/set-up", SetUpForm.Filled(code).With("Input.Organisation", $"Company {i}"))));

        Assert.Equal(1, await OrganisationsAsync());
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Redirect);
        Assert.All(answers.Where(a => a.StatusCode != HttpStatusCode.Redirect), a => Assert.Equal(HttpStatusCode.Conflict, a.StatusCode));
        Assert.All(
            await Task.WhenAll(answers.Where(a => a.StatusCode == HttpStatusCode.Conflict).Select(Visitor.WordsOfAsync)),
            words => Assert.Contains("Somebody finished set-up before you", words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_post_without_the_forms_token_changes_nothing()
    {
        var code = SetUpForm.CodeOf(_app);

        var response = await _app.CreateVisitor().PostAsync("/set-up", SetUpForm.Filled(code).ToDictionary(f => f.Key, f => f.Value!));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(0, await OrganisationsAsync());
    }

    [Theory]
    [InlineData("Input.Organisation", " ", "Give the organisation's name.")]
    [InlineData("Input.Organisation", "Evil\u202Eemoc", "changes the direction")]
    [InlineData("Input.Scope", "", "Say what the ISMS covers")]
    [InlineData("Input.TimeZone", "Mars/Olympus", "Choose the time zone")]
    [InlineData("Input.Email", "mia", "not an e-mail address")]
    [InlineData("Input.JobTitle", "", "Give your job title")]
    [InlineData("Input.Password", "short", "12 characters")]
    [InlineData("Input.PasswordAgain", "seven green bottles", "two passwords differ")]
    [InlineData("Input.Members[1].Evidence", "", "what shows the appointment")]
    [InlineData("Input.Members[1].Email", "mia@example.com", "your own address")]
    [InlineData("Input.Members[1].Email", "Ana@Example.com", "another line")]
    [InlineData("Input.StartingSet", "everything", "Choose the roles")]
    public async Task What_cannot_be_used_is_said_beside_its_field_and_everything_typed_stays(string field, string value, string sentence)
    {
        var typed = SetUpForm.Filled(SetUpForm.CodeOf(_app)).With(field, value);
        if (field == "Input.Password")
        {
            typed["Input.PasswordAgain"] = value;
        }

        var page = await Visitor.ReadAsync(await _app.CreateVisitor().SubmitAsync("/set-up", typed));

        var control = page.QuerySelector($"main [name='{field}']")!;
        Assert.Contains(sentence, page.GetElementById(field.Replace('.', '_').Replace('[', '_').Replace(']', '_') + "-error")?.TextContent ?? "", StringComparison.Ordinal);
        Assert.NotNull(control);
        var form = Visitor.Form(page);
        Assert.All(typed.Where(t => !t.Key.Contains("Password", StringComparison.Ordinal) && t.Key != "Input.TimeZone" && t.Key != "Input.StartingSet"), t =>
            Assert.Equal(t.Value, ValueOf(form, t.Key)));
        Assert.All(typed.Where(t => t.Key.Contains("Password", StringComparison.Ordinal)), t => Assert.Equal("", ValueOf(form, t.Key)));
        Assert.Equal(0, await OrganisationsAsync());
    }

    [Fact]
    public async Task Somebody_must_be_able_to_sign()
    {
        var typed = SetUpForm.Filled(SetUpForm.CodeOf(_app));
        foreach (var line in typed.Keys.Where(k => k.StartsWith("Input.Members", StringComparison.Ordinal)).ToList())
        {
            typed[line] = "";
        }

        Assert.Contains("at least one member of top management", await Visitor.WordsOfAsync(await _app.CreateVisitor().SubmitAsync("/set-up", typed)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_can_be_added_without_script_and_nothing_typed_is_lost()
    {
        var typed = SetUpForm.Filled(SetUpForm.CodeOf(_app)).With("op", "add:Input.Members:2");

        var page = await Visitor.ReadAsync(await _app.CreateVisitor().SubmitAsync("/set-up", typed));

        Assert.NotNull(page.QuerySelector("[name='Input.Members[2].Name']"));
        Assert.Null(page.QuerySelector(".error-summary"));
        Assert.Equal("Ben Żółć", ValueOf(Visitor.Form(page), "Input.Members[1].Name"));
    }

    public void Dispose() => _app.Dispose();

    private static string? ValueOf(IHtmlFormElement form, string name) => form.Elements.Where(e => e.GetAttribute("name") == name).First() switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value,
        IHtmlInputElement input => input.Value,
        _ => null,
    };

    private async Task<SetupCode?> CodeRowAsync()
    {
        await using var db = _app.OpenDatabase();
        return await db.SetupCodes.SingleOrDefaultAsync(TestContext.Current.CancellationToken);
    }

    private async Task<int> OrganisationsAsync()
    {
        await using var db = _app.OpenDatabase();
        return await db.Organisations.CountAsync(TestContext.Current.CancellationToken);
    }
}
