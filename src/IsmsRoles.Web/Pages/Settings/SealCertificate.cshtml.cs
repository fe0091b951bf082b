using System.Security.Cryptography;
using System.Text;
using IsmsRoles.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Settings;

/// <summary>A seal's public certificate as a PEM file (RFC 7468). For everyone signed in, like the documents sealed with it.</summary>
public sealed class SealCertificateModel(RegisterDbContext db) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await db.SealCertificates.Where(c => c.Id == Id).Select(c => new { c.Certificate, c.Sha256 }).SingleOrDefaultAsync(cancellation) is not { } found)
        {
            return NotFound();
        }

        var pem = PemEncoding.WriteString("CERTIFICATE", found.Certificate) + "\n";
        return File(Encoding.ASCII.GetBytes(pem), "application/x-x509-ca-cert", $"seal-{found.Sha256[..12]}.crt");
    }
}
