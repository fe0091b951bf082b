using System.Data.Common;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using IsmsRoles.Data;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Evidence;
using IsmsRoles.Domain.People;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace IsmsRoles.Web.Tests.EvidencePacks;

/// <summary>How a pack gets to whoever asked: over a real connection, in pieces, and never as half of one.</summary>
public sealed class StreamingTests
{
    /// <summary>The size of each file these tests file.</summary>
    internal const int FileBytes = 5_000_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_failure_in_the_middle_breaks_the_connection_off_and_what_came_is_no_zip()
    {
        using var app = OnRealPort().With(services => services.ConfigureDbContext<RegisterDbContext>(o => o.AddInterceptors(new FailsAtPersonalValues())));
        var company = await Company.CreateSignedAsync(app);
        await company.ChangeAsync(change =>
        {
            change.Db.Add(RandomFile(change, "unused"));
            return Task.CompletedTask;
        });
        var otto = await app.SignInAsync(Company.Otto);

        using var response = await otto.Http.GetAsync("/versions/1/evidence-pack", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        using var came = new MemoryStream();
        await using var body = await response.Content.ReadAsStreamAsync(Cancellation);
        await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(came, Cancellation));

        Assert.True(came.Length > 1000, "Something had already been sent.");
        Assert.Throws<InvalidDataException>(() => new ZipArchive(came, ZipArchiveMode.Read));
        Assert.Contains("The database went away", app.Log.Text);
    }

    [Fact]
    public async Task Whoever_breaks_a_download_off_leaves_nothing_behind_and_may_ask_again()
    {
        using var app = OnRealPort().With("Serilog:MinimumLevel:Default", "Information");
        var company = await Company.CreateAsync(app);
        await FileAppointmentsAsync(company, 4);
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);
        var otto = await app.SignInAsync(Company.Otto);
        var temporary = Directory.EnumerateFileSystemEntries(Path.GetTempPath(), "*", SearchOption.TopDirectoryOnly).ToHashSet();

        using (var response = await otto.Http.GetAsync("/versions/1/evidence-pack", HttpCompletionOption.ResponseHeadersRead, Cancellation))
        {
            await using var body = await response.Content.ReadAsStreamAsync(Cancellation);
            await body.ReadExactlyAsync(new byte[1_000_000], Cancellation);
        }

        await app.Log.LineAsync("/versions/{number:int}/evidence-pack answered");
        Assert.DoesNotContain("Error ", string.Join('\n', app.Log.Text.Split('\n').Where(l => l.Contains("evidence-pack", StringComparison.Ordinal) || l.Contains("unhandled", StringComparison.Ordinal))));
        using var again = await Unpacked.DownloadAsync(otto, "/versions/1/evidence-pack");
        Assert.Equal(0, again.Run(again.Command("SHA256SUMS")).Exit);
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(Path.GetTempPath()), p => !temporary.Contains(p) && Path.GetFileName(p).Contains(".zip", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_version_whose_document_is_still_being_made_is_packed_without_it_and_the_rest_verifies()
    {
        using var app = OnRealPort();
        await Company.CreateSignedAsync(app);

        using var pack = await Unpacked.DownloadAsync(await app.SignInAsync(Company.Otto), "/versions/1/evidence-pack");

        Assert.DoesNotContain("version-1/roles-document.pdf", pack.Names);
        Assert.Contains("The document of version 1 was still being made.", pack.Readme);
        Assert.Equal(0, pack.Run(pack.Command("SHA256SUMS")).Exit);
    }

    // Without background work: what is alive is the download's alone, and the document is never made.
    internal static RegisterApp OnRealPort()
    {
        var app = new RegisterApp().WithoutBackgroundWork();
        app.UseKestrel(0);
        return app;
    }

    /// <summary>As many members of top management, each appointed by a filed extract of 5 MB that does not compress.</summary>
    internal static async Task FileAppointmentsAsync(Company company, int number)
    {
        for (var i = 0; i < number; i++)
        {
            await company.ChangeAsync(async change =>
            {
                var file = RandomFile(change, $"extract {i}");
                var person = new Person(new($"Member {i}", null, "Director", "Board"), change.Today.AddYears(-1));
                var top = await change.Db.Roles.SingleAsync(r => r.Id == company.Role("Top management"));
                change.Db.AddRange(file, person, new Assignment(
                    top, Holder.Of(person, null), new(AssignmentKind.Holder, change.Today, AppointmentEvidence: "Extract", AppointmentEvidenceFileId: file.Id), [], change.Today, change.Now));
            });
        }
    }

    private static EvidenceFile RandomFile(Change change, string name)
    {
        var content = RandomNumberGenerator.GetBytes(FileBytes);
        "%PDF-1.7\n"u8.CopyTo(content);
        return new($"{name}.pdf", content, change.Now);
    }

    private sealed class FailsAtPersonalValues : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            command.CommandText.Contains("FROM \"AuditPersonalValues\"", StringComparison.Ordinal) || command.CommandText.Contains("FROM [AuditPersonalValues]", StringComparison.Ordinal)
                ? throw new InvalidOperationException("The database went away.")
                : ValueTask.FromResult(result);
    }
}
