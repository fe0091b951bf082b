using System.Net;
using AngleSharp.Dom;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.ThirdParties;
using IsmsRoles.Web.Tests.Hosting;

namespace IsmsRoles.Web.Tests.Access;

/// <summary>
/// Walks every page and handler with every kind of access and compares with the table below. A page that is not in the
/// table, or a row without a page, fails the test: whoever adds a page says who may open it.
/// </summary>
public sealed class EveryPageTests : IDisposable
{
    /// <summary>Whoever asks, without an account too.</summary>
    private const string Anyone = "Anonymous Member Auditor Approver Manager Administrator";

    /// <summary>Every account.</summary>
    private const string SignedIn = "Member Auditor Approver Manager Administrator";

    /// <summary>Readers of the live register: every account but a plain Member.</summary>
    private const string Register = "Auditor Approver Manager Administrator";

    private const string Managers = "Manager";
    private const string Approvers = "Approver";
    private const string Administrators = "Administrator";
    private const string Settings = "Manager Administrator";
    private const string Confirmers = "Approver Manager Administrator";

    // Method, address (and handler), who may. Kept in the order of the addresses.
    internal static readonly Dictionary<string, string> Table = new()
    {
        ["GET /"] = SignedIn,
        ["GET /accounts"] = Administrators,
        ["GET /accounts/new"] = Administrators,
        ["POST /accounts/new"] = Administrators,
        ["GET /accounts/{id:guid}"] = Administrators,
        ["GET /accounts/{id:guid}/access"] = Administrators,
        ["POST /accounts/{id:guid}/access"] = Administrators,
        ["GET /accounts/{id:guid}/access-end"] = Administrators,
        ["POST /accounts/{id:guid}/access-end"] = Administrators,
        ["GET /accounts/{id:guid}/close"] = Administrators,
        ["POST /accounts/{id:guid}/close"] = Administrators,
        ["GET /accounts/{id:guid}/password-link"] = Administrators,
        ["POST /accounts/{id:guid}/password-link"] = Administrators,
        ["GET /accounts/{id:guid}/person"] = Administrators,
        ["POST /accounts/{id:guid}/person"] = Administrators,
        ["GET /accounts/{id:guid}/reopen"] = Administrators,
        ["POST /accounts/{id:guid}/reopen"] = Administrators,
        ["GET /accounts/{id:guid}/second-factors"] = Administrators,
        ["POST /accounts/{id:guid}/second-factors"] = Administrators,
        ["GET /as-of"] = Register,
        ["GET /as-of.csv"] = Register,
        ["GET /assignments"] = Register,
        ["GET /assignments/find"] = Register,
        ["GET /assignments/{id:guid}"] = Register,
        ["GET /assignments/{id:guid}/dates"] = Managers,
        ["POST /assignments/{id:guid}/dates"] = Managers,
        ["GET /assignments/{id:guid}/end"] = Managers,
        ["POST /assignments/{id:guid}/end"] = Managers,
        ["GET /assignments/new"] = Managers,
        ["POST /assignments/new"] = Managers,
        ["GET /audit"] = Register,
        ["POST /audit?handler=Verify"] = Register,
        ["GET /audit/export.csv"] = Register,
        ["GET /error"] = Anyone,
        ["POST /error"] = Anyone,
        ["GET /evidence/{id:guid}"] = Register,
        ["GET /evidence-pack"] = Register,
        ["GET /import"] = Managers,
        ["POST /import"] = Managers,
        ["GET /import/{id:guid}/columns"] = Managers,
        ["POST /import/{id:guid}/columns"] = Managers,
        ["GET /import/{id:guid}/done"] = Managers,
        ["GET /import/{id:guid}/preview"] = Managers,
        ["POST /import/{id:guid}/preview"] = Managers,
        ["GET /import/{id:guid}/preview.csv"] = Managers,
        ["GET /my-account"] = SignedIn,
        ["GET /my-account/authenticator"] = SignedIn,
        ["POST /my-account/authenticator"] = SignedIn,
        ["GET /my-account/authenticator/remove"] = SignedIn,
        ["POST /my-account/authenticator/remove"] = SignedIn,
        ["GET /my-account/passkeys/{id:guid}/remove"] = SignedIn,
        ["POST /my-account/passkeys/{id:guid}/remove"] = SignedIn,
        ["GET /my-account/passkeys/{id:guid}/rename"] = SignedIn,
        ["POST /my-account/passkeys/{id:guid}/rename"] = SignedIn,
        ["GET /my-account/passkeys/new"] = SignedIn,
        ["POST /my-account/passkeys/new"] = SignedIn,
        ["POST /my-account/passkeys/new?handler=Created"] = SignedIn,
        ["GET /my-account/password"] = SignedIn,
        ["POST /my-account/password"] = SignedIn,
        ["GET /my-account/recovery-codes"] = SignedIn,
        ["POST /my-account/recovery-codes"] = SignedIn,
        ["GET /my-duties"] = SignedIn,
        ["GET /password/{token:maxlength(200)}"] = Anyone,
        ["POST /password/{token:maxlength(200)}"] = Anyone,
        ["GET /people"] = Register,
        ["GET /people/{id:guid}"] = Register,
        ["GET /people/{id:guid}/edit"] = Managers,
        ["POST /people/{id:guid}/edit"] = Managers,
        ["GET /people/{id:guid}/erase"] = Administrators,
        ["POST /people/{id:guid}/erase"] = Administrators,
        ["GET /people/{id:guid}/hand-over"] = Managers,
        ["POST /people/{id:guid}/hand-over"] = Managers,
        ["GET /people/{id:guid}/history"] = Register,
        ["GET /people/{id:guid}/leave"] = Managers,
        ["POST /people/{id:guid}/leave"] = Managers,
        ["GET /people/{id:guid}/leave/undo"] = Managers,
        ["POST /people/{id:guid}/leave/undo"] = Managers,
        ["GET /people/{id:guid}/rejoin"] = Managers,
        ["POST /people/{id:guid}/rejoin"] = Managers,
        ["GET /people/{id:guid}/start"] = Managers,
        ["POST /people/{id:guid}/start"] = Managers,
        ["GET /people/export.csv"] = Register,
        ["GET /people/find"] = Register,
        ["GET /people/new"] = Managers,
        ["POST /people/new"] = Managers,
        ["GET /positions"] = Register,
        ["GET /positions/{id:guid}"] = Register,
        ["GET /positions/{id:guid}/abolish"] = Managers,
        ["POST /positions/{id:guid}/abolish"] = Managers,
        ["GET /positions/{id:guid}/abolish/undo"] = Managers,
        ["POST /positions/{id:guid}/abolish/undo"] = Managers,
        ["GET /positions/{id:guid}/appoint"] = Managers,
        ["POST /positions/{id:guid}/appoint"] = Managers,
        ["GET /positions/{id:guid}/edit"] = Managers,
        ["POST /positions/{id:guid}/edit"] = Managers,
        ["GET /positions/{id:guid}/hand-over"] = Managers,
        ["POST /positions/{id:guid}/hand-over"] = Managers,
        ["GET /positions/{id:guid}/tenures/{number:int}/end"] = Managers,
        ["POST /positions/{id:guid}/tenures/{number:int}/end"] = Managers,
        ["GET /positions/find"] = Register,
        ["GET /positions/new"] = Managers,
        ["POST /positions/new"] = Managers,
        ["GET /reporting-lines"] = Register,
        ["GET /reporting-lines/{id:guid}"] = Managers,
        ["POST /reporting-lines/{id:guid}"] = Managers,
        ["GET /reports"] = Register,
        ["GET /reports/{id:guid}"] = Register,
        ["GET /reports/{id:guid}/correct"] = Managers,
        ["POST /reports/{id:guid}/correct"] = Managers,
        ["GET /reports/{id:guid}/withdraw"] = Managers,
        ["POST /reports/{id:guid}/withdraw"] = Managers,
        ["GET /reports/export.csv"] = Register,
        ["GET /reports/new"] = Managers,
        ["POST /reports/new"] = Managers,
        ["GET /reviews"] = Register,
        ["GET /reviews/{id:guid}/withdraw"] = Managers,
        ["POST /reviews/{id:guid}/withdraw"] = Managers,
        ["GET /reviews/register"] = Managers,
        ["POST /reviews/register"] = Managers,
        ["GET /reviews/several"] = Managers,
        ["POST /reviews/several"] = Managers,
        ["GET /roles"] = SignedIn,
        ["GET /roles/{id:guid}"] = Register,
        ["GET /roles/{id:guid}/edit"] = Managers,
        ["POST /roles/{id:guid}/edit"] = Managers,
        ["GET /roles/{id:guid}/history"] = Register,
        ["GET /roles/{id:guid}/reinstate"] = Managers,
        ["POST /roles/{id:guid}/reinstate"] = Managers,
        ["GET /roles/{id:guid}/retire"] = Managers,
        ["POST /roles/{id:guid}/retire"] = Managers,
        ["GET /roles/{id:guid}/review"] = Managers,
        ["POST /roles/{id:guid}/review"] = Managers,
        ["GET /roles/designations"] = Managers,
        ["POST /roles/designations"] = Managers,
        ["GET /roles/export.csv"] = Register,
        ["GET /roles/find"] = Register,
        ["GET /roles/table.{form}"] = Register,
        ["GET /roles/new"] = Managers,
        ["POST /roles/new"] = Managers,
        ["POST /roles/new?handler=Title"] = Managers,
        ["GET /scope-items"] = Register,
        ["GET /scope-items/{id:guid}"] = Managers,
        ["POST /scope-items/{id:guid}"] = Managers,
        ["GET /scope-items/{id:guid}/retire"] = Managers,
        ["POST /scope-items/{id:guid}/retire"] = Managers,
        ["GET /scope-items/new"] = Managers,
        ["POST /scope-items/new"] = Managers,
        ["GET /search"] = SignedIn,
        ["GET /set-up"] = Anyone, // leads on to the register once there is one
        ["POST /set-up"] = Anyone,
        ["GET /settings"] = Settings,
        ["POST /settings"] = Settings,
        ["GET /settings/seal"] = "Auditor Administrator",
        ["GET /settings/seal/{id:guid}/certificate.crt"] = SignedIn,
        ["GET /settings/signing"] = Administrators,
        ["POST /settings/signing"] = Administrators,
        ["GET /settings/verification"] = Administrators,
        ["POST /settings/verification"] = Administrators,
        ["GET /sign-in"] = Anyone,
        ["POST /sign-in"] = Anyone,
        ["POST /sign-in?handler=Passkey"] = Anyone,
        ["POST /sign-in?handler=PasskeyOptions"] = Anyone,
        ["GET /sign-in/second"] = Anyone, // leads back to the first step
        ["POST /sign-in/second"] = Anyone,
        ["POST /sign-in/second?handler=Passkey"] = Anyone,
        ["POST /sign-in/second?handler=PasskeyOptions"] = Anyone,
        ["GET /sign-out"] = SignedIn,
        ["POST /sign-out"] = SignedIn,
        ["GET /successors"] = Register,
        ["GET /successors/{id:guid}/confirm"] = Confirmers,
        ["POST /successors/{id:guid}/confirm"] = Confirmers,
        ["POST /successors/{id:guid}/confirm?handler=PasskeyOptions"] = Confirmers,
        ["GET /successors/{id:guid}/withdraw"] = Managers,
        ["POST /successors/{id:guid}/withdraw"] = Managers,
        ["GET /successors/new"] = Managers,
        ["POST /successors/new"] = Managers,
        ["GET /third-parties"] = Register,
        ["GET /third-parties/{id:guid}"] = Register,
        ["GET /third-parties/{id:guid}/edit"] = Managers,
        ["POST /third-parties/{id:guid}/edit"] = Managers,
        ["GET /third-parties/{id:guid}/end"] = Managers,
        ["POST /third-parties/{id:guid}/end"] = Managers,
        ["GET /third-parties/{id:guid}/end/undo"] = Managers,
        ["POST /third-parties/{id:guid}/end/undo"] = Managers,
        ["GET /third-parties/{id:guid}/hand-over"] = Managers,
        ["POST /third-parties/{id:guid}/hand-over"] = Managers,
        ["GET /third-parties/find"] = Register,
        ["GET /third-parties/new"] = Managers,
        ["POST /third-parties/new"] = Managers,
        ["GET /verify"] = SignedIn, // and anyone, where the setting says so: VerifyTests
        ["POST /verify"] = SignedIn,
        ["GET /versions"] = SignedIn,
        ["GET /versions/changes"] = Register,
        ["GET /versions/{a}/compare/{b}"] = SignedIn, // of the register and of what was only proposed: Register, in CompareTests
        ["GET /versions/{id:guid}"] = Register,
        ["GET /versions/{id:guid}/content.json"] = Register,
        ["GET /versions/{id:guid}/paper"] = Managers,
        ["POST /versions/{id:guid}/paper"] = Managers,
        ["GET /versions/{id:guid}/paper/{number:int}"] = Confirmers,
        ["POST /versions/{id:guid}/paper/{number:int}"] = Confirmers,
        ["POST /versions/{id:guid}/paper/{number:int}?handler=PasskeyOptions"] = Confirmers,
        ["GET /versions/{id:guid}/paper/{number:int}/refuse"] = Confirmers,
        ["POST /versions/{id:guid}/paper/{number:int}/refuse"] = Confirmers,
        ["POST /versions/{id:guid}/paper/{number:int}/refuse?handler=PasskeyOptions"] = Confirmers,
        ["GET /versions/{id:guid}/preview.pdf"] = Register,
        ["GET /versions/{id:guid}/return"] = Approvers,
        ["POST /versions/{id:guid}/return"] = Approvers,
        ["GET /versions/{id:guid}/sign"] = Approvers,
        ["POST /versions/{id:guid}/sign"] = Approvers,
        ["POST /versions/{id:guid}/sign?handler=PasskeyOptions"] = Approvers,
        ["GET /versions/{id:guid}/signature-page.pdf"] = Register,
        ["GET /versions/{id:guid}/signed"] = Approvers,
        ["GET /versions/{id:guid}/take-back"] = Approvers,
        ["POST /versions/{id:guid}/take-back"] = Approvers,
        ["GET /versions/{id:guid}/withdraw"] = Managers,
        ["POST /versions/{id:guid}/withdraw"] = Managers,
        ["GET /versions/{number:int}"] = SignedIn,
        ["GET /versions/{number:int}/changes"] = SignedIn,
        ["GET /versions/{number:int}/content.json"] = SignedIn,
        ["GET /versions/{number:int}/document.pdf"] = SignedIn,
        ["GET /versions/{number:int}/evidence-pack"] = Register,
        ["GET /versions/{number:int}/revoke"] = Approvers,
        ["POST /versions/{number:int}/revoke"] = Approvers,
        ["POST /versions/{number:int}/revoke?handler=PasskeyOptions"] = Approvers,
        ["POST /versions/{number:int}/revoke?handler=TakeBack"] = Approvers,
        ["GET /versions/{number:int}/table.{form}"] = SignedIn, // of a superseded one: Register, see TableTests
        ["GET /versions/preview.pdf"] = Register,
        ["POST /versions/preview.pdf"] = Register,
        ["GET /versions/submit"] = Managers,
        ["POST /versions/submit"] = Managers,
        ["POST /versions/submit?handler=Update"] = Managers,
    };

    // The error page changes nothing, and set-up is over: neither gets as far as asking for the token.
    private static readonly HashSet<string> WithoutToken = ["POST /error", "POST /set-up"];

    /// <summary>One account for each access; null for a guest.</summary>
    internal static readonly Dictionary<string, string?> Visitors = new()
    {
        ["Anonymous"] = null,
        ["Member"] = Company.Eve,
        ["Auditor"] = Company.Otto,
        ["Approver"] = Company.Ana,
        ["Manager"] = Company.Mia,
        ["Administrator"] = Company.Adam,
    };

    /// <summary>Whether the table keeps strangers out of a page.</summary>
    internal static bool IsForAccounts(PageHandler page) => Table[page.Name] != Anyone;

    private readonly RegisterApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Every_page_is_in_the_table_and_every_row_has_its_page()
    {
        var pages = (await PageHandler.AllAsync(_app)).Select(p => p.Name).ToHashSet();

        var missing = pages.Except(Table.Keys).Order(StringComparer.Ordinal).ToList();
        var gone = Table.Keys.Except(pages).Order(StringComparer.Ordinal).ToList();

        Assert.True(
            missing.Count == 0 && gone.Count == 0,
            $"Say in the table who may open:\n  {string.Join("\n  ", missing)}\nRows without a page:\n  {string.Join("\n  ", gone)}");
    }

    [Fact]
    public async Task Every_page_lets_in_exactly_whom_the_table_says()
    {
        var (pages, ids) = await ArrangeAsync(_app);
        List<string> wrong = [];
        foreach (var (access, email) in Visitors)
        {
            foreach (var page in pages.Where(p => Table.ContainsKey(p.Name)))
            {
                var visitor = await VisitAsync(email); // a new session each time: some posts end it
                using var response = page.Method == "GET"
                    ? await visitor.GetAsync(page.Address(ids))
                    : await visitor.PostAsync(page.Address(ids), new() { ["__RequestVerificationToken"] = await TokenAsync(visitor, email) });
                var allowed = Table[page.Name].Split(' ').Contains(access);
                if (LetIn(response) != allowed)
                {
                    wrong.Add($"{page.Name}: {access} {(allowed ? "was refused" : "was let in")} ({(int)response.StatusCode} {response.Headers.Location})");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Every_post_without_its_token_is_refused()
    {
        var (pages, ids) = await ArrangeAsync(_app);
        List<string> wrong = [];
        foreach (var page in pages.Where(p => p.Method != "GET" && !WithoutToken.Contains(p.Name)))
        {
            foreach (var (access, email) in Visitors.Where(v => Table.GetValueOrDefault(page.Name, v.Key).Split(' ').Contains(v.Key)))
            {
                var visitor = await VisitAsync(email);
                var response = await visitor.PostAsync(page.Address(ids), []);
                var outside = !Table.ContainsKey(page.Name) && !LetIn(response);
                if (response.StatusCode != HttpStatusCode.BadRequest && !outside)
                {
                    wrong.Add($"{page.Name}: {access} got {(int)response.StatusCode}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task No_page_holds_script_or_style_of_its_own_and_each_carries_the_policy()
    {
        var (pages, ids) = await ArrangeAsync(_app);
        List<string> wrong = [];
        foreach (var email in Visitors.Values)
        {
            var visitor = await VisitAsync(email);
            foreach (var page in pages.Where(p => p.Method == "GET"))
            {
                using var response = await visitor.GetAsync(page.Address(ids));
                if (!response.Headers.Contains("Content-Security-Policy") || !response.Headers.Contains("X-Content-Type-Options"))
                {
                    wrong.Add($"{page.Name} lacks the policy");
                }

                if (response.StatusCode == HttpStatusCode.InternalServerError)
                {
                    wrong.Add($"{page.Name} failed for {email ?? "a guest"}");
                }

                if (response.Content.Headers.ContentType?.MediaType == "text/html")
                {
                    var html = await Visitor.ReadAsync(response);
                    wrong.AddRange(html.All.Where(IsInline).Select(e => $"{page.Name} holds inline {e.LocalName}"));
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Distinct()));
    }

    private static bool IsInline(IElement element) =>
        (element.LocalName == "script" && (!element.HasAttribute("src") || element.TextContent.Trim().Length > 0))
        || element.LocalName == "style"
        || element.Attributes.Any(a => a.Name == "style" || a.Name.StartsWith("on", StringComparison.Ordinal) || a.Value.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase));

    // Refused is a way to the sign-in page or 403; anything else is an answer of the page itself.
    private static bool LetIn(HttpResponseMessage response) =>
        response.StatusCode != HttpStatusCode.Forbidden
        && response.Headers.Location?.ToString().Contains("/sign-in?next=", StringComparison.Ordinal) != true;

    // Every page with the menu has a form that signs out, and so a token.
    private static async Task<string> TokenAsync(Visitor visitor, string? email)
    {
        var page = await visitor.OpenAsync(email is null ? "/sign-in" : "/my-duties");
        return page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
    }

    private async Task<Visitor> VisitAsync(string? email)
    {
        var visitor = new Visitor(_app.CreateClient(new() { AllowAutoRedirect = false }));
        if (email is not null)
        {
            await visitor.SubmitAsync("/sign-in", new() { ["Input.Email"] = email, ["Input.Password"] = Company.Password });
        }

        return visitor;
    }

    /// <summary>A register with something of every kind, a version in force and one that waits.</summary>
    internal static async Task<(IReadOnlyList<PageHandler> Pages, SampleIds Ids)> ArrangeAsync(RegisterApp app)
    {
        var company = await Company.CreateSignedAsync(app);
        await company.ChangeAsync(change =>
        {
            change.Db.Add(new Position(new("Head of IT", PositionKind.Post)));
            change.Db.Add(new ThirdParty(new("Cloud provider", "Hosting")));
            return Task.CompletedTask;
        });
        await company.SubmitAsync(Company.Mia);
        return (await PageHandler.AllAsync(app), await SampleIds.LoadAsync(app, company));
    }
}
