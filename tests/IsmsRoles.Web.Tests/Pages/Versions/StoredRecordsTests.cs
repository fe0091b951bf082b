using System.Data.Common;
using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Versions;

/// <summary>What the database itself holds and refuses (rules 3, 4, 10 and 11), whoever has a connection to it.</summary>
public sealed class StoredRecordsTests
{
    [Fact]
    public async Task The_database_refuses_to_change_or_delete_what_was_signed_and_recorded()
    {
        using var app = new RegisterApp();
        var company = await Company.CreateAsync(app);
        var id = await company.SubmitAsync(Company.Mia);
        var ana = await app.SignInAsync(Company.Ana);
        await ana.SignVersionAsync(id);
        await DocumentTests.WaitForDocumentAsync(ana, 1);
        await using var db = app.OpenDatabase();

        await AssertRefusedAsync(
            app,
            db,
            $"UPDATE \"AuditEntries\" SET \"Text\" = '{{}}' WHERE \"Number\" = 1",
            $"DELETE FROM \"AuditEntries\" WHERE \"Number\" = 1",
            $"UPDATE \"AuditPersonalValues\" SET \"Value\" = 'somebody else'",
            $"UPDATE \"Approvals\" SET \"PrintedName\" = {"Ben Żółć"}",
            $"DELETE FROM \"Approvals\"",
            $"UPDATE \"Signatories\" SET \"PersonId\" = {company.Person(Company.Mia)}",
            $"UPDATE \"VersionDecisions\" SET \"Name\" = 'nobody'",
            $"UPDATE \"Versions\" SET \"ContentBytes\" = {"{}"u8.ToArray()}",
            $"UPDATE \"Versions\" SET \"Sha256\" = '00'",
            $"UPDATE \"Versions\" SET \"Number\" = 7",
            $"UPDATE \"Versions\" SET \"Number\" = NULL",
            $"UPDATE \"Versions\" SET \"Needed\" = 0",
            $"DELETE FROM \"Versions\"",
            $"UPDATE \"Documents\" SET \"Bytes\" = {"x"u8.ToArray()}",
            $"UPDATE \"Documents\" SET \"SealLevel\" = 'BaselineT'",
            $"UPDATE \"SealCertificates\" SET \"Certificate\" = {"x"u8.ToArray()}",
            $"UPDATE \"SealCertificates\" SET \"Sha256\" = '00'",
            $"UPDATE \"SealCertificates\" SET \"Since\" = \"NotBefore\"",
            $"DELETE FROM \"SealCertificates\"",
            $"DELETE FROM \"Documents\"");
    }

    private static async Task AssertRefusedAsync(RegisterApp app, RegisterDbContext db, params FormattableString[] tamperings)
    {
        foreach (var tampering in tamperings)
        {
            var refused = await Assert.ThrowsAnyAsync<DbException>(() => db.Database.ExecuteSqlAsync(tampering, TestContext.Current.CancellationToken));
            Assert.True(app.Database.IsRefusal(refused), $"{tampering.Format}: {refused.Message}");
        }
    }

    [Fact]
    public async Task The_database_refuses_to_change_or_delete_paper_records_successors_and_revocations()
    {
        using var app = new RegisterApp();
        var (company, successor) = await Successors.SuccessorTests.EnteredAsync(app);
        await (await app.SignInAsync(Company.Adam)).ConfirmSuccessorAsync(successor.Id);
        await company.GiveAccessAsync(Company.Ben, Domain.Access.AccessRight.Approver);
        await (await app.SignInAsync(Company.Ben)).ConfirmSuccessorAsync(successor.Id);
        await company.AssignAsync("Top management", Company.Eve, evidence: "Register extract of 3 March");
        var mia = await app.SignInAsync(Company.Mia);
        var id = await mia.SubmitVersionAsync(new() { ["Input.CorrectsNumber"] = "1", ["Input.WhatWasWrong"] = "Who leads." });
        await mia.RecordPaperAsync(app, id, [company.Person(Company.Eve)]);
        await (await app.SignInAsync(Company.Adam)).ConfirmPaperAsync(id);
        await company.GiveAccessAsync(Company.Eve, Domain.Access.AccessRight.Approver);
        await (await app.SignInAsync(Company.Eve)).SignRevocationAsync(2, "It is wrong.");
        await using var db = app.OpenDatabase();

        await AssertRefusedAsync(
            app,
            db,
            $"UPDATE \"Versions\" SET \"State\" = 'InForce' WHERE \"State\" = 'Revoked'",
            $"UPDATE \"Versions\" SET \"CorrectsNumber\" = NULL",
            $"UPDATE \"Versions\" SET \"WhatWasWrong\" = 'nothing'",
            $"UPDATE \"PaperRecords\" SET \"DecidedOn\" = '2020-01-01'",
            $"UPDATE \"PaperRecords\" SET \"MemberIds\" = '[]'",
            $"DELETE FROM \"PaperRecords\"",
            $"UPDATE \"PaperRulings\" SET \"Name\" = 'Mia'",
            $"DELETE FROM \"PaperRulings\"",
            $"UPDATE \"RevocationSignatures\" SET \"Reason\" = ''",
            $"DELETE FROM \"RevocationSignatures\"",
            $"UPDATE \"SuccessorSignatories\" SET \"PersonId\" = {company.Person(Company.Mia)}",
            $"UPDATE \"SuccessorSignatories\" SET \"AfterNumber\" = 9",
            $"UPDATE \"SuccessorSignatories\" SET \"EnteredByAccountId\" = NULL",
            $"DELETE FROM \"SuccessorSignatories\"",
            $"UPDATE \"SuccessorDecisions\" SET \"IsConfirmation\" = 1",
            $"DELETE FROM \"SuccessorDecisions\"");
    }

    [Fact]
    public async Task Every_trigger_is_there_after_all_migrations_as_it_is_defined()
    {
        using var app = new RegisterApp();
        await using var db = app.OpenDatabase();
        await app.Database.MigrateAsync(db);

        var there = await app.Database.TriggersAsync(db);

        Assert.NotEmpty(app.Database.TriggersDefined);
        Assert.Equal(app.Database.TriggersDefined.OrderBy(t => t.Key, StringComparer.Ordinal), there.OrderBy(t => t.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_model_has_no_change_that_no_migration_holds()
    {
        using var app = new RegisterApp();
        await using var db = app.OpenDatabase();

        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_last_snapshot_of_every_day_with_changes_is_kept()
    {
        using var app = new RegisterApp().WithoutBackgroundWork();
        var company = await Company.CreateSignedAsync(app);
        var first = app.Today;
        await company.ChangePurposeAsync("Incident manager", "As known on the first day.");
        app.Clock.Move(TimeSpan.FromDays(3));
        await company.ChangePurposeAsync("Incident manager", "Morning of the second day.");
        await company.ChangePurposeAsync("Incident manager", "As known on the second day.");

        using var restarted = new RegisterApp(app);
        restarted.Clock.Move(TimeSpan.FromDays(3));
        await using var db = restarted.OpenDatabase();
        await WaitForAsync(async () => await db.DailySnapshots.CountAsync(TestContext.Current.CancellationToken) == 2);

        var kept = await db.DailySnapshots.OrderBy(s => s.Day).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([first, first.AddDays(3)], kept.Select(s => s.Day));
        Assert.Equal(
            ["As known on the first day.", "As known on the second day."],
            kept.Select(s => DailySnapshots.Read(s).Role(company.Role("Incident manager"))!.Purpose));
    }

    private static async Task WaitForAsync(Func<Task<bool>> done)
    {
        for (var attempt = 0; !await done(); attempt++)
        {
            Assert.True(attempt < 200, "It did not happen within 20 seconds.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
