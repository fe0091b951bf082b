using System.CommandLine;
using IsmsRoles.Data;
using IsmsRoles.Data.Verification;

namespace IsmsRoles.Web.Commands;

/// <summary>
/// <c>verify-audit [--expect-head HASH]</c>: recomputes the audit chain and compares versions, signatures, documents,
/// files and printed heads with it. One sentence for each result; those that tell of something broken on standard error.
/// </summary>
internal static class VerifyAuditCommand
{
    private const int HashLength = 64;

    public static Command Create(string[] args)
    {
        var expected = new Option<string?>("--expect-head")
        {
            HelpName = "HASH",
            Description = "A head that this register once had: from a printed document, the log or a backup. It must be in the chain.",
        };
        var command = new Command("verify-audit", "Recompute the audit chain and compare everything it vouches for; exit code 1 when something does not fit.") { expected };
        command.SetAction((parsed, cancellation) => RegisterCommand.RunAsync(args, services => VerifyAsync(services, parsed.GetValue(expected), cancellation), cancellation));
        return command;
    }

    private static async Task<int> VerifyAsync(IServiceProvider services, string? expected, CancellationToken cancellation)
    {
        // As it may be copied from a document: broken across lines, in capitals.
        var head = expected is null ? null : string.Concat(expected.Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();
        if (head is not null && (head.Length != HashLength || !head.All(char.IsAsciiHexDigit)))
        {
            return await RegisterCommand.RefuseAsync("The head to expect is not a SHA-256 of 64 hexadecimal digits.");
        }

        var db = services.GetRequiredService<RegisterDbContext>();
        var found = await RegisterVerification.RunAsync(db, services.GetRequiredService<TimeProvider>(), cancellation);
        if (found.Chain.Fault is { } fault)
        {
            return await RegisterCommand.RefuseAsync($"BROKEN: {fault} Events 1 to {found.Chain.Through:N0} fit together, up to the head {found.Chain.Head}.");
        }

        Console.WriteLine($"The chain of {found.Chain.Through:N0} events is whole; its head is {found.Chain.Head}.");
        await TellRecordsAsync(found.Records!);
        var expectedIsThere = head is null || await TellHeadAsync(db, head, found.Chain, cancellation);
        return found.IsWhole && expectedIsThere ? 0 : 1;
    }

    private static async Task TellRecordsAsync(RecordFindings records)
    {
        foreach (var fault in records.Faults)
        {
            await Console.Error.WriteLineAsync($"BROKEN: {fault}");
        }

        if (records.Heads.Count > 0)
        {
            Console.WriteLine($"The heads printed in documents are in the chain: {string.Join(", ", records.Heads.Select(h => $"version {h.Version} at event {h.Event:N0}"))}.");
        }

        if (records.Faults.Count == 0)
        {
            Console.WriteLine($"{records.Versions:N0} versions, {records.Approvals:N0} signatures, {records.Documents:N0} documents and {records.EvidenceFiles:N0} evidence files are what was recorded.");
        }
    }

    private static async Task<bool> TellHeadAsync(RegisterDbContext db, string head, ChainProgress chain, CancellationToken cancellation)
    {
        if (await RegisterVerification.FindHeadAsync(db, head, cancellation) is not { } number)
        {
            await Console.Error.WriteLineAsync($"BROKEN: no event of this chain has the expected head {head}: it was rewritten, or this is another register.");
            return false;
        }

        Console.WriteLine(number == chain.Through
            ? $"The expected head is this chain's head, at event {number:N0}."
            : $"The expected head is in the chain, at event {number:N0}; {chain.Through - number:N0} events follow it.");
        return true;
    }
}
