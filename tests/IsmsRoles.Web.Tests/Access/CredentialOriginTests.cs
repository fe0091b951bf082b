using System.Net;
using IsmsRoles.Domain.Access;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Successors;
using IsmsRoles.Web.Tests.Pages.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Access;

/// <summary>
/// Rule 8 through the pages. Mia is Manager and Administrator here: she submits, and can get hold of Ana's account.
/// </summary>
public sealed class CredentialOriginTests : IDisposable
{
    private const string NewPassword = "nine purple owls";

    private readonly RegisterApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_link_the_submitter_issued_after_submitting_stops_the_signature()
    {
        var (company, mia) = await ArrangeAsync();
        var id = await company.SubmitAsync(Company.Mia);
        await UseLinkAsync(await LinkAsync(mia, company));

        var ana = await _app.SignInAsync(Company.Ana, NewPassword); // which could be Mia
        Assert.Contains("Mia Λάμπρου issued the password link of your account after submitting this version", await ana.TextAsync($"/versions/{id}/sign"));
        var forged = await ana.ForgeAsync($"/versions/{id}/sign", new() { ["Input.Sha256"] = (await _app.VersionAsync(id)).Sha256, ["Input.Password"] = NewPassword });

        Assert.Equal(HttpStatusCode.Conflict, forged.StatusCode);
        Assert.Empty((await _app.VersionAsync(id)).Approvals);
        await Assert.ThrowsAsync<Domain.RuleBrokenException>(() => company.ApproveAsync(Company.Ana)); // and whoever else asks
    }

    [Fact]
    public async Task Another_administrators_link_mends_it()
    {
        var (company, mia) = await ArrangeAsync();
        var id = await company.SubmitAsync(Company.Mia);
        await UseLinkAsync(await LinkAsync(mia, company));
        await UseLinkAsync(await LinkAsync(await _app.SignInAsync(Company.Adam), company));

        await (await _app.SignInAsync(Company.Ana, NewPassword)).SignVersionAsync(id, NewPassword);

        Assert.Single((await _app.VersionAsync(id)).Approvals);
    }

    [Fact]
    public async Task Changing_the_password_signed_in_launders_nothing()
    {
        var (company, mia) = await ArrangeAsync();
        var id = await company.SubmitAsync(Company.Mia);
        await UseLinkAsync(await LinkAsync(mia, company));
        var ana = await _app.SignInAsync(Company.Ana, NewPassword);

        var changed = await ana.SubmitAsync("/my-account/password", new() { ["Input.Password"] = NewPassword, ["Input.New"] = Company.Password, ["Input.Again"] = Company.Password });

        Assert.Contains("Your password was changed", await Visitor.WordsOfAsync(changed));
        Assert.Equal(HttpStatusCode.Conflict, (await ana.ForgeSignatureAsync(id, (await _app.VersionAsync(id)).Sha256)).StatusCode);
        Assert.Empty((await _app.VersionAsync(id)).Approvals);
    }

    [Fact]
    public async Task A_passkey_slipped_in_meanwhile_outlives_no_new_link()
    {
        var (company, mia) = await ArrangeAsync();
        var id = await company.SubmitAsync(Company.Mia);
        await UseLinkAsync(await LinkAsync(mia, company));
        using var hers = new SoftwarePasskey();
        await hers.AddToAsync(await _app.SignInAsync(Company.Ana, NewPassword), password: NewPassword);
        await UseLinkAsync(await LinkAsync(await _app.SignInAsync(Company.Adam), company)); // a clean link for the real Ana

        var mias = _app.CreateVisitor();
        Assert.True(SecondFactorSteps.IsSignedIn(await hers.UseAsync(mias, "/sign-in")));

        Assert.Contains("removed the passkeys added before", await mias.TextAsync($"/versions/{id}/sign"));
        Assert.Empty((await _app.VersionAsync(id)).Approvals);
    }

    [Theory]
    [InlineData("person")]
    [InlineData("factors")]
    public async Task Linking_the_account_or_taking_its_second_factor_away_counts_too(string what)
    {
        var (company, mia) = await ArrangeAsync();
        var ana = await _app.SignInAsync(Company.Ana);
        await ana.SetUpAuthenticatorAsync(_app);
        var id = await company.SubmitAsync(Company.Mia);

        var account = $"/accounts/{company.Account(Company.Ana)}";
        if (what == "person")
        {
            await mia.SubmitAsync($"{account}/person", new() { ["Input.Person.Text"] = "", ["Input.Person.Id"] = "" });
            await mia.SubmitAsync($"{account}/person", new() { ["Input.Person.Text"] = "Ana Ruiz", ["Input.Person.Id"] = "", ["Input.Person.For"] = "" });
        }
        else
        {
            await mia.SubmitAsync($"{account}/second-factors", new() { ["Input.Reason"] = "Says she lost it" });
        }

        await Assert.ThrowsAsync<Domain.RuleBrokenException>(() => company.ApproveAsync(Company.Ana));
        Assert.Empty((await _app.VersionAsync(id)).Approvals);
    }

    [Fact]
    public async Task A_link_issued_before_submitting_is_allowed_stored_and_printed()
    {
        var (company, mia) = await ArrangeAsync();
        var link = await LinkAsync(mia, company);
        _app.Clock.Move(TimeSpan.FromMinutes(5));
        var id = await company.SubmitAsync(Company.Mia);
        await UseLinkAsync(link); // when it was issued counts: whoever has it could have used it at once

        var ana = await _app.SignInAsync(Company.Ana, NewPassword);
        await ana.SignVersionAsync(id, NewPassword);

        var origin = Assert.Single(Assert.Single((await _app.VersionAsync(id)).Approvals).Notable);
        Assert.Equal((OriginKind.PasswordLink, OriginInterest.Submitter, company.Person(Company.Mia)), (origin.Kind, origin.Interest, origin.PersonId!.Value));
        const string Note = "Mia Λάμπρου, who later submitted this version, had issued the signer’s one-time password link";
        Assert.Contains(Note, await ana.TextAsync("/versions/1"));
        var printed = PdfText.Of(await DocumentTests.WaitForDocumentAsync(ana, 1));
        Assert.Contains("who later submitted this version, had issued the signer’s one-time password link", printed);
    }

    [Fact]
    public async Task An_appointees_link_is_printed_whenever_it_was_issued()
    {
        var company = await Company.CreateAsync(_app);
        await company.AssignAsync("Internal auditor", Company.Adam);
        var id = await company.SubmitAsync(Company.Mia);
        await UseLinkAsync(await LinkAsync(await _app.SignInAsync(Company.Adam), company));

        var ana = await _app.SignInAsync(Company.Ana, NewPassword);
        await ana.SignVersionAsync(id, NewPassword);

        Assert.Contains("who is appointed in this version, had issued the signer’s one-time password link", await ana.TextAsync("/versions/1"));
    }

    [Fact]
    public async Task An_account_of_nobody_counts_for_whom_it_is_linked_to_later()
    {
        var (company, mia) = await ArrangeAsync();
        await company.ChangeAsync(async change => (await change.Db.Users.SingleAsync(a => a.Email == Company.Mia)).LinkTo(null, null));
        mia = await _app.SignInAsync(Company.Mia);
        var link = await LinkAsync(mia, company);
        await company.ChangeAsync(async change => (await change.Db.Users.SingleAsync(a => a.Email == Company.Mia))
            .LinkTo(await change.Db.People.SingleAsync(p => p.Id == company.Person(Company.Mia)), null));
        var id = await company.SubmitAsync(Company.Mia);
        await UseLinkAsync(link);

        await company.ApproveAsync(Company.Ana);

        Assert.Equal(OriginInterest.Submitter, Assert.Single(Assert.Single((await _app.VersionAsync(id)).Approvals).Notable).Interest);
    }

    [Fact]
    public async Task Who_resets_the_recorders_password_and_records_as_them_does_not_confirm_the_paper_as_themselves()
    {
        var company = await Company.CreateAsync(_app);
        await company.GiveAccessAsync(Company.Eve, AccessRight.Manager);
        var id = await company.SubmitAsync(Company.Mia);
        _app.Clock.Move(TimeSpan.FromSeconds(1));
        var adam = await _app.SignInAsync(Company.Adam);
        await UseLinkAsync(await LinkAsync(adam, company, Company.Eve));
        var eve = await _app.SignInAsync(Company.Eve, NewPassword); // who is Adam

        await eve.RecordPaperAsync(_app, id, [company.Person(Company.Ana)]);

        Assert.Contains("Adam Кравець issued the password link of Eve Nguyễn’s account after this version was submitted", await adam.TextAsync($"/versions/{id}/paper/1"));
        var forged = await adam.ForgeConfirmationAsync(id, (await _app.VersionAsync(id)).PaperRecords[0].ScanSha256);
        Assert.Equal(HttpStatusCode.Conflict, forged.StatusCode);
        Assert.Contains("Somebody else must confirm it", await Visitor.WordsOfAsync(forged));
        Assert.Empty((await _app.VersionAsync(id)).Approvals);
    }

    [Fact]
    public async Task Who_resets_a_confirmers_password_and_confirms_as_them_is_not_the_second_to_confirm_a_successor()
    {
        var (company, successor) = await SuccessorTests.EnteredAsync(_app);
        await company.GiveAccessAsync(Company.Ben, AccessRight.Administrator);
        _app.Clock.Move(TimeSpan.FromSeconds(1));
        var adam = await _app.SignInAsync(Company.Adam);
        await UseLinkAsync(await LinkAsync(adam, company, Company.Ben));
        var ben = await _app.SignInAsync(Company.Ben, NewPassword); // who is Adam
        await ben.SubmitAsync($"/successors/{successor.Id}/confirm", new() { ["Input.Seen"] = "true", ["Input.Password"] = NewPassword });

        Assert.Contains("Adam Кравець issued the password link of Ben Żółć’s account after this successor was entered", await adam.TextAsync($"/successors/{successor.Id}/confirm"));
        var forged = await adam.ForgeAsync($"/successors/{successor.Id}/confirm", new() { ["Input.Sha256"] = successor.EvidenceSha256, ["Input.Seen"] = "true", ["Input.Password"] = Company.Password });

        Assert.Equal(HttpStatusCode.Conflict, forged.StatusCode);
        await using var db = _app.OpenDatabase();
        Assert.Equal(["Ben Żółć"], (await db.SuccessorSignatories.SingleAsync(TestContext.Current.CancellationToken)).Confirmations.Select(c => c.Name));
    }

    private async Task<(Company Company, Visitor Mia)> ArrangeAsync()
    {
        var company = await Company.CreateAsync(_app);
        await company.ChangeAsync(async change =>
            (await change.Db.Users.SingleAsync(a => a.Email == Company.Mia)).ChangeAccess(AccessRight.Manager | AccessRight.Administrator, new(1)));
        _app.Clock.Move(TimeSpan.FromSeconds(1));
        return (company, await _app.SignInAsync(Company.Mia));
    }

    private static async Task<string> LinkAsync(Visitor administrator, Company company, string email = Company.Ana)
    {
        var page = await Visitor.ReadAsync(await administrator.SubmitAsync($"/accounts/{company.Account(email)}/password-link", []));
        return new Uri(page.QuerySelector("#password-link")!.TextContent).AbsolutePath;
    }

    private async Task UseLinkAsync(string link)
    {
        var set = await _app.CreateVisitor().SubmitAsync(link, new() { ["Input.Password"] = NewPassword, ["Input.Again"] = NewPassword });
        Assert.Contains("The password is set", await Visitor.WordsOfAsync(set));
    }
}
