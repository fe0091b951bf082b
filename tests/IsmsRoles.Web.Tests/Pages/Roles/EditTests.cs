using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Web.Pages.Roles;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Roles;

public sealed class EditTests
{
    private readonly RegisterApp _app = new();

    [Fact]
    public async Task A_role_is_written_line_by_line_with_references_limits_and_amounts()
    {
        var (company, mia, edit) = await StartAsync("Incident manager");
        var response = await mia.SubmitAsync(edit, new()
        {
            ["Input.Responsibilities[0].Text"] = "Leads the response.",
            ["Input.Responsibilities[0].References"] = "A.5.24,A.5.26",
            ["Input.Responsibilities[1].Text"] = "Learns from incidents.",
            ["Input.Responsibilities[1].References"] = "A.5.27",
            ["Input.Authorities[0].Text"] = "Buys forensic help",
            ["Input.Authorities[0].Kind"] = "Spend",
            ["Input.Authorities[0].Amount"] = "5,000",
            ["Input.Authorities[0].Currency"] = "eur",
            ["Input.Authorities[0].DelegatedBy"] = "isms manager",
            ["Input.Authorities[1].Text"] = " ",
        });
        var words = await Visitor.WordsOfAsync(response);

        Assert.Equal($"/roles/{company.Role("Incident manager")}", response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("Incident manager was saved.", words);
        Assert.Contains("Leads the response. A.5.24, A.5.26", words);
        Assert.Contains("Buys forensic help Spend · limit EUR 5,000 · delegated by ISMS manager", words);
        var role = await RoleAsync(company, "Incident manager");
        Assert.Equal(2, role.Responsibilities.Count);
        Assert.Equal(500_000, Assert.Single(role.Authorities).Amount);
    }

    [Fact]
    public async Task A_refusal_stands_beside_its_line_and_everything_typed_is_kept()
    {
        var (company, mia, edit) = await StartAsync("Incident manager");
        var page = await Visitor.ReadAsync(await mia.SubmitAsync(edit, new()
        {
            ["Input.Title"] = "Incident lead",
            ["Input.Purpose"] = "Typed and not lost.",
            ["Input.Responsibilities[0].Text"] = "A new duty",
            ["Input.Authorities[0].Text"] = "Buys things",
            ["Input.Authorities[0].Kind"] = "Spend",
            ["Input.Authorities[0].Amount"] = "a lot",
            ["Input.Authorities[0].Currency"] = "EUR",
            ["Input.Authorities[0].DelegatedBy"] = "Nobody we know",
        }));

        Assert.Contains("Write the amount in figures, such as 5,000 or 5000.00.", page.QuerySelector("#Input_Authorities_0__Amount-error")!.TextContent);
        Assert.Contains("No role in use has this title.", page.QuerySelector("#Input_Authorities_0__DelegatedBy-error")!.TextContent);
        foreach (var (id, typed) in new[] { ("Input_Title", "Incident lead"), ("Input_Authorities_0__Amount", "a lot"), ("Input_Authorities_0__DelegatedBy", "Nobody we know") })
        {
            Assert.Equal(typed, page.QuerySelector<IHtmlInputElement>("#" + id)!.Value);
        }

        Assert.Equal("Typed and not lost.", page.QuerySelector<IHtmlTextAreaElement>("#Input_Purpose")!.Value.Trim());
        Assert.Equal("A new duty", page.QuerySelector<IHtmlTextAreaElement>("#Input_Responsibilities_0__Text")!.Value.Trim());
        Assert.Equal("Incident manager", (await RoleAsync(company, "Incident manager")).Title);
    }

    [Theory]
    [InlineData("Input.Responsibilities[0].References", "the usual", "“the usual” is not a clause")]
    [InlineData("Input.Authorities[0].Kind", "", "Choose the kind of decision.")]
    [InlineData("Input.Authorities[0].Amount", "5.000", "can be read in two ways")]
    [InlineData("Input.Authorities[0].Amount", "12", "three letters, such as EUR")]
    [InlineData("Input.ReviewIntervalMonths", "100", "enter 1 to 60")]
    [InlineData("Input.ReportsToId.Text", "A role that is not there", "No role in use is called")]
    [InlineData("Input.Title", "", "Give the role a title.")]
    [InlineData("Input.Title", "Owner of \u202Esksir", "U+202E")]
    [InlineData("Input.Responsibilities[0].Text", "Looks \u2066after\u2069 it", "U+2066")]
    [InlineData("Input.Authorities[0].Text", "Bell \u0007", "U+0007")]
    public async Task Bad_input_gets_a_sentence_and_changes_nothing(string field, string typed, string sentence)
    {
        var (company, mia, edit) = await StartAsync("Incident manager");
        var response = await mia.SubmitAsync(edit, new() { [field] = typed });
        var page = await Visitor.ReadAsync(response);

        Assert.Equal(edit, response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains(sentence, page.QuerySelector(".error-summary")!.TextContent);
        Assert.Contains(page.QuerySelectorAll(".field-error"), e => e.TextContent.Contains(sentence, StringComparison.Ordinal));
        Assert.Equal(2, (await RoleAsync(company, "Incident manager")).Revision);
    }

    [Fact]
    public async Task The_second_editor_is_told_sees_both_values_and_can_save_what_they_typed()
    {
        var (company, mia, edit) = await StartAsync("Incident manager");
        var other = await _app.SignInAsync(Company.Mia);
        var opened = await other.OpenAsync(edit);
        await mia.SubmitAsync(edit, new() { ["Input.Title"] = "Incident lead" });

        var response = await other.SendAsync(Visitor.Form(opened), edit, new() { ["Input.Title"] = "Head of incidents" });
        var page = await Visitor.ReadAsync(response);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var conflict = page.QuerySelector(".conflict-table")!.TextContent;
        Assert.Contains("Mia Λάμπρου", conflict);
        Assert.Contains("Incident lead", conflict);
        Assert.Contains("Head of incidents", conflict);
        Assert.Equal("Head of incidents", page.QuerySelector<IHtmlInputElement>("#Input_Title")!.Value);

        await other.SendAsync(Visitor.Form(page), edit, []);
        Assert.Equal("Head of incidents", (await RoleAsync(company, "Incident manager")).Title);
    }

    [Fact]
    public async Task Markup_and_formulas_in_texts_are_shown_as_text()
    {
        var (company, mia, edit) = await StartAsync("Incident manager");
        const string Markup = "<script>alert(1)</script><b>bold</b>";
        const string Formula = "=HYPERLINK(\"http://example.com\")";
        await mia.SubmitAsync(edit, new() { ["Input.Title"] = Markup, ["Input.Responsibilities[0].Text"] = Formula, ["Input.Authorities[0].Limit"] = Markup });

        foreach (var address in new[] { "/roles", $"/roles/{company.Role("Incident manager")}", edit, "/reporting-lines", "/search?q=script", "/search?q=" + Uri.EscapeDataString(Markup) })
        {
            var page = await mia.OpenAsync(address);
            Assert.Contains("<script>alert(1)</script>", page.Body!.TextContent + page.Title);
            Assert.DoesNotContain(page.QuerySelectorAll("script"), s => s.TextContent.Length > 0);
            Assert.Empty(page.QuerySelectorAll("main b"));
        }

        Assert.Contains(Formula, (await mia.OpenAsync("/roles")).Body!.TextContent);
    }

    [Fact]
    public async Task Without_script_the_buttons_of_a_list_add_move_and_remove_lines_and_save_nothing()
    {
        var (company, mia, edit) = await StartAsync("Incident manager");
        var page = await Visitor.ReadAsync(await mia.SubmitAsync(edit, new() { ["Input.Title"] = "Typed", ["op"] = "add:Input.Responsibilities:1" }));
        Assert.Equal(2, page.QuerySelectorAll("#Input_Responsibilities .line").Length);
        Assert.Equal("Typed", page.QuerySelector<IHtmlInputElement>("#Input_Title")!.Value);

        page = await Visitor.ReadAsync(await mia.SendAsync(Visitor.Form(page), edit, new() { ["Input.Responsibilities[1].Text"] = "Second", ["op"] = "up:Input.Responsibilities:1" }));
        Assert.Equal("Second", page.QuerySelector<IHtmlTextAreaElement>("#Input_Responsibilities_0__Text")!.Value.Trim());
        page = await Visitor.ReadAsync(await mia.SendAsync(Visitor.Form(page), edit, new() { ["op"] = "remove:Input.Authorities:0" }));
        await mia.SendAsync(Visitor.Form(page), edit, []);

        var role = await RoleAsync(company, "Incident manager");
        Assert.Equal(["Second", "Leads the response to incidents."], role.Responsibilities.OrderBy(r => r.Number).Select(r => r.Text));
        Assert.Empty(role.Authorities);
    }

    [Fact]
    public async Task A_role_can_be_added_by_its_title_above_the_table_or_with_all_its_text()
    {
        await Company.CreateAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);
        var quick = await mia.SubmitAsync("/roles", new() { ["Input.Title"] = "Risk owner" });
        Assert.EndsWith("/edit", quick.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("Risk owner was added.", await Visitor.WordsOfAsync(quick));

        var full = await mia.SubmitAsync("/roles/new", new()
        {
            ["Input.Title"] = "Asset owner",
            ["Input.Responsibilities[0].Text"] = "Keeps the asset safe.",
            ["Input.ReportsToId.Text"] = "risk OWNER",
        });
        var words = await Visitor.WordsOfAsync(full);
        Assert.Contains("Asset owner was added.", words);
        Assert.Contains("This line does not reach top management.", words);
    }

    [Fact]
    public async Task A_role_that_is_not_there_is_not_found()
    {
        await Company.CreateAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);
        foreach (var address in new[] { "", "/edit", "/retire", "/reinstate" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await mia.GetAsync($"/roles/{Guid.NewGuid()}{address}")).StatusCode);
        }
    }

    [Theory]
    [InlineData("5,000", 500_000)]
    [InlineData("5000.00", 500_000)]
    [InlineData("5 000", 500_000)]
    [InlineData("5'000.5", 500_050)]
    [InlineData("1.234.567,89", 123_456_789)]
    [InlineData("1,234,567", 123_456_700)]
    [InlineData("12,50", 1_250)]
    [InlineData("0", 0)]
    [InlineData("", null)]
    public void Amounts_are_read_as_people_write_them(string typed, int? minor)
    {
        Assert.Equal(minor, Amounts.Read(typed, out var refusal));
        Assert.Null(refusal);
    }

    [Theory]
    [InlineData("5.000")]
    [InlineData("-5")]
    [InlineData("EUR 5")]
    [InlineData("5,00,000")]
    [InlineData("5.")]
    [InlineData(".5")]
    [InlineData("1,2.3,4")]
    [InlineData("٥")]
    [InlineData("99999999999999999999")]
    public void Amounts_that_cannot_be_read_are_refused_in_words(string typed)
    {
        Assert.Null(Amounts.Read(typed, out var refusal));
        Assert.NotNull(refusal);
    }

    private async Task<(Company Company, Visitor Mia, string Edit)> StartAsync(string title)
    {
        var company = await Company.CreateAsync(_app);
        return (company, await _app.SignInAsync(Company.Mia), $"/roles/{company.Role(title)}/edit");
    }

    private async Task<Role> RoleAsync(Company company, string title)
    {
        await using var db = _app.OpenDatabase();
        return await db.Roles.AsNoTracking().SingleAsync(r => r.Id == company.Role(title), TestContext.Current.CancellationToken);
    }
}
