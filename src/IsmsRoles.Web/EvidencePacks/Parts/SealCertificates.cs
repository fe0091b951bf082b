using System.Security.Cryptography;
using IsmsRoles.Data;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.EvidencePacks.Parts;

/// <summary>The public certificates that the versions' documents were sealed with, and how a seal is checked.</summary>
internal sealed class SealCertificates(RegisterDbContext db) : IPackPart
{
    private readonly List<string> _prints = [];
    private readonly List<string> _seals = [];

    public string Explanation => _prints.Count == 0
        ? "No document in this pack carries a seal."
        : $"""
        seals/<sha256>.crt             the public certificate a document was sealed with, PEM

        The organisation seals each document it puts in force. It is a simple electronic signature in
        the terms of the eIDAS regulation: it shows that the file was made by whoever has the
        certificate's key, and that no byte was altered since. It is no person's signature. That the
        certificate is the organisation's, a pack cannot show of itself: compare its SHA-256 with the
        one you were given by another way.

        {string.Join('\n', _prints)}
        {string.Join('\n', _seals)}
        """;

    public async Task WriteAsync(PackWriter pack, PackScope scope, CancellationToken cancellation)
    {
        var versions = scope.Versions.ToDictionary(v => v.Id);
        var sealings = await db.Documents
            .Where(d => versions.Keys.Contains(d.VersionId) && d.SealCertificateId != null)
            .Select(d => new { d.VersionId, d.SealCertificateId })
            .ToListAsync(cancellation);
        var used = sealings.Select(s => s.SealCertificateId!.Value).ToHashSet();
        foreach (var seal in await db.SealCertificates.Where(c => used.Contains(c.Id)).OrderBy(c => c.Sha256).Select(c => new { c.Certificate, c.Sha256 }).ToListAsync(cancellation))
        {
            var path = $"seals/{seal.Sha256}.crt";
            await pack.AddTextAsync(path, text => text.WriteLineAsync(PemEncoding.WriteString("CERTIFICATE", seal.Certificate)), cancellation);
            _prints.Add($"    $ openssl x509 -in {path} -noout -fingerprint -sha256");
        }

        _seals.AddRange(scope.Versions.Where(v => sealings.Any(s => s.VersionId == v.Id)).Select(v => $"    $ pdfsig -nocert {v.Folder}/roles-document.pdf"));
    }
}
