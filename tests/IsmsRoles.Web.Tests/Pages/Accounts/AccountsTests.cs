using System.Net;
using AngleSharp.Dom;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Domain.Access;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Accounts;

public sealed class AccountsTests : IDisposable
{
    private readonly RegisterApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Open_accounts_are_listed_and_closed_ones_on_request()
    {
        var company = await Company.CreateAsync(_app);
        var adam = await _app.SignInAsync(Company.Adam);
        await adam.SubmitAsync($"/accounts/{company.Account(Company.Eve)}/close", new() { ["Input.Reason"] = "Left the company" });

        var open = await adam.TextAsync("/accounts");
        Assert.Contains(Company.Ana, open);
        Assert.Contains("6 accounts", await adam.TextAsync("/accounts?State=all"));
        Assert.DoesNotContain(Company.Eve, open);
        Assert.Contains(Company.Eve, await adam.TextAsync("/accounts?State=closed"));
        Assert.Contains(Company.Ben, await adam.TextAsync("/accounts?Text=zolc")); // found by name, whatever the letters
    }

    [Fact]
    public async Task An_account_is_added_for_a_person_without_script_and_nobody_gets_two()
    {
        var company = await Company.CreateAsync(_app);
        await company.ChangeAsync(change =>
        {
            change.Db.Add(new Domain.People.Person(new("Nina Kovač", "nina@example.com"), change.Today));
            return Task.CompletedTask;
        });
        var adam = await _app.SignInAsync(Company.Adam);

        var added = await adam.SubmitAsync("/accounts/new", new() { ["Input.Email"] = "nina@example.com", ["Input.Person.Text"] = "nina kovac", ["Input.Access"] = "Manager" });
        var words = await Visitor.WordsOfAsync(added);
        Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        Assert.Contains("Nina Kovač", words);
        Assert.Contains("Nobody can sign in with this account yet", words);

        var second = await adam.SubmitAsync("/accounts/new", new() { ["Input.Email"] = "nina2@example.com", ["Input.Person.Text"] = "Nina Kovač" });
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("Nina Kovač already has the open account nina@example.com", await Visitor.WordsOfAsync(second));

        var same = await adam.SubmitAsync("/accounts/new", new() { ["Input.Email"] = "NINA@example.com" });
        Assert.Equal(HttpStatusCode.Conflict, same.StatusCode);
        Assert.Contains("There is already an account with this e-mail address", await Visitor.WordsOfAsync(same));
    }

    [Theory]
    [InlineData("", "Give the e-mail address")]
    [InlineData("not an address", "This is not an e-mail address")]
    [InlineData("<script>alert(1)</script>@example.com", "This is not an e-mail address")]
    public async Task A_wrong_address_gets_a_sentence_and_stays_typed(string typed, string sentence)
    {
        await Company.CreateAsync(_app);
        var adam = await _app.SignInAsync(Company.Adam);

        var response = await adam.SubmitAsync("/accounts/new", new() { ["Input.Email"] = typed });

        var page = await Visitor.ReadAsync(response);
        Assert.Contains(sentence, Visitor.WordsOf(page));
        Assert.Equal(typed, page.QuerySelector("#Input_Email")!.GetAttribute("value") ?? "");
        Assert.Empty(page.QuerySelectorAll("main script"));
    }

    [Fact]
    public async Task A_person_keeps_one_open_account_when_another_is_reopened_or_linked()
    {
        var company = await Company.CreateAsync(_app);
        var adam = await _app.SignInAsync(Company.Adam);
        await adam.SubmitAsync($"/accounts/{company.Account(Company.Eve)}/close", new() { ["Input.Reason"] = "Lost" });
        await adam.SubmitAsync("/accounts/new", new() { ["Input.Email"] = "eve2@example.com", ["Input.Person.Text"] = "Eve Nguyễn" });

        var reopened = await adam.SubmitAsync($"/accounts/{company.Account(Company.Eve)}/reopen", new() { ["Input.Reason"] = "Found" });
        Assert.Equal(HttpStatusCode.Conflict, reopened.StatusCode);
        Assert.Contains("Eve Nguyễn already has the open account eve2@example.com", await Visitor.WordsOfAsync(reopened));

        var linked = await adam.SubmitAsync($"/accounts/{company.Account(Company.Otto)}/person", new() { ["Input.Person.Text"] = "Eve", ["Input.Person.Id"] = "", ["Input.Person.For"] = "" });
        Assert.Equal(HttpStatusCode.Conflict, linked.StatusCode);
    }

    [Fact]
    public async Task The_last_administrator_is_neither_closed_nor_loses_access()
    {
        var company = await Company.CreateAsync(_app);
        var adam = await _app.SignInAsync(Company.Adam);
        var own = $"/accounts/{company.Account(Company.Adam)}";

        var closed = await adam.SubmitAsync($"{own}/close", new() { ["Input.Reason"] = "Enough" });
        Assert.Equal(HttpStatusCode.Conflict, closed.StatusCode);
        Assert.Contains("last open administrator", await Visitor.WordsOfAsync(closed));

        var changed = await adam.SubmitAsync($"{own}/access", new() { ["Input.Access"] = "Manager" });
        Assert.Equal(HttpStatusCode.Conflict, changed.StatusCode);

        // An administrator who never set a password cannot take over.
        await adam.SubmitAsync("/accounts/new", new() { ["Input.Email"] = "new@example.com", ["Input.Access"] = "Administrator" });
        Assert.Equal(HttpStatusCode.Conflict, (await adam.SubmitAsync($"{own}/close", new() { ["Input.Reason"] = "Enough" })).StatusCode);

        await adam.SubmitAsync($"/accounts/{company.Account(Company.Mia)}/access", new() { ["Input.Access"] = "Administrator" });
        var now = await adam.SubmitAsync($"{own}/close", new() { ["Input.Reason"] = "Handed over" });
        Assert.Equal("/sign-in", now.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task Two_administrators_changing_the_same_access_are_told()
    {
        var company = await Company.CreateAsync(_app);
        var adam = await _app.SignInAsync(Company.Adam);
        var address = $"/accounts/{company.Account(Company.Eve)}/access";
        var form = Visitor.Form(await adam.OpenAsync(address));
        await adam.SubmitAsync(address, new() { ["Input.Access"] = "Auditor" });

        var second = await adam.SendAsync(form, address, new() { ["Input.Access"] = "Approver" });

        var words = await Visitor.WordsOfAsync(second);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("Adam Кравець saved this while you were typing", words);

        var again = await adam.SendAsync(Visitor.Form(await Visitor.ReadAsync(second)), address, []);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        await using var db = _app.OpenDatabase();
        Assert.Equal(AccessRight.Approver, (await db.Users.SingleAsync(a => a.Email == Company.Eve, TestContext.Current.CancellationToken)).Access);
    }

    [Fact]
    public async Task A_password_link_is_shown_once_sets_one_password_and_ends_older_links_and_sessions()
    {
        var company = await Company.CreateAsync(_app);
        var adam = await _app.SignInAsync(Company.Adam);
        var eve = await _app.SignInAsync(Company.Eve);
        var address = $"/accounts/{company.Account(Company.Eve)}/password-link";

        var first = await LinkAsync(adam, address);
        var second = await LinkAsync(adam, address);
        Assert.DoesNotContain("/password/", (await adam.OpenAsync(address)).Body!.InnerHtml);

        var guest = _app.CreateVisitor();
        Assert.Contains("This link does not work", Visitor.WordsOf(await guest.OpenAsync(first, HttpStatusCode.Gone)));
        Assert.Contains(Company.Eve, await guest.TextAsync(second));

        var set = await guest.SubmitAsync(second, new() { ["Input.Password"] = "nine purple owls", ["Input.Again"] = "nine purple owls" });
        Assert.Equal("/sign-in", set.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("The password is set", await Visitor.WordsOfAsync(set));
        await guest.OpenAsync(second, HttpStatusCode.Gone);
        Assert.Equal("/sign-in", (await eve.GetAsync("/my-duties")).RequestMessage!.RequestUri!.AbsolutePath);
        await _app.SignInAsync(Company.Eve, "nine purple owls");

        var history = await adam.TextAsync($"/accounts/{company.Account(Company.Eve)}");
        Assert.Contains($"Whoever held the one-time link set the password of {Company.Eve}", history);
    }

    [Fact]
    public async Task An_expired_link_and_one_of_a_closed_account_do_not_work()
    {
        var company = await Company.CreateAsync(_app);
        var adam = await _app.SignInAsync(Company.Adam);
        var eves = await LinkAsync(adam, $"/accounts/{company.Account(Company.Eve)}/password-link");
        var ottos = await LinkAsync(adam, $"/accounts/{company.Account(Company.Otto)}/password-link");
        await adam.SubmitAsync($"/accounts/{company.Account(Company.Otto)}/close", new() { ["Input.Reason"] = "Audit finished" });
        var guest = _app.CreateVisitor();
        await guest.OpenAsync(ottos, HttpStatusCode.Gone);

        await guest.OpenAsync(eves);
        _app.Clock.Move(PasswordLink.Lifetime);
        await guest.OpenAsync(eves, HttpStatusCode.Gone);
    }

    [Theory]
    [InlineData("tiny", "tiny", "at least 12 characters")]
    [InlineData("aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa", "more different characters")]
    [InlineData("nine purple owls", "nine purple cows", "The two passwords differ")]
    public async Task A_poor_password_gets_a_sentence_and_the_link_still_works(string password, string again, string sentence)
    {
        var company = await Company.CreateAsync(_app);
        var adam = await _app.SignInAsync(Company.Adam);
        var link = await LinkAsync(adam, $"/accounts/{company.Account(Company.Eve)}/password-link");
        var guest = _app.CreateVisitor();

        var response = await guest.SubmitAsync(link, new() { ["Input.Password"] = password, ["Input.Again"] = again });

        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains(sentence, text);
        Assert.DoesNotContain(password, text, StringComparison.Ordinal);
        await guest.OpenAsync(link);
    }

    private static async Task<string> LinkAsync(Visitor administrator, string address)
    {
        var page = await Visitor.ReadAsync(await administrator.SubmitAsync(address, []));
        return new Uri(page.QuerySelector("#password-link")!.TextContent).AbsolutePath;
    }
}
