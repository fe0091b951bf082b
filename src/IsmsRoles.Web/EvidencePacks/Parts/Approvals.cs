using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IsmsRoles.Data;
using IsmsRoles.Documents.Exports;
using IsmsRoles.Domain.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.EvidencePacks.Parts;

/// <summary>
/// Of each version: who signed, in what capacity, when and how authenticated; the papers and the resolution signatures rest
/// on; and every step of its life. As JSON with every field, and the signatures as CSV to read.
/// </summary>
internal sealed class Approvals(RegisterDbContext db, VersionEvidence evidence) : IPackPart
{
    private static readonly string[] Header =
    [
        "Signed by", "Job title", "Capacity", "Capacity shown by", "At (UTC)", "Decided on", "Authenticated by", "What it means", "Taken back",
        "Paper", "Scan", "SHA-256 of the content confirmed", "Who stood behind the account",
    ];

    private static readonly JsonSerializerOptions Fields = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public string Explanation =>
        """
        version-N/approvals.csv        who signed, in what capacity, when and how authenticated
        version-N/approvals.json       the same with everything else on record: who was asked, submission,
                                       decisions, papers and who confirmed them, resolution, successors,
                                       revocation, and which file of evidence/ shows what
        """;

    public async Task WriteAsync(PackWriter pack, PackScope scope, CancellationToken cancellation)
    {
        foreach (var version in scope.Versions)
        {
            var whole = await db.Versions.AsNoTracking().SingleAsync(v => v.Id == version.Id, cancellation);
            var shown = await evidence.OfAsync(whole, cancellation);
            await pack.AddJsonAsync($"{version.Folder}/approvals.json", Json(whole, shown), cancellation);
            await pack.AddTextAsync(
                $"{version.Folder}/approvals.csv",
                async text =>
                {
                    await text.WriteAsync(CsvExport.Record(Header).AsMemory(), cancellation);
                    foreach (var approval in whole.Approvals.OrderBy(a => a.Number))
                    {
                        await text.WriteAsync(CsvExport.Record(Cells(whole, approval, shown)).AsMemory(), cancellation);
                    }
                },
                cancellation,
                withMark: true);
        }
    }

    private static JsonObject Json(RegisterVersion version, ShownEvidence shown) => new()
    {
        ["version"] = version.Number,
        ["state"] = JsonSerializer.SerializeToNode(version.State, Fields),
        ["contentSha256"] = version.Sha256,
        ["auditChainHead"] = version.ChainHead,
        ["inForceAt"] = Node(version.InForceAt),
        ["submitted"] = new JsonObject
        {
            ["by"] = version.SubmittedByName,
            ["jobTitle"] = version.SubmittedByJobTitle,
            ["at"] = Node(version.SubmittedAt),
            ["message"] = version.Message,
            ["heldBack"] = Node(version.HeldBack),
            ["corrects"] = version.CorrectsNumber,
            ["whatWasWrong"] = version.WhatWasWrong,
        },
        ["signaturesNeeded"] = version.Needed,
        ["mightSign"] = Node(version.Signatories.OrderBy(s => s.Number)),
        ["approvals"] = Node(version.Approvals.OrderBy(a => a.Number).Select(a => new
        {
            a.Number,
            a.PrintedName,
            a.JobTitle,
            a.Capacity,
            CapacityShownBy = a.Evidence,
            a.At,
            a.DecidedOn,
            a.AuthenticatedBy,
            a.Meaning,
            ContentSha256 = a.Sha256,
            Paper = a.PaperRecordNumber,
            IsTakenBack = !version.StandingApprovals().Contains(a),
            BehindTheAccount = a.Behind,
            a.PersonId,
            a.AccountId,
        })),
        ["papers"] = Node(version.PaperRecords.OrderBy(r => r.Number)),
        ["confirmationsOfPapers"] = Node(version.PaperRulings.OrderBy(r => r.Number)),
        ["resolution"] = Node(version.Resolution),
        ["successorSignatories"] = Node(shown.Successors.Select(s => new
        {
            s.Name,
            s.EvidenceReference,
            s.EvidenceSha256,
            Reason = s.EntryReason,
            s.EnteredByName,
            s.EnteredAt,
            s.IsByCommand,
            s.CountsFrom,
            Decisions = s.Decisions.OrderBy(d => d.Number),
            s.PersonId,
        })),
        ["decisions"] = Node(version.Decisions.OrderBy(d => d.Number)),
        ["revocationSignatures"] = Node(version.RevocationSignatures.OrderBy(s => s.Number)),
        ["leftBeforeItCameIntoForce"] = Node(version.LeftMeanwhile),
        ["evidence"] = Node(shown.Files.Select(f => new { f.What, f.Path, f.Sha256 })),
    };

    private static string?[] Cells(RegisterVersion version, Approval approval, ShownEvidence shown)
    {
        var paper = version.PaperRecords.FirstOrDefault(r => r.Number == approval.PaperRecordNumber);
        return
        [
            approval.PrintedName, approval.JobTitle, approval.Capacity.InWords(), approval.Evidence, Moment(approval.At),
            approval.DecidedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), approval.AuthenticatedBy, approval.Meaning,
            version.StandingApprovals().Contains(approval) ? "No" : "Yes",
            paper?.Reference, paper is null ? null : shown.Files.FirstOrDefault(f => f.Id == paper.ScanFileId)?.Path,
            approval.Sha256, string.Join('\n', approval.Behind.Select(o => $"{o.InWords()}, {Moment(o.At)} UTC")),
        ];
    }

    private static string Moment(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, Fields);
}
