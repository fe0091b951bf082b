using System.Net;
using System.Security.Cryptography;
using System.Text;
using IsmsRoles.Data.Erasing;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Evidence;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.EvidencePacks;

/// <summary>What is in a pack, and that its README's own commands prove it: run with bash, in the unpacked folder.</summary>
public sealed class EvidencePackTests : IDisposable
{
    private const string HostileFileName = "..\\..\\../etc/; rm -rf ~ $(reboot) Żółć.pdf";
    private const string HostilePurpose = "\"previous\":\"0\"} $p `id` \\n \\ 'x' \"} *";
    private static readonly byte[] Appointment = Encoding.ASCII.GetBytes("%PDF-1.7\n% extract of the register\n%%EOF\n");

    private readonly RegisterApp _app = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Every_command_the_readme_prints_succeeds_on_what_was_downloaded()
    {
        await ArrangeAsync();
        using var pack = await DownloadAsync("/versions/2/evidence-pack");

        Assert.True(pack.Commands.Count >= 5, pack.Readme);
        foreach (var command in pack.Commands)
        {
            var (exit, output) = pack.Run(command);
            Assert.True(exit == 0, $"{command}\n{output}");
            Assert.DoesNotContain("broken", output);
            Assert.DoesNotContain("altered", output);
        }
    }

    [Fact]
    public async Task Sums_stand_beside_every_file_and_no_file_is_without_one()
    {
        await ArrangeAsync();
        using var pack = await DownloadAsync("/versions/2/evidence-pack");

        var sums = pack.Text("SHA256SUMS").Split('\n', StringSplitOptions.RemoveEmptyEntries).ToDictionary(l => l[66..], l => l[..64]);
        Assert.Equal(pack.Names.Where(n => n != "SHA256SUMS").Order(StringComparer.Ordinal), sums.Keys.Order(StringComparer.Ordinal));
        Assert.All(sums, s => Assert.Equal(s.Value, Convert.ToHexStringLower(SHA256.HashData(pack.Bytes(s.Key)))));
        var listed = pack.Manifest["files"]!.AsArray().ToDictionary(f => (string)f!["path"]!, f => ((string)f!["sha256"]!, (int)f["bytes"]!));
        Assert.Equal(pack.Names.Where(n => n is not ("SHA256SUMS" or "manifest.json")).Order(StringComparer.Ordinal), listed.Keys.Order(StringComparer.Ordinal));
        Assert.All(listed, f => Assert.Equal((sums[f.Key], pack.Bytes(f.Key).Length), f.Value));
    }

    [Fact]
    public async Task The_document_and_the_content_are_the_stored_bytes()
    {
        await ArrangeAsync();
        using var pack = await DownloadAsync("/versions/2/evidence-pack");

        await using var db = _app.OpenDatabase();
        var version = await db.Versions.AsNoTracking().SingleAsync(v => v.Number == 2, Cancellation);
        Assert.Equal((await db.Documents.SingleAsync(d => d.VersionId == version.Id, Cancellation)).Bytes, pack.Bytes("version-2/roles-document.pdf"));
        Assert.Equal(version.ContentBytes, pack.Bytes("version-2/content.json"));
        Assert.Equal(version.Sha256, Convert.ToHexStringLower(SHA256.HashData(pack.Bytes("version-2/content.json"))));
        Assert.Equal("PK"u8.ToArray(), pack.Bytes("version-2/roles-table.xlsx")[..2]);
    }

    [Fact]
    public async Task The_chain_printed_from_its_texts_ends_at_the_ledgers_head_and_holds_the_head_in_the_document()
    {
        await ArrangeAsync();
        using var pack = await DownloadAsync("/versions/2/evidence-pack");

        await using var db = _app.OpenDatabase();
        var head = (string)pack.Manifest["auditTrail"]!["hashOfLast"]!;
        Assert.Equal(head, pack.Run(pack.Command("while IFS= read -r e; do case")).Output.Trim());
        Assert.Contains(head, pack.Readme);
        Assert.Equal(head, (await db.AuditEntries.SingleAsync(e => e.Number == (long)pack.Manifest["auditTrail"]!["lastEvent"]!, Cancellation)).Hash);
        var printed = await db.Versions.Where(v => v.Number != null).OrderBy(v => v.Number).Select(v => v.ChainHead!).ToListAsync(Cancellation);
        Assert.Equal(printed, pack.Run(pack.Command("VersionCameIntoForce")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(printed[1], PdfText.Of(pack.Bytes("version-2/roles-document.pdf")).Replace(" ", "", StringComparison.Ordinal));
        Assert.Null(pack.Manifest["auditTrail"]!["fault"]);
    }

    [Fact]
    public async Task The_run_begins_where_the_version_before_came_into_force_and_holds_every_event_since()
    {
        await ArrangeAsync();
        using var pack = await DownloadAsync("/versions/2/evidence-pack");

        await using var db = _app.OpenDatabase();
        var texts = await db.AuditEntries.OrderBy(e => e.Number).Select(e => new { e.Kind, e.Text }).ToListAsync(Cancellation);
        var lines = pack.Text("audit-trail/events.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(texts.SkipWhile(t => t.Kind != "VersionCameIntoForce").Select(t => t.Text), lines);
        Assert.Contains("\"kind\":\"VersionCameIntoForce\"", lines[0]);
        Assert.Equal(lines.Length + 1, pack.Text("audit-trail/events.csv").Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("version-2/content.json", "Meridian", "Meridien")]
    [InlineData("audit-trail/events.jsonl", "\"format\":1", "\"format\":2")]
    [InlineData("version-2/approvals.json", "password", "passw0rd")]
    public async Task A_changed_file_fails_the_printed_sums(string path, string old, string changed)
    {
        await ArrangeAsync();
        using var pack = await DownloadAsync("/versions/2/evidence-pack");
        Change(pack, path, old, changed);

        var (exit, output) = pack.Run(pack.Command("SHA256SUMS"));

        Assert.NotEqual(0, exit);
        Assert.Contains(path, output);
    }

    [Fact]
    public async Task An_event_changed_or_left_out_breaks_the_printed_chain_even_where_the_sums_were_made_anew()
    {
        await ArrangeAsync();
        using var pack = await DownloadAsync("/versions/2/evidence-pack");
        var head = (string)pack.Manifest["auditTrail"]!["hashOfLast"]!;
        var lines = pack.Text("audit-trail/events.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        File.WriteAllText(Path.Combine(pack.Folder, "audit-trail/events.jsonl"), string.Concat(lines.Where((_, i) => i != 2).Select(l => l + "\n")));
        Assert.StartsWith("broken after", pack.Run(pack.Command("while IFS= read -r e; do case")).Output);
        File.WriteAllText(Path.Combine(pack.Folder, "audit-trail/events.jsonl"), string.Concat(lines.SkipLast(1).Append(lines[^1].Replace("\"format\":1", "\"format\":2", StringComparison.Ordinal)).Select(l => l + "\n")));
        Assert.NotEqual(head, pack.Run(pack.Command("while IFS= read -r e; do case")).Output.Trim());
    }

    [Fact]
    public async Task An_altered_personal_value_is_named_by_the_printed_command()
    {
        await ArrangeAsync();
        using var pack = await DownloadAsync("/versions/2/evidence-pack");
        Change(pack, "audit-trail/personal-values.jsonl", "Mia", "Mio");

        Assert.Contains("altered", pack.Run(pack.Command("personal-values")).Output);
    }

    [Fact]
    public async Task Signatures_papers_and_evidence_are_there_and_lead_to_the_files_that_show_them()
    {
        await ArrangeAsync();
        using var pack = await DownloadAsync("/versions/2/evidence-pack");

        var approvals = pack.Json("version-2/approvals.json");
        Assert.Equal(["Ana Ruiz"], approvals["approvals"]!.AsArray().Select(a => (string)a!["printedName"]!));
        Assert.Equal("paper", (string)approvals["approvals"]![0]!["authenticatedBy"]!);
        Assert.Equal("Adam Кравець", (string)approvals["confirmationsOfPapers"]![0]!["name"]!);
        var files = approvals["evidence"]!.AsArray().ToDictionary(e => (string)e!["what"]!, e => (string)e!["path"]!);
        Assert.Equal(OnPaper.Scan, pack.Bytes(files.Single(f => f.Key.StartsWith("Paper record 1", StringComparison.Ordinal)).Value));
        Assert.Equal(Appointment, pack.Bytes(files.Single(f => f.Key.StartsWith("Appointment of Eve Nguyễn as Top management", StringComparison.Ordinal)).Value));
        Assert.Contains("Ana Ruiz,Chief executive,member of top management", pack.Text("version-2/approvals.csv"));
        Assert.Contains("Role,ISMS manager,Changed,No,Purpose", pack.Text("version-2/changes.csv"));
        Assert.Contains("Assignment,Top management: Eve Nguyễn,New,Yes", pack.Text("version-2/changes.csv"));
    }

    [Fact]
    public async Task A_minuted_resolution_is_in_the_pack()
    {
        using var app = new RegisterApp();
        await OneDirectorTests.CreateAsync(app);
        var ana = await app.SignInAsync(Company.Ana);
        var minutes = Encoding.ASCII.GetBytes("%PDF-1.7\n% minutes of the shareholders\n%%EOF\n");
        await ana.SignVersionAsync(Guid.Parse((await OneDirectorTests.SubmitAsync(ana, "Resolution 3", app.Today, minutes)).RequestMessage!.RequestUri!.Segments[^1]));
        await DocumentTests.WaitForDocumentAsync(ana, 1);

        using var pack = await Unpacked.DownloadAsync(ana, "/versions/1/evidence-pack");

        var shown = pack.Json("version-1/approvals.json")["evidence"]!.AsArray().Single()!;
        Assert.Equal("Resolution Resolution 3", (string)shown["what"]!);
        Assert.Equal(minutes, pack.Bytes((string)shown["path"]!));
    }

    [Fact]
    public async Task Successors_and_the_revocation_of_a_version_are_in_its_pack_which_ends_with_it()
    {
        var company = await Company.CreateAsync(_app);
        await company.GiveAccessAsync(Company.Ben, AccessRight.Manager | AccessRight.Administrator);
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);
        await company.SubmitAndWithdrawOnPaperAsync();
        await company.RevokeAndSucceedAsync();
        await company.ChangeDutyAsync("ISMS manager", "Says who leads.");
        await company.CorrectOnPaperAndRevokeAsync();

        using var pack = await DownloadAsync("/versions/2/evidence-pack");

        var approvals = pack.Json("version-2/approvals.json");
        var successors = approvals["successorSignatories"]!.AsArray().ToDictionary(s => (string)s!["name"]!, s => s!);
        Assert.Equal(["Ben Żółć", "Eve Nguyễn"], successors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("A mistake.", (string)successors["Eve Nguyễn"]["decisions"]![0]!["reason"]!);
        Assert.Equal(("Ana Ruiz", "It is wrong."), ((string)approvals["revocationSignatures"]![0]!["printedName"]!, (string)approvals["revocationSignatures"]![0]!["reason"]!));
        Assert.Equal(1, (int)approvals["submitted"]!["corrects"]!);
        Assert.All(approvals["evidence"]!.AsArray(), e => Assert.Equal(OnPaper.Scan, pack.Bytes((string)e!["path"]!)));
        Assert.Contains(approvals["evidence"]!.AsArray(), e => ((string)e!["what"]!).StartsWith("Successor signatory Ben Żółć", StringComparison.Ordinal));
        Assert.Equal("revoked", (string)pack.Manifest["versions"]![0]!["standing"]!);
        Assert.Contains("\"kind\":\"VersionRevoked\"", pack.Text("audit-trail/events.jsonl").TrimEnd().Split('\n')[^1]);
        Assert.Equal(0, pack.Run(pack.Command("SHA256SUMS")).Exit);
    }

    [Fact]
    public async Task No_file_name_leads_out_of_the_folder_or_needs_more_than_ascii()
    {
        await ArrangeAsync();
        using var pack = await DownloadAsync("/versions/2/evidence-pack");

        Assert.All(pack.Names, n => Assert.Matches("^[A-Za-z0-9][A-Za-z0-9._/-]*$", n));
        Assert.DoesNotContain(pack.Names, n => n.Contains("..", StringComparison.Ordinal));
        Assert.Equal(pack.Names.Count, pack.Names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Contains(pack.Names, n => n.EndsWith("-rm-rf-reboot-Zo-c.pdf", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_erased_is_not_in_a_pack_made_later_and_its_chain_still_computes()
    {
        var company = await ArrangeAsync();
        var former = await company.App.Ledger().ChangeAsync(change =>
        {
            var person = new Domain.People.Person(new("Zacharias Quillfeather", "zq@example.com", "Temp", "Lab"), change.Today.AddYears(-3));
            person.Leave(change.Today.AddDays(-2), "Left");
            change.Db.Add(person);
            return Task.FromResult(person.Id);
        }, Cancellation);
        using (var before = await DownloadAsync("/versions/2/evidence-pack"))
        {
            Assert.Contains("Quillfeather", before.Text("audit-trail/events.csv"));
        }

        await _app.Ledger().ChangeAsync(change => PersonErasure.EraseAsync(change, former, "Retention time is over", Cancellation), Cancellation);
        using var after = await DownloadAsync("/versions/2/evidence-pack");

        Assert.All(after.Names, n => Assert.DoesNotContain("Quillfeather", Encoding.UTF8.GetString(after.Bytes(n)), StringComparison.OrdinalIgnoreCase));
        Assert.Contains("(erased)", after.Text("audit-trail/events.csv"));
        Assert.Equal((string)after.Manifest["auditTrail"]!["hashOfLast"]!, after.Run(after.Command("while IFS= read -r e; do case")).Output.Trim());
        Assert.Empty(after.Run(after.Command("personal-values")).Output);
    }

    [Fact]
    public async Task A_trail_altered_in_the_database_is_packed_as_it_is_with_a_warning()
    {
        await ArrangeAsync();
        _ = _app.DatabaseFile; // the trigger below is SQLite's
        await using (var db = _app.OpenDatabase())
        {
            var last = await db.AuditEntries.MaxAsync(e => e.Number, Cancellation);
            foreach (var trigger in await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'AuditEntries'").ToListAsync(Cancellation))
            {
#pragma warning disable EF1002 // a trigger's own name
                await db.Database.ExecuteSqlRawAsync($"DROP TRIGGER \"{trigger}\"", Cancellation);
#pragma warning restore EF1002
            }

            await db.Database.ExecuteSqlAsync($"UPDATE AuditEntries SET Text = replace(Text, '\"format\":1', '\"format\":3') WHERE Number = {last - 1}", Cancellation);
        }

        using var pack = await DownloadAsync("/versions/2/evidence-pack");

        Assert.Contains("WARNING. The chain does not fit together: the text of event", pack.Readme);
        Assert.NotNull(pack.Manifest["auditTrail"]!["fault"]);
        Assert.StartsWith("broken after", pack.Run(pack.Command("while IFS= read -r e; do case")).Output);
    }

    [Fact]
    public async Task A_periods_pack_holds_each_version_in_force_in_it_and_the_events_that_show_them()
    {
        await ArrangeAsync();
        var day = $"{_app.Today:yyyy-MM-dd}";
        using var pack = await DownloadAsync($"/evidence-pack?From={day}&Until={day}");

        Assert.Equal([1, 2], pack.Manifest["versions"]!.AsArray().Select(v => (int)v!["number"]!));
        Assert.Equal(["superseded", "inForce"], pack.Manifest["versions"]!.AsArray().Select(v => (string)v!["standing"]!));
        Assert.Contains("version-1/content.json", pack.Names);
        Assert.Contains("version-2/content.json", pack.Names);
        Assert.Equal(0, pack.Run(pack.Command("SHA256SUMS")).Exit);
        Assert.Equal(new string('0', 64), (string)pack.Manifest["auditTrail"]!["hashBeforeFirst"]!);
        Assert.Equal((string)pack.Manifest["auditTrail"]!["hashOfLast"]!, pack.Run(pack.Command("while IFS= read -r e; do case")).Output.Trim());
    }

    [Fact]
    public async Task Of_days_long_after_it_holds_the_version_still_in_force_with_its_submission()
    {
        await ArrangeAsync();
        using var pack = await DownloadAsync($"/evidence-pack?From={_app.Today.AddDays(100):yyyy-MM-dd}&Until={_app.Today.AddDays(120):yyyy-MM-dd}");

        Assert.Equal([2], pack.Manifest["versions"]!.AsArray().Select(v => (int)v!["number"]!));
        var lines = pack.Text("audit-trail/events.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("\"kind\":\"VersionSubmitted\"", lines[0]);
        Assert.Contains("\"kind\":\"DocumentMade\"", lines[^1]);
    }

    [Fact]
    public async Task A_superseded_versions_pack_ends_where_the_next_came_into_force()
    {
        await ArrangeAsync();
        using var pack = await DownloadAsync("/versions/1/evidence-pack");

        var lines = pack.Text("audit-trail/events.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("\"number\":1,", lines[0]);
        Assert.Contains("\"kind\":\"VersionCameIntoForce\"", lines[^1]);
        Assert.Equal("superseded", (string)pack.Manifest["versions"]![0]!["standing"]!);
    }

    [Theory]
    [InlineData("?From=2026-05-01&Until=2026-04-01", "The last day lies before the first.")]
    [InlineData("?From=2026-05-01", "Enter the last day.")]
    [InlineData("?Until=2026-05-01", "Enter the first day.")]
    [InlineData("?From=1999-01-01&Until=1999-12-31", "On none of these days was a version in force or anything recorded.")]
    [InlineData("?From=soon&Until=2026-05-01", "From")]
    [InlineData("?From=0001-01-01&Until=0001-01-02", "On none of these days")]
    public async Task Days_that_make_no_period_are_refused_beside_their_field(string query, string sentence)
    {
        await Company.CreateSignedAsync(_app);
        var otto = await _app.SignInAsync(Company.Otto);

        Assert.Contains(sentence, await otto.TextAsync("/evidence-pack" + query));
    }

    [Fact]
    public async Task The_last_day_there_is_can_be_asked_for()
    {
        await Company.CreateSignedAsync(_app);

        using var pack = await DownloadAsync("/evidence-pack?From=0001-01-01&Until=9999-12-31");

        Assert.Equal(0, pack.Run(pack.Command("SHA256SUMS")).Exit);
    }

    [Fact]
    public async Task A_version_that_never_was_has_no_pack()
    {
        await Company.CreateSignedAsync(_app);
        var otto = await _app.SignInAsync(Company.Otto);

        Assert.Equal(HttpStatusCode.NotFound, (await otto.GetAsync("/versions/7/evidence-pack")).StatusCode);
    }

    [Fact]
    public async Task Asking_for_the_headers_alone_makes_no_pack()
    {
        await Company.CreateSignedAsync(_app);
        var otto = await _app.SignInAsync(Company.Otto);
        using var head = new HttpRequestMessage(HttpMethod.Head, "/versions/1/evidence-pack");

        using var response = await otto.Http.SendAsync(head, Cancellation);

        Assert.Equal("Meridian-ISMS-evidence-v1.zip", response.Content.Headers.ContentDisposition!.FileName);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Fact]
    public async Task A_plain_member_gets_none()
    {
        await Company.CreateSignedAsync(_app);
        var eve = await _app.SignInAsync(Company.Eve);

        foreach (var address in new[] { "/evidence-pack", $"/evidence-pack?From={_app.Today:yyyy-MM-dd}&Until={_app.Today:yyyy-MM-dd}", "/versions/1/evidence-pack" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await eve.GetAsync(address)).StatusCode);
        }
    }

    private async Task<Unpacked> DownloadAsync(string address) => await Unpacked.DownloadAsync(await _app.SignInAsync(Company.Otto), address);

    private static void Change(Unpacked pack, string path, string old, string changed)
    {
        var text = pack.Text(path);
        Assert.Contains(old, text);
        File.WriteAllText(Path.Combine(pack.Folder, path), text.Replace(old, changed, StringComparison.Ordinal));
    }

    /// <summary>Version 2 in force by paper, with a further member of top management appointed by filed evidence.</summary>
    private async Task<Company> ArrangeAsync()
    {
        var company = await Company.CreateSignedAsync(_app);
        await company.ChangePurposeAsync("ISMS manager", HostilePurpose);
        await company.ChangeAsync(async change =>
        {
            var file = new EvidenceFile(HostileFileName, Appointment, change.Now);
            var top = await change.Db.Roles.SingleAsync(r => r.Id == company.Role("Top management"));
            var eve = await change.Db.People.SingleAsync(p => p.Id == company.Person(Company.Eve));
            change.Db.AddRange(file, new Assignment(
                top, Holder.Of(eve, null), new(AssignmentKind.Holder, change.Today, AppointmentEvidence: "Register extract", AppointmentEvidenceFileId: file.Id), [], change.Today, change.Now));
        });
        var id = await company.SubmitAsync(Company.Mia);
        Assert.Equal(HttpStatusCode.OK, (await (await _app.SignInAsync(Company.Mia)).RecordPaperAsync(_app, id, [company.Person(Company.Ana)])).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await _app.SignInAsync(Company.Adam)).ConfirmPaperAsync(id)).StatusCode);
        await DocumentTests.WaitForDocumentAsync(await _app.SignInAsync(Company.Otto), 2);
        return company;
    }
}
