using System.Text;
using System.Text.RegularExpressions;
using IsmsRoles.Documents.RolesDocument;

namespace IsmsRoles.Documents.Verification;

/// <summary>
/// What a document says of itself in its metadata (Pdf/Xmp writes it). Worth as much as the seal over it: without one, nothing.
/// </summary>
/// <param name="Label">As in "version 4" or "proposed version 4, submission 2".</param>
/// <param name="InForceAt">As printed, UTC; null in a proposal.</param>
/// <param name="ApprovedBy">As printed; empty in a proposal.</param>
public sealed partial record DocumentClaims(
    Guid VersionId, string Organisation, string Label, string? InForceAt, string ApprovedBy, string ContentSha256)
{
    private const int MostBytes = 64 * 1024;
    private const int BlockBytes = 81920;
    private static readonly byte[] Begin = "<?xpacket begin="u8.ToArray();

    /// <summary>Reads the first metadata packet of the file up to that place; null when there is none like ours.</summary>
    internal static async Task<DocumentClaims?> ReadAsync(Stream file, long until, CancellationToken cancellation)
    {
        if (await FindAsync(file, until, cancellation) is not { } start)
        {
            return null;
        }

        var packet = new byte[Math.Min(MostBytes, until - start)];
        file.Position = start;
        var read = await file.ReadAtLeastAsync(packet, packet.Length, throwOnEndOfStream: false, cancellation);
        var text = Encoding.UTF8.GetString(packet, 0, read);
        var end = text.IndexOf("<?xpacket end=", StringComparison.Ordinal);
        var values = Entry().Matches(end < 0 ? text : text[..end])
            .GroupBy(m => m.Groups[1].Value, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => System.Net.WebUtility.HtmlDecode(g.First().Groups[2].Value), StringComparer.Ordinal);
        return Guid.TryParse(values.GetValueOrDefault(DocumentFacts.VersionId), out var id)
            && values.GetValueOrDefault(DocumentFacts.Label) is { } label && values.GetValueOrDefault(DocumentFacts.ContentSha256) is { } content
            ? new(id, values.GetValueOrDefault(DocumentFacts.Organisation, ""), label, values.GetValueOrDefault(DocumentFacts.InForceAt), values.GetValueOrDefault(DocumentFacts.ApprovedBy, ""), content)
            : null;
    }

    private static async Task<long?> FindAsync(Stream file, long until, CancellationToken cancellation)
    {
        var block = new byte[BlockBytes];
        for (long start = 0; start < until; start += BlockBytes - Begin.Length)
        {
            file.Position = start;
            var read = await file.ReadAtLeastAsync(block, (int)Math.Min(BlockBytes, until - start), throwOnEndOfStream: false, cancellation);
            if (block.AsSpan(0, (int)Math.Min(read, until - start)).IndexOf(Begin) is var at and >= 0)
            {
                return start + at;
            }
        }

        return null;
    }

    // One line, one element, as Xmp writes it: no parser of XML that others wrote.
    [GeneratedRegex("<ismsroles:([A-Za-z0-9]+)>([^<]*)</ismsroles:", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Entry();
}
