using System.Net;
using IsmsRoles.Web.Pages.SignIn;
using IsmsRoles.Web.Tests.Hosting;

namespace IsmsRoles.Web.Tests.Pages.SignIn;

public sealed class SignInTests : IDisposable
{
    private readonly RegisterApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Wrong_unknown_closed_and_locked_get_the_same_answer()
    {
        var company = await Company.CreateAsync(_app);
        await company.ChangeAsync(async change => (await change.Db.Users.FindAsync(company.Account(Company.Otto)))!.Close("Audit finished", change.Now, new(1)));
        var guest = _app.CreateVisitor();
        for (var i = 0; i < 5; i++)
        {
            await TryAsync(guest, Company.Ben, "wrong password");
        }

        List<(HttpStatusCode, string)> answers =
        [
            await TryAsync(guest, Company.Ana, "wrong password"),
            await TryAsync(guest, "nobody@example.com", "wrong password"),
            await TryAsync(guest, Company.Otto, Company.Password),
            await TryAsync(guest, Company.Ben, "wrong password"),
            await TryAsync(guest, Company.Ben, Company.Password),
        ];

        Assert.Single(answers.Distinct());
        Assert.Equal(HttpStatusCode.Conflict, answers[0].Item1);
        Assert.Contains(IndexModel.Failed, answers[0].Item2);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_a_while()
    {
        await Company.CreateAsync(_app);
        var guest = _app.CreateVisitor();
        for (var i = 0; i < 5; i++)
        {
            await TryAsync(guest, Company.Ana, "wrong password");
        }

        Assert.Equal(HttpStatusCode.Conflict, (await TryAsync(guest, Company.Ana, Company.Password)).Status);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_led_elsewhere_after_signing_in(string next)
    {
        await Company.CreateAsync(_app);
        var guest = new Visitor(_app.CreateClient(new() { AllowAutoRedirect = false }));

        var response = await guest.SubmitAsync($"/sign-in?next={Uri.EscapeDataString(next)}", new() { ["Input.Email"] = Company.Ana, ["Input.Password"] = Company.Password });

        Assert.Equal("/", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task The_page_asked_for_comes_after_signing_in()
    {
        await Company.CreateAsync(_app);
        var guest = _app.CreateVisitor();
        var asked = await guest.GetAsync("/audit?Filter.Kind=RoleAdded");

        var response = await guest.SubmitAsync(asked.RequestMessage!.RequestUri!.PathAndQuery, new() { ["Input.Email"] = Company.Otto, ["Input.Password"] = Company.Password });

        Assert.Equal("/audit?Filter.Kind=RoleAdded", response.RequestMessage!.RequestUri!.PathAndQuery);
    }

    [Fact]
    public async Task Too_many_tries_from_one_address_are_refused_with_a_page()
    {
        using var app = new RegisterApp().With("SignIn:AttemptsPerMinute", "3");
        await Company.CreateAsync(app);
        var guest = app.CreateVisitor();
        for (var i = 0; i < 3; i++)
        {
            await TryAsync(guest, "nobody@example.com", "wrong password");
        }

        var (status, words) = await TryAsync(guest, Company.Ana, Company.Password);

        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.Contains("Wait a minute and try again", words);
    }

    private static async Task<(HttpStatusCode Status, string Words)> TryAsync(Visitor guest, string email, string password)
    {
        var response = await guest.SubmitAsync("/sign-in", new() { ["Input.Email"] = email, ["Input.Password"] = password });
        return (response.StatusCode, await Visitor.WordsOfAsync(response));
    }
}
