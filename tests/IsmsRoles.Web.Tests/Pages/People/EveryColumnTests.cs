using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Data.Erasing;
using IsmsRoles.Data.Registers;
using IsmsRoles.Data.Reports;
using IsmsRoles.Data.Sqlite;
using IsmsRoles.Data.Verification;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Evidence;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Reports;
using IsmsRoles.Domain.Reviews;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Web.Import;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Versions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace IsmsRoles.Web.Tests.Pages.People;

/// <summary>
/// What an erasure does with each column of each table that can hold a name. The columns are read from the model: one that
/// somebody adds is in none of these lists, and the first test fails until it is decided what becomes of it.
/// </summary>
public sealed class EveryColumnTests : IDisposable
{
    private const string Name = "Ben Żółć";

    private static readonly string[] Words = ["Żółć", "zolc"]; // and as names are folded for searching

    /// <summary>Gone or renamed afterwards.</summary>
    private static readonly string[] Goes = Columns("""
        Accounts: Email NormalizedEmail NormalizedUserName UserName PasswordOrigin PersonOrigin PhoneNumber SecondFactorOrigin
        PasswordLinks: Issued
        SecondFactors: Name Origin
        AspNetUserClaims: ClaimType ClaimValue
        AspNetUserLogins: ProviderDisplayName
        AspNetUserPasskeys: Data
        AspNetUserTokens: Value
        ImportUploads: Content FileName
        Assignments: AppointmentEvidence BackdatedReason EndEvidence EndReason
        AuditPersonalValues: Value
        People: Department Email ExternalReference JobTitle Name SearchName TermsReference
        Positions: AbolishEvidence AbolishReason
        Tenures: EndEvidence EndReason
        DailySnapshots: CompressedContent
        """);

    /// <summary>Gone where the role is retired, reworded first where it is used.</summary>
    private static readonly string[] InRoles = Columns("""
        Roles: Purpose SearchName Title
        Responsibilities: Text
        Authorities: Limit Text
        """);

    /// <summary>Records of the organisation, as the page says.</summary>
    private static readonly string[] Stays = Columns("""
        AuditEntries: Text
        EvidenceFiles: Content FileName
        FoundingSignatories: EvidenceReference
        Versions: ContentBytes HeldBack LeftMeanwhile Message Resolution SubmittedByJobTitle SubmittedByName WhatWasWrong
        Documents: Bytes
        Signatories: Evidence JobTitle Name
        Approvals: Behind Evidence JobTitle PrintedName
        VersionDecisions: Name Reason
        PaperRecords: Behind RecordedByName Reference
        PaperRulings: Name Reason
        RevocationSignatures: Evidence JobTitle PrintedName Reason
        SuccessorSignatories: EnteredByName EntryReason EvidenceReference Name
        SuccessorDecisions: Behind Name Reason
        Reviews: ByName Note Title
        ReviewWithdrawals: ByName Reason
        PerformanceReports: CorrectionReason Minutes Others PresenterName PresenterTitle RecordedByName ReportingRole Summary
        ReportRecipients: JobTitle Name
        ReportWithdrawals: ByName Reason
        """);

    /// <summary>Nothing is erased while somebody can still reword it.</summary>
    private static readonly string[] RewordedFirst = Columns("""
        Organisations: Classification IsmsScope Name
        Positions: TermsOfReference Title
        ScopeItems: Name
        ThirdParties: ContractReference Name SecurityContact SecurityContactEmail Service
        """);

    /// <summary>Hashes, keys, fixed words, and texts folded from another column.</summary>
    private static readonly string[] NeverNames = Columns("""
        Accounts: ConcurrencyStamp PasswordHash SecurityStamp
        PasswordLinks: TokenHash
        RecoveryCodes: Hash
        SecondFactors: CredentialId ProtectedKey
        UsedChallenges: Hash
        SetupCodes: Hash
        Ledger: Head
        DataProtectionKeys: FriendlyName Xml
        AspNetUserLogins: LoginProvider ProviderKey
        AspNetUserPasskeys: CredentialId
        AspNetUserTokens: LoginProvider Name
        ImportUploads: Choices
        AuditEntries: Hash Kind PreviousHash
        AuditPersonalValues: Hash Salt
        EvidenceFiles: ContentType Sha256
        Organisations: TimeZoneId
        Positions: SearchName
        ThirdParties: SearchName
        Authorities: Currency
        Responsibilities: References
        Versions: ChainHead Sha256
        Documents: FileName SealRemark Sha256
        SealCertificates: Certificate EndedBecause Key KeyFileId Sha256 Subject WrappedKey
        DailySnapshots: ContentSha256
        Approvals: AuthenticatedBy Meaning Sha256
        PaperRecords: MemberIds Quoted ScanSha256
        PaperRulings: AuthenticatedBy
        RevocationSignatures: AuthenticatedBy
        SuccessorSignatories: EvidenceSha256
        SuccessorDecisions: AuthenticatedBy
        Reviews: Sha256
        PerformanceReports: FileSha256
        """);

    private readonly RegisterApp _app = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task It_is_decided_for_every_text_and_blob_of_every_table_what_becomes_of_a_name_in_it()
    {
        await using var db = _app.OpenDatabase();
        var model = db.Model.GetEntityTypes().SelectMany(TextColumns).Distinct().Order(StringComparer.Ordinal).ToList();
        var decided = Goes.Concat(InRoles).Concat(Stays).Concat(RewordedFirst).Concat(NeverNames).ToList();

        Assert.Empty(model.Except(decided));
        Assert.Empty(decided.Except(model));
        Assert.Empty(decided.GroupBy(c => c).Where(g => g.Count() > 1).Select(g => g.Key));
        _ = _app.DatabaseFile; // in SQLite's own words: skipped elsewhere
        await using var connection = new SqliteConnection(_app.ConnectionString);
        await connection.OpenAsync(Cancellation);
        var tables = db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct();
        Assert.Empty((await NameSearch.TablesAsync(connection)).Except(tables).Except(["__EFMigrationsHistory", "__EFMigrationsLock", "sqlite_sequence"]));
    }

    [Fact]
    public async Task Of_somebody_who_is_everywhere_only_the_records_of_the_organisation_keep_the_name()
    {
        var id = await EverywhereAsync();
        Assert.Empty(Goes.Concat(InRoles).Concat(Stays).Except(["Documents.Bytes"]).Except(await NameSearch.FindAsync(_app, Words))); // a document's text is packed
        var page = await (await _app.SignInAsync(Company.Adam)).TextAsync($"/people/{id}/erase");
        foreach (var sentence in new[]
        {
            "passkeys, authenticator, recovery codes and one-time links",
            "accounts, links and second factors of others that they stand behind",
            "Their name in the texts of 1 retired role.",
            "Their name on 2 records and rulings about signatures on paper",
            "1 signature they gave on revocations",
            "Their name in 2 entries of successor signatories",
            "as who stood behind the signer’s password, second factor or account",
            "Their name on 1 review of roles or of the register",
            "Their name on 1 record of a report to top management",
            "these records of the organisation never change",
            "the chain of hashes covers those words",
        })
        {
            Assert.Contains(sentence, page);
        }

        await _app.Ledger().ChangeAsync(change => PersonErasure.EraseAsync(change, id, "Retention time is over", Cancellation), Cancellation);

        var left = await NameSearch.FindAsync(_app, Words);
        Assert.Empty(left.Except(Stays));
        Assert.Empty(Stays.Except(["Documents.Bytes"]).Except(left));
        await using var db = _app.OpenDatabase();
        Assert.Empty((await RegisterVerification.RunAsync(db, TimeProvider.System, Cancellation)).Faults);
        var origins = await db.Users.Where(a => a.Email == Company.Otto).Select(a => new { a.PasswordOrigin, a.SecondFactorOrigin, a.PersonOrigin }).SingleAsync(Cancellation);
        Assert.All(
            new[] { origins.PasswordOrigin, origins.SecondFactorOrigin, origins.PersonOrigin },
            o => Assert.Equal(($"Erased person {id.ToString("N")[^8..]}", id), (o!.Name, o.PersonId))); // rule 8 still compares people
        var bens = await db.Users.Where(a => a.PersonId == id).Select(a => a.Id).SingleAsync(Cancellation);
        Assert.False(await db.SecondFactors.AnyAsync(f => f.AccountId == bens, Cancellation));
        Assert.False(await db.RecoveryCodes.AnyAsync(c => c.AccountId == bens, Cancellation));
        Assert.False(await db.UserPasskeys.AnyAsync(p => p.UserId == bens, Cancellation));
        Assert.True(await db.SecondFactors.AnyAsync(f => f.AccountId != bens, Cancellation));
    }

    [Fact]
    public async Task While_a_text_in_use_names_them_nothing_is_erased_whichever_column_it_is()
    {
        var id = await EverywhereAsync();
        Assert.Empty(await ObstaclesAsync(id, null));
        foreach (var column in RewordedFirst.Concat(InRoles.Where(c => c != "Roles.SearchName")))
        {
            Assert.True((await ObstaclesAsync(id, column)).Any(o => o.Contains("Reword it first.", StringComparison.Ordinal)), column);
        }
    }

    private async Task<IReadOnlyList<string>> ObstaclesAsync(Guid id, string? column)
    {
        await using var db = _app.OpenDatabase();
        await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
        if (column?.Split('.') is [var table, var name])
        {
            Assert.NotEqual(0, await ExecuteAsync(db, $"UPDATE \"{table}\" SET \"{name}\" = 'Ask {Name} first'"));
        }

        return (await PersonErasure.PlanAsync(db, id, _app.Clock.GetUtcNow().UtcDateTime, _app.Today, Cancellation))!.Obstacles;
    }

    /// <summary>Ben, who did everything somebody can do here and has left; what he did not write himself is written into the rows.</summary>
    private async Task<Guid> EverywhereAsync()
    {
        var company = await Company.CreateAsync(_app);
        var id = company.Person(Company.Ben);
        await company.GiveAccessAsync(Company.Ben, AccessRight.Manager | AccessRight.Administrator);
        await StandBehindOthersAsync(company);
        await ReviewAndReportAsync(company);
        _app.Clock.Move(TimeSpan.FromMinutes(1)); // a link issued before submitting is allowed
        await company.SubmitAsync(Company.Ben);
        await company.ApproveAsync(Company.Ana);
        await company.SubmitAndWithdrawOnPaperAsync();
        await company.RevokeAndSucceedAsync();
        _app.Clock.Move(TimeSpan.FromDays(2));
        await LeaveAsync(company);
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);
        await using var db = _app.OpenDatabase();
        foreach (var trigger in SqliteTriggers.All.Keys)
        {
            await ExecuteAsync(db, $"DROP TRIGGER \"{trigger}\"");
        }

        var found = await NameSearch.FindAsync(_app, Words);
        foreach (var column in Goes.Concat(InRoles).Concat(Stays).Except(found).Where(c => c != "Documents.Bytes"))
        {
            Assert.True(await WriteAsync(db, id, column) > 0, $"no row to write {column} into");
        }

        return id;
    }

    private async Task StandBehindOthersAsync(Company company)
    {
        await _app.LedgerOf(company.Account(Company.Ben)).ChangeAsync(async change =>
        {
            var (ana, eve, otto) = (await Account(change, Company.Ana), await Account(change, Company.Eve), await Account(change, Company.Otto));
            ana.SetPassword(ana.PasswordHash!);
            otto.SetPassword(otto.PasswordHash!);
            otto.NoteSecondFactorsReset("Lost");
            otto.LinkTo(null, null);
            change.Db.Add(PasswordLink.Issue(eve, change.Now).Link);
        });
        await company.ChangeAsync(async change => change.Db.Add(SecondFactor.Passkey(await Account(change, Company.Otto), 0, $"{Name}’s phone", [1, 2, 3], change.Now)));
    }

    private Task ReviewAndReportAsync(Company company) => _app.LedgerOf(company.Account(Company.Ben)).ChangeAsync(async change =>
    {
        var subject = ReviewSubject.OfRegister(await LiveRegisters.SnapshotAsync(change.Db, change.Today), null, null);
        var review = Review.Record(change.Actor, subject, subject.Sha256, $"Read with {Name}", [], change.Now, change.Today);
        review.Withdraw(change.Actor, $"{Name} had not read it", change.Now, change.Today);
        var ben = await change.Db.People.SingleAsync(p => p.Name == Name);
        var day = await ReportRecords.DayAsync(change.Db, Company.TimeZone, change.Today);
        var report = PerformanceReport.Record(change.Actor, new(change.Today, ben, null, [], [ben.Id], Name, $"{Name} told it", "Minutes 7", NotTheHolder: true), null, day, change.Now, change.Today);
        report.Withdraw(change.Actor, $"{Name} did not", isReplaced: false, change.Now, change.Today);
        change.Db.AddRange(review, report);
    });

    private static Task<Account> Account(Change change, string email) => change.Db.Users.SingleAsync(a => a.Email == email);

    private static Task LeaveAsync(Company company) => company.ChangeAsync(async change =>
    {
        var (ben, account) = (await change.Db.People.SingleAsync(p => p.Name == Name), await Account(change, Company.Ben));
        change.Db.Add(SecondFactor.Passkey(account, 0, $"{Name}’s key", [4, 5, 6], change.Now));
        change.Db.Add(new RecoveryCode(account.Id, new string('a', 64)));
        change.Db.Add(new IdentityUserPasskey<Guid> { UserId = account.Id, CredentialId = [4, 5, 6], Data = new() { Name = Name, PublicKey = [1], AttestationObject = [1], ClientDataJson = [1] } });
        change.Db.Add(new IdentityUserClaim<Guid> { UserId = account.Id, ClaimType = Name, ClaimValue = Name });
        change.Db.Add(new IdentityUserLogin<Guid> { UserId = account.Id, LoginProvider = "x", ProviderKey = "x", ProviderDisplayName = Name });
        change.Db.Add(new IdentityUserToken<Guid> { UserId = account.Id, LoginProvider = "x", Name = "x", Value = Name });
        change.Db.ImportUploads.Add(new(company.Account(Company.Mia), ImportKind.People, "people.csv", Uploads.Compress("Name\nBen Żółć"u8.ToArray()), change.Now));
        change.Db.Add(new EvidenceFile($"{Name}.pdf", "%PDF-1.7 Ben Żółć"u8.ToArray(), change.Now));
        ben.Leave(change.Today.AddDays(-1), null);
        var top = await change.Db.Roles.SingleAsync(r => r.Id == company.Role("Top management"));
        var held = await change.Db.Assignments.SingleAsync(a => a.PersonId == ben.Id);
        held.EndOn(change.Today.AddDays(-1), "Left", "Letter", isTopManagement: true, top, Domain.Assignments.Holder.Of(ben, null));
        var board = new Domain.Positions.Position(new("Risk board", Domain.Positions.PositionKind.Body));
        board.Appoint(ben, change.Today.AddDays(-9), change.Today.AddDays(-1), asChair: false);
        board.EndTenure(1, ben, change.Today.AddDays(-2), "Left", "Letter", isTopManagement: false);
        board.Abolish(change.Today.AddDays(-1), "Nobody was on it", null, isTopManagement: false);
        change.Db.Add(board);
        change.Db.Add(new Domain.Scopes.ScopeItem(Domain.Scopes.ScopeKind.Site, "Oslo"));
        change.Db.Add(new Domain.ThirdParties.ThirdParty(new("Hosting Ltd", "Hosting")));
        var retired = new Role(new($"Deputy of {Name}", $"Stands in for {Name}.", 12, [new($"Does what {Name} did.", "5.3")], [new(AuthorityKind.Other, $"Signs for {Name}", $"What {Name} may")]));
        change.Db.Add(retired);
        retired.Retire(change.Today, "Over", new([], 0, [], []));
    });

    private static Task<int> WriteAsync(RegisterDbContext db, Guid id, string column)
    {
        var (table, name) = (column.Split('.')[0], column.Split('.')[1]);
        var value = column switch
        {
            "Versions.HeldBack" or "Versions.LeftMeanwhile" => $"'[\"{Name}\"]'",
            "Versions.Resolution" => $$"""'{"Reference":"{{Name}}","Date":"2026-01-02","FileId":"{{Guid.Empty}}","Covers":[],"CoversOwnSubmission":false}'""",
            "PaperRecords.Behind" or "SuccessorDecisions.Behind" => "(SELECT \"Behind\" FROM \"Approvals\" WHERE length(\"Behind\") > 2)",
            _ => $"'As {Name} said'",
        };
        var where = table switch
        {
            "People" => $"\"Id\" = '{id.ToString().ToUpperInvariant()}'",
            "Assignments" => "\"EndedOn\" IS NOT NULL",
            "Accounts" => $"\"PersonId\" = '{id.ToString().ToUpperInvariant()}'",
            _ => "1 = 1",
        };
        return ExecuteAsync(db, $"UPDATE \"{table}\" SET \"{name}\" = {value} WHERE {where}");
    }

    private static Task<int> ExecuteAsync(RegisterDbContext db, string sql) =>
        db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), Cancellation);

    private static IEnumerable<string> TextColumns(IEntityType type)
    {
        var table = type.GetTableName()!;
        if (type.IsMappedToJson())
        {
            return [$"{table}.{type.GetContainerColumnName()}"];
        }

        return type.GetProperties()
            .Where(p => !(Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType).IsEnum)
            .Where(p => (p.GetTypeMapping().Converter?.ProviderClrType ?? p.ClrType) is var stored && (stored == typeof(string) || stored == typeof(byte[])))
            .Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType) is var clr && clr != typeof(Guid) && clr != typeof(DateTime) && clr != typeof(DateOnly) && clr != typeof(DateTimeOffset))
            .Select(p => $"{table}.{p.GetColumnName()}");
    }

    private static string[] Columns(string lines) =>
        [.. lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(l => l.Split(": "))
            .SelectMany(l => l[1].Split(' ').Select(c => $"{l[0]}.{c}"))];
}
