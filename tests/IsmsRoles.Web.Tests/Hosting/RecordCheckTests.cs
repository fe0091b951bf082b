using IsmsRoles.Data;
using IsmsRoles.Data.Sqlite;
using IsmsRoles.Data.Verification;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Evidence;
using IsmsRoles.Web.Tests.Access;
using IsmsRoles.Web.Tests.Pages.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Hosting;

/// <summary>Records that the audit chain vouches for (rules 4, 10 and 11), altered by somebody who dropped the triggers.</summary>
public sealed class RecordCheckTests : IDisposable
{
    private readonly RegisterApp _app = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Whatever_is_altered_or_removed_is_found_and_named_and_nothing_else_is()
    {
        await ArrangeAsync();
        Assert.Empty(await FaultsAsync());

        foreach (var (sql, fault) in new[]
        {
            ("UPDATE Documents SET Bytes = Bytes || x'20'", "The stored document"),
            ("UPDATE Documents SET Bytes = x'00', Sha256 = '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'", "is not the one that was made: its SHA-256 is 6e340b9c"),
            ("DELETE FROM Documents", "The document of version 1, which event"),
            ("UPDATE Documents SET SealCertificateId = NULL", "names another seal certificate than event"),
            ("UPDATE SealCertificates SET Certificate = Certificate || x'20'", "A seal certificate is not one that was recorded"),
            ("UPDATE SealCertificates SET Certificate = x'00', Sha256 = '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'", "its SHA-256 is 6e340b9c"),
            ("UPDATE Documents SET SealCertificateId = NULL; DELETE FROM SealCertificates", "The seal certificate that event"),
            ("UPDATE Versions SET ContentBytes = ContentBytes || x'20'", "The content of version 1 is not what was submitted"),
            ("UPDATE Versions SET Sha256 = 'x'", "The content of version 1 is not what was submitted"),
            ("UPDATE Versions SET ChainHead = (SELECT Hash FROM AuditEntries WHERE Number = 1)", "The head printed in the document of version 1"),
            ("UPDATE Versions SET Number = NULL", "records that proposed version 1, submission 1 came into force as version 1; its row has no number"),
            ("UPDATE Versions SET Number = 7", "The head printed in the document of version 7"),
            ("DELETE FROM Approvals", "The signature that event"),
            ("UPDATE Approvals SET PersonId = (SELECT Id FROM People WHERE Email = 'mia@example.com')", "A signature on version 1, submission 1, is not one that the audit trail recorded"),
            ("UPDATE Approvals SET Sha256 = 'x'", "A signature on version 1, submission 1"),
            ("UPDATE EvidenceFiles SET Content = Content || x'20'", "The evidence file minutes.pdf is not the one that was filed"),
            ("DELETE FROM EvidenceFiles", "The evidence file that event"),
        })
        {
            Assert.Contains(await FaultsAfterAsync(sql), f => f.Contains(fault, StringComparison.Ordinal));
        }

        Assert.Empty(await FaultsAsync());
    }

    [Fact]
    public async Task Paper_revocations_corrections_successors_and_second_factors_raise_no_false_alarm_and_are_missed_when_altered()
    {
        var company = await Company.CreateAsync(_app);
        await company.GiveAccessAsync(Company.Ben, AccessRight.Manager | AccessRight.Administrator);
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);
        await company.SubmitAndWithdrawOnPaperAsync();
        await company.RevokeAndSucceedAsync();
        await company.ChangePurposeAsync("Incident manager", "Leads the response.");
        await company.CorrectOnPaperAndRevokeAsync();
        await (await _app.SignInAsync(Company.Eve)).SetUpAuthenticatorAsync(_app);
        Assert.Empty(await FaultsAsync());

        const string Eve = "(SELECT Id FROM People WHERE Email = 'eve@example.com')";
        foreach (var (sql, fault) in new[]
        {
            ("UPDATE PaperRecords SET DecidedOn = '2020-01-01'", "A paper record is not one that the audit trail recorded."),
            ("UPDATE PaperRecords SET ScanSha256 = 'x'", "The paper record that event"),
            ($"UPDATE PaperRecords SET RecordedById = {Eve}", "The paper record that event"),
            ("DELETE FROM PaperRecords", "The paper record that event"),
            ("UPDATE PaperRulings SET IsConfirmed = 1", "A ruling on a paper record is not one"),
            ($"UPDATE PaperRulings SET PersonId = {Eve}", "The ruling on a paper record that event"),
            ("DELETE FROM PaperRulings", "The ruling on a paper record that event"),
            ("UPDATE Approvals SET PaperRecordNumber = NULL WHERE AuthenticatedBy = 'paper'", "A signature on version 2"),
            ("DELETE FROM VersionDecisions WHERE Action = 'TakeBack'", "The taking back of a signature that event"),
            ("DELETE FROM VersionDecisions WHERE Action = 'TakeBackRevocation'", "The taking back of a signature that event"),
            ($"UPDATE RevocationSignatures SET PersonId = {Eve}", "A signature on a revocation is not one"),
            ("DELETE FROM RevocationSignatures", "The signature on a revocation that event"),
            ("UPDATE Versions SET State = 'InForce' WHERE State = 'Revoked'", "The revocation that event"),
            ("UPDATE Versions SET State = 'Revoked' WHERE Number = 1", "A revocation is not one"),
            ("UPDATE Versions SET CorrectsNumber = NULL", "The naming of a corrected version that event"),
            ("UPDATE SuccessorSignatories SET PersonId = EnteredById", "The entry of a successor signatory that event"),
            ("UPDATE SuccessorSignatories SET EvidenceSha256 = 'x'", "The entry of a successor signatory that event"),
            ("UPDATE SuccessorSignatories SET EnteredById = NULL", "An entry of a successor signatory is not one"),
            ("DELETE FROM SuccessorSignatories", "The entry of a successor signatory that event"),
            ("UPDATE SuccessorDecisions SET IsConfirmation = 1", "A decision about a successor signatory is not one"),
            ("DELETE FROM SuccessorDecisions", "The decision about a successor signatory that event"),
        })
        {
            var faults = await FaultsAfterAsync(sql);
            Assert.True(faults.Any(f => f.Contains(fault, StringComparison.Ordinal)), $"{sql}: {string.Join(" ", faults)}");
        }

        Assert.Empty(await FaultsAsync());
    }

    [Fact]
    public async Task The_audit_page_says_loudly_what_does_not_fit_and_the_status_line_tells_every_reader_of_the_register()
    {
        await ArrangeAsync();
        var mia = await _app.SignInAsync(Company.Mia);
        var whole = await mia.TextAsync("/audit");
        Assert.Contains("1 version, 1 signature, 1 document and 1 evidence file were compared with it on", whole);
        Assert.DoesNotContain("does not verify", whole);

        await using (var db = _app.OpenDatabase())
        {
            await TamperAsync(db, "UPDATE Documents SET Bytes = x'00'");
        }

        var found = await Visitor.WordsOfAsync(await mia.SubmitAsync("/audit", [], "form[action*=Verify]"));
        Assert.Contains("The chain of events holds, but records do not fit it", found);
        Assert.Contains("The stored document", found);
        Assert.Contains("The audit trail does not verify", await mia.TextAsync("/people"));
        Assert.Contains("The audit trail does not verify", await (await _app.SignInAsync(Company.Adam)).TextAsync("/accounts"));
        Assert.DoesNotContain("The audit trail does not verify", await (await _app.SignInAsync(Company.Eve)).TextAsync("/roles"));
    }

    [Fact]
    public async Task Verifying_while_versions_are_submitted_and_withdrawn_raises_no_false_alarm()
    {
        var company = await Company.CreateSignedAsync(_app);
        using var stop = new CancellationTokenSource();
        var changes = Task.Run(
            async () =>
            {
                for (var i = 0; !stop.IsCancellationRequested; i++)
                {
                    await company.ChangePurposeAsync("Incident manager", $"Purpose {i}");
                    var id = await company.SubmitAsync(Company.Mia);
                    await _app.LedgerOf(company.Account(Company.Mia)).ChangeAsync(async change => (await change.Db.Versions.SingleAsync(v => v.Id == id)).Withdraw(change.Actor, "Again", change.Now));
                }
            },
            Cancellation);

        for (var i = 0; i < 10; i++)
        {
            Assert.Empty(await FaultsAsync());
        }

        await stop.CancelAsync();
        await changes;
    }

    [Fact]
    public async Task Every_start_and_every_day_the_head_is_logged_with_its_number_and_nobodys_name()
    {
        await ArrangeAsync();
        using var again = new RegisterApp(_app).With("Serilog:MinimumLevel:Default", "Information");
        again.CreateVisitor();

        var line = await again.Log.LineAsync("Audit chain head: event");

        await using var db = _app.OpenDatabase();
        var ledger = await db.LedgerRows.AsNoTracking().SingleAsync(Cancellation);
        Assert.Contains($"event {ledger.LastEvent}, hash {ledger.Head}, verified with 1 versions, 1 signatures, 1 documents and 1 files", line);
        foreach (var name in await db.People.Select(p => p.Name).ToListAsync(Cancellation))
        {
            Assert.DoesNotContain(name, line);
        }
    }

    private async Task ArrangeAsync()
    {
        var company = await Company.CreateSignedAsync(_app);
        await company.ChangeAsync(change => Task.FromResult(change.Db.Add(new EvidenceFile("minutes.pdf", "%PDF-1.7 minutes"u8.ToArray(), change.Now))));
        await DocumentTests.WaitForDocumentAsync(await _app.SignInAsync(Company.Ana), 1);
    }

    // In a transaction that is rolled back: each try starts from the whole register.
    private async Task<IReadOnlyList<string>> FaultsAfterAsync(string sql)
    {
        await using var db = _app.OpenDatabase();
        await db.Database.OpenConnectionAsync(Cancellation);
        _ = _app.DatabaseFile; // in SQLite's own words: skipped elsewhere
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF", Cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
        await TamperAsync(db, sql);
        return (await RecordCheck.RunAsync(db, Cancellation)).Faults;
    }

    private static async Task TamperAsync(RegisterDbContext db, string sql)
    {
        foreach (var trigger in SqliteTriggers.All.Keys)
        {
            var drop = $"DROP TRIGGER IF EXISTS \"{trigger}\"";
            await db.Database.ExecuteSqlRawAsync(drop, Cancellation);
        }

        Assert.NotEqual(0, await db.Database.ExecuteSqlRawAsync(sql, Cancellation));
    }

    private async Task<IReadOnlyList<string>> FaultsAsync()
    {
        await using var db = _app.OpenDatabase();
        return [.. (await RegisterVerification.RunAsync(db, TimeProvider.System, Cancellation)).Faults];
    }
}
