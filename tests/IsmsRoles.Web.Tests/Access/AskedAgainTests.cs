using System.Net;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Successors;
using IsmsRoles.Web.Tests.Pages.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Access;

/// <summary>Second factors where somebody revokes a version, or their word stands beside another's: paper and successors.</summary>
public sealed class AskedAgainTests : IDisposable
{
    private const string Revoke = "revoke";
    private const string ConfirmPaper = "confirm paper";
    private const string RefusePaper = "refuse paper";
    private const string ConfirmSuccessor = "confirm successor";

    private readonly RegisterApp _app = new();
    private readonly SoftwarePasskey _passkey = new();

    public static TheoryData<string> Deeds => [Revoke, ConfirmPaper, RefusePaper, ConfirmSuccessor];

    public void Dispose()
    {
        _passkey.Dispose();
        _app.Dispose();
    }

    [Theory]
    [MemberData(nameof(Deeds))]
    public async Task With_an_authenticator_the_password_alone_is_refused_and_a_code_counts_once(string deed)
    {
        var (visitor, address, typed) = await ArrangeAsync(deed);
        var (phone, _) = await visitor.SetUpAuthenticatorAsync(_app);
        typed["Input.Password"] = Company.Password;

        var alone = await visitor.SubmitAsync(address, typed);
        Assert.Equal(HttpStatusCode.Conflict, alone.StatusCode);
        Assert.Contains("This code does not count", await Visitor.WordsOfAsync(alone));
        Assert.Empty(await DoneAsync());
        var code = phone.NextCode();
        await visitor.SubmitAsync(address, new(typed) { ["Input.Code"] = code });

        Assert.Equal(["password and authenticator code"], await DoneAsync());
    }

    [Theory]
    [MemberData(nameof(Deeds))]
    public async Task A_passkey_does_it_alone_and_what_else_was_typed_goes_along(string deed)
    {
        var (visitor, address, typed) = await ArrangeAsync(deed);
        await _passkey.AddToAsync(visitor);

        var silent = await _passkey.UseAsync(visitor, address); // without the reason, or unread
        Assert.NotEmpty((await Visitor.ReadAsync(silent)).QuerySelectorAll(".field-wrong"));
        Assert.Empty(await DoneAsync());
        var alone = await visitor.SubmitAsync(address, new(typed) { ["Input.Password"] = Company.Password });
        Assert.Equal(HttpStatusCode.Conflict, alone.StatusCode);
        Assert.Empty(await DoneAsync());
        var response = await _passkey.UseAsync(visitor, address, typed);

        Assert.True(response.StatusCode == HttpStatusCode.OK, await Visitor.WordsOfAsync(response));
        Assert.Equal(["passkey"], await DoneAsync());
    }

    [Theory]
    [InlineData(ConfirmPaper, "refuse")]
    [InlineData(RefusePaper, "confirm")]
    public async Task A_passkeys_answer_for_another_purpose_does_not_count(string deed, string other)
    {
        var (visitor, address, typed) = await ArrangeAsync(deed);
        await _passkey.AddToAsync(visitor);
        var form = Visitor.Form(await visitor.OpenAsync(address));

        var (_, options) = await SoftwarePasskey.AskAsync(visitor, other == "refuse" ? $"{address}/refuse" : address[..^"/refuse".Length]);
        var response = await visitor.SendAsync(form, address, new(typed) { ["Input.Passkey"] = _passkey.Answer(options) });

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("Your passkey could not be checked", await Visitor.WordsOfAsync(response));
        Assert.Empty(await DoneAsync());
    }

    [Fact]
    public async Task A_passkeys_answer_for_one_version_does_not_revoke_by_another_hash_nor_count_twice()
    {
        var (ana, address, typed) = await ArrangeAsync(Revoke);
        await _passkey.AddToAsync(ana);
        var (form, options) = await SoftwarePasskey.AskAsync(ana, address);
        typed["Input.Passkey"] = _passkey.Answer(options);

        var other = await ana.SendAsync(form, address, new(typed) { ["Input.Sha256"] = new string('0', 64) });
        var replayed = await ana.SendAsync(form, address, typed); // its cookie is gone

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (other.StatusCode, replayed.StatusCode));
        Assert.Contains("Your passkey could not be checked. Nothing was revoked.", await Visitor.WordsOfAsync(other));
        Assert.Empty(await DoneAsync());
    }

    [Fact]
    public async Task Where_approvers_need_two_factors_a_password_alone_revokes_nothing()
    {
        var (ana, address, typed) = await ArrangeAsync(Revoke);
        var sha256 = Visitor.Form(await ana.OpenAsync(address)).QuerySelector("[name='Input.Sha256']")!.GetAttribute("value")!;
        var adam = await _app.SignInAsync(Company.Adam);
        await adam.SubmitAsync("/settings/signing", new() { ["Input.Required"] = "true" });
        await using (var db = _app.OpenDatabase())
        {
            Assert.True(await db.Organisations.Select(o => o.ApproversNeedSecondFactor).SingleAsync(TestContext.Current.CancellationToken));
        }

        Assert.Contains("First set up a second factor", await ana.TextAsync(address));
        var forged = await ana.ForgeAsync(address, new() { ["Input.Sha256"] = sha256, ["Input.Reason"] = "Because", ["Input.Password"] = Company.Password });

        Assert.Equal(HttpStatusCode.Conflict, forged.StatusCode);
        Assert.Contains("Whoever signs here needs a second factor", await Visitor.WordsOfAsync(forged));
        Assert.Empty(await DoneAsync());
        await _passkey.AddToAsync(ana);
        await _passkey.UseAsync(ana, address, typed);
        Assert.Equal(["passkey"], await DoneAsync());
    }

    private async Task<(Visitor Visitor, string Address, Dictionary<string, string?> Typed)> ArrangeAsync(string deed)
    {
        if (deed == Revoke)
        {
            await Company.CreateSignedAsync(_app);
            return (await _app.SignInAsync(Company.Ana), "/versions/1/revoke", new() { ["Input.Reason"] = "It names the wrong people." });
        }

        if (deed == ConfirmSuccessor)
        {
            var (_, successor) = await SuccessorTests.EnteredAsync(_app);
            return (await _app.SignInAsync(Company.Adam), $"/successors/{successor.Id}/confirm", new() { ["Input.Seen"] = "true" });
        }

        var company = await Company.CreateAsync(_app);
        var id = await company.SubmitAsync(Company.Mia);
        await (await _app.SignInAsync(Company.Mia)).RecordPaperAsync(_app, id, [company.Person(Company.Ana)]);
        var adam = await _app.SignInAsync(Company.Adam);
        return deed == ConfirmPaper
            ? (adam, $"/versions/{id}/paper/1", new() { ["Input.Seen"] = "true" })
            : (adam, $"/versions/{id}/paper/1/refuse", new() { ["Input.Reason"] = "The scan shows another day." });
    }

    /// <summary>How everybody was authenticated who revoked, ruled or confirmed.</summary>
    private async Task<IReadOnlyList<string>> DoneAsync()
    {
        await using var db = _app.OpenDatabase();
        var versions = await db.Versions.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
        var successors = await db.SuccessorSignatories.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
        return [
            .. versions.SelectMany(v => v.RevocationSignatures).Select(s => s.AuthenticatedBy),
            .. versions.SelectMany(v => v.PaperRulings).Select(r => r.AuthenticatedBy),
            .. successors.SelectMany(s => s.Confirmations).Select(c => c.AuthenticatedBy!),
        ];
    }
}
