using System.Net;
using System.Text;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Verify;

public sealed class VerifyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_document_in_force_is_told_with_who_signed_it_and_when()
    {
        using var app = new RegisterApp();
        var (_, bytes) = await SignedAsync(app);

        var answer = await CheckAsync(await app.SignInAsync(Company.Eve), bytes);

        Assert.Contains("This is version 1, unchanged and in force", answer);
        Assert.Contains("with the signature of Ana Ruiz", answer);
        Assert.Contains("It is in force today.", answer);
        Assert.Contains((await app.OpenDatabase().Documents.SingleAsync(Cancellation)).Sha256, answer);
    }

    [Fact]
    public async Task A_superseded_document_is_authentic_and_names_the_version_that_replaced_it()
    {
        using var app = new RegisterApp();
        var (company, bytes) = await SignedAsync(app);
        await company.ChangeAsync(async change =>
        {
            var organisation = await change.Db.Organisations.SingleAsync(Cancellation);
            organisation.Edit(organisation.Details() with { IsmsScope = "The whole company" });
        });
        var second = await company.SubmitAsync(Company.Mia);
        await (await app.SignInAsync(Company.Ana)).SignVersionAsync(second);

        var answer = await CheckAsync(await app.SignInAsync(Company.Otto), bytes);

        Assert.Contains("This is version 1, unchanged, but no longer in force", answer);
        Assert.Contains("Version 2 replaced it on", answer);
    }

    [Fact]
    public async Task A_revoked_document_is_authentic_and_counts_for_nothing()
    {
        using var app = new RegisterApp();
        var (company, bytes) = await SignedAsync(app);
        await app.LedgerOf(company.Account(Company.Ana)).ChangeAsync(async change =>
        {
            var version = await change.Db.Versions.SingleAsync(v => v.Number == 1, Cancellation);
            version.SignRevocation(change.Actor, new(version.Sha256, "password"), "It named the wrong Ben", await Data.Registers.SigningSituations.LoadAsync(change, Cancellation));
        }, Cancellation);

        var answer = await CheckAsync(await app.SignInAsync(Company.Eve), bytes);

        Assert.Contains("This is version 1, unchanged, but no longer in force", answer);
        Assert.Contains("It was revoked on", answer);
    }

    [Fact]
    public async Task A_guest_learns_of_a_superseded_document_and_of_added_bytes_and_no_names()
    {
        using var app = new RegisterApp();
        var (company, bytes) = await SignedAsync(app);
        await company.ChangeAsync(async change =>
        {
            var organisation = await change.Db.Organisations.SingleAsync(Cancellation);
            organisation.OpenVerification(toAnyone: true);
            organisation.Edit(organisation.Details() with { IsmsScope = "The whole company" });
        });
        await (await app.SignInAsync(Company.Ana)).SignVersionAsync(await company.SubmitAsync(Company.Mia));
        var guest = app.CreateVisitor();

        var answers = await CheckAsync(guest, bytes) + await CheckAsync(guest, [.. bytes, 10]);

        Assert.Contains("Version 2 replaced it on", answers);
        Assert.Contains("Something was added to version 1", answers);
        await using var db = app.OpenDatabase();
        Assert.All(await db.People.Select(p => p.Name).ToListAsync(Cancellation), name => Assert.DoesNotContain(name, answers));
    }

    [Fact]
    public async Task A_document_stored_before_there_were_seals_stays_authentic()
    {
        using var app = new RegisterApp().WithoutBackgroundWork();
        var company = await Company.CreateSignedAsync(app);
        byte[] old = [.. "%PDF-1.7\nas an earlier release drew it\n%%EOF\n"u8];
        await using (var db = app.OpenDatabase())
        {
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO Documents (Id, VersionId, FileName, Sha256, Bytes, MadeAt, Revision) VALUES ({Guid.NewGuid()}, {(await db.Versions.SingleAsync(Cancellation)).Id}, {"roles.pdf"}, {Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(old))}, {old}, {app.Clock.GetUtcNow().UtcDateTime}, {0})",
                Cancellation);
        }

        Assert.Contains("This is version 1, unchanged and in force", await CheckAsync(await app.SignInAsync(Company.Eve), old));
    }

    [Fact]
    public async Task Bytes_after_the_end_are_counted_and_told()
    {
        using var app = new RegisterApp();
        var (_, bytes) = await SignedAsync(app);
        var mia = await app.SignInAsync(Company.Mia);

        var answer = await CheckAsync(mia, [.. bytes, .. "%%EOF\n"u8]);

        Assert.Contains("Something was added to version 1", answer);
        Assert.Contains("The last 6 bytes are not ours", answer);
        Assert.DoesNotContain("unchanged", answer);
    }

    [Fact]
    public async Task Anything_else_is_not_ours_or_altered_and_never_authentic()
    {
        using var app = new RegisterApp();
        var (_, bytes) = await SignedAsync(app);
        var mia = await app.SignInAsync(Company.Mia);
        var flips = Enumerable.Range(0, 25).Select(i => (long)bytes.Length * i / 25).Append(bytes.Length - 1);
        foreach (var at in flips)
        {
            byte[] altered = [.. bytes];
            altered[at] ^= 2;
            await NotAuthenticAsync(mia, altered);
        }

        await NotAuthenticAsync(mia, bytes[..^1]);
        await NotAuthenticAsync(mia, bytes[..(bytes.Length / 2)]);
        await NotAuthenticAsync(mia, bytes[1..]);
        await NotAuthenticAsync(mia, Encoding.ASCII.GetBytes("%PDF-1.7\n" + new string('[', 500_000)));
        await NotAuthenticAsync(mia, "Not a PDF at all"u8.ToArray());
        Assert.Contains("That file is empty", await CheckAsync(mia, []));
        Assert.Contains("Choose the PDF to check.", await Visitor.WordsOfAsync(await mia.SubmitAsync("/verify", [])));
    }

    [Fact]
    public async Task The_diagnosis_names_our_seal_anothers_and_an_altered_certificate()
    {
        using var app = new RegisterApp();
        using var elsewhere = new RegisterApp();
        var (_, ours) = await SignedAsync(app);
        var (_, theirs) = await SignedAsync(elsewhere);
        var mia = await app.SignInAsync(Company.Mia);
        byte[] content = [.. ours];
        content[200] ^= 1;
        byte[] certificate = [.. ours];
        await using var db = app.OpenDatabase();
        var der = Convert.ToHexString(await db.SealCertificates.Select(c => c.Certificate).SingleAsync(Cancellation));
        certificate[ours.AsSpan().IndexOf(Encoding.ASCII.GetBytes(der)) + 201] ^= 1;

        Assert.Contains("It carries our seal, but not over these bytes", await CheckAsync(mia, content));
        Assert.Contains("with a certificate that is none of ours", await CheckAsync(mia, theirs));
        Assert.Contains("the certificate was altered", await CheckAsync(mia, certificate));
        Assert.Contains("more than one seal", await CheckAsync(mia, [.. ours[..^1], .. ours]));
    }

    [Fact]
    public async Task A_sealed_document_that_is_not_kept_here_is_not_authentic()
    {
        using var app = new RegisterApp();
        var (_, bytes) = await SignedAsync(app);
        using var restored = new RegisterApp();
        await Company.CreateAsync(restored);
        await using (var db = app.OpenDatabase())
        await using (var other = restored.OpenDatabase())
        {
            other.Add(await db.SealCertificates.AsNoTracking().SingleAsync(Cancellation));
            await other.SaveChangesAsync(Cancellation);
        }

        var answer = await CheckAsync(await restored.SignInAsync(Company.Mia), bytes);

        Assert.Contains("Not ours, or altered", answer);
        Assert.Contains("Our seal fits it, but the document is not among those kept here", answer);
    }

    [Fact]
    public async Task A_proposal_is_told_to_readers_of_the_register_and_confirmed_to_nobody_else()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateAsync(app);
        var id = await company.SubmitAsync(Company.Mia);
        var ana = await app.SignInAsync(Company.Ana);
        var preview = await (await ana.GetAsync($"/versions/{id}/preview.pdf")).Content.ReadAsByteArrayAsync(Cancellation);
        await company.ChangeAsync(async change => (await change.Db.Organisations.SingleAsync(Cancellation)).OpenVerification(toAnyone: true));

        Assert.Contains("Ours perhaps, but never in force", await CheckAsync(ana, preview));
        Assert.Contains("proposed version 1, submission 1", await CheckAsync(ana, preview));
        foreach (var other in new[] { await app.SignInAsync(Company.Eve), app.CreateVisitor() })
        {
            var answer = await CheckAsync(other, preview);
            Assert.Contains("Not ours, or altered", answer);
            Assert.DoesNotContain("proposed version", answer);
            Assert.DoesNotContain("submission", answer);
        }
    }

    [Fact]
    public async Task Without_an_account_nobody_checks_until_an_administrator_opens_it_and_then_no_names_are_told()
    {
        using var app = new RegisterApp();
        var (_, bytes) = await SignedAsync(app);
        var guest = app.CreateVisitor();
        Assert.Equal("/sign-in", (await guest.GetAsync("/verify")).RequestMessage!.RequestUri!.AbsolutePath);

        var adam = await app.SignInAsync(Company.Adam);
        await adam.SubmitAsync("/settings/verification", new() { ["Input.Anyone"] = "true" });
        var answer = await CheckAsync(guest, bytes);

        Assert.Contains("This is version 1, unchanged and in force", answer);
        Assert.Contains("by top management", answer);
        await using var db = app.OpenDatabase();
        Assert.All(await db.People.Select(p => p.Name).ToListAsync(Cancellation), name => Assert.DoesNotContain(name, answer));
        Assert.Contains("documents may be checked by anyone who has the address", await adam.TextAsync("/audit"));

        await adam.SubmitAsync("/settings/verification", new() { ["Input.Anyone"] = null });
        Assert.Equal("/sign-in", (await guest.GetAsync("/verify")).RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task A_file_of_two_hundred_megabytes_gets_a_sentence()
    {
        using var app = new RegisterApp();
        app.UseKestrel(0); // a real server decides what it reads
        await Company.CreateAsync(app);
        var mia = await app.SignInAsync(Company.Mia);
        var big = new byte[200 * 1024 * 1024];
        "%PDF-1.7\n"u8.CopyTo(big);

        var response = await mia.SubmitAsync("/verify", [], null, ("Input.File", "big.pdf", big));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("That file is too large to be one of ours", await Visitor.WordsOfAsync(response));
    }

    [Fact]
    public async Task A_file_of_forty_megabytes_is_read_and_refused()
    {
        using var app = new RegisterApp();
        app.UseKestrel(0);
        await Company.CreateAsync(app);

        Assert.Contains("Not ours, or altered", await CheckAsync(await app.SignInAsync(Company.Mia), [.. "%PDF-1.7\n"u8, .. new byte[40 * 1024 * 1024]]));
    }

    [Fact]
    public async Task Checks_are_counted_for_each_address()
    {
        using var app = new RegisterApp().With("Verification:ChecksPerMinute", "3");
        await Company.CreateAsync(app);
        var mia = await app.SignInAsync(Company.Mia);
        for (var i = 0; i < 3; i++)
        {
            await CheckAsync(mia, "%PDF"u8.ToArray());
        }

        var response = await mia.SubmitAsync("/verify", [], null, ("Input.File", "a.pdf", "%PDF"u8.ToArray()));

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
    }

    private static async Task<(Company Company, byte[] Bytes)> SignedAsync(RegisterApp app)
    {
        var company = await Company.CreateSignedAsync(app);
        return (company, await DocumentTests.WaitForDocumentAsync(await app.SignInAsync(Company.Ana), 1));
    }

    private static async Task NotAuthenticAsync(Visitor visitor, byte[] bytes)
    {
        var answer = await CheckAsync(visitor, bytes);
        Assert.DoesNotContain("unchanged", answer);
        Assert.DoesNotContain("in force today", answer);
        Assert.True(answer.Contains("Not ours, or altered", StringComparison.Ordinal) || answer.Contains("Altered, or not ours", StringComparison.Ordinal), answer);
        Assert.Contains("Do not rely on it", answer);
    }

    private static async Task<string> CheckAsync(Visitor visitor, byte[] bytes)
    {
        var response = await visitor.SubmitAsync("/verify", [], null, ("Input.File", "roles.pdf", bytes));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = await Visitor.ReadAsync(response);
        return string.Join(' ', page.QuerySelector("#verdict")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
