using System.Diagnostics;
using System.Globalization;
using IsmsRoles.Documents.RolesDocument;
using IsmsRoles.Documents.Tests;
using UglyToad.PdfPig;

// Times the roles document for 12, 60 and 1,000 roles: median of several renderings after one to warm up.
// With a folder as argument, the documents are also written there, to be looked at.
Console.WriteLine("roles  pages     KiB  median ms");
foreach (var (roles, rounds) in new[] { (12, 15), (60, 15), (1000, 7) })
{
    var model = SampleDocument.Create(roles);
    var document = RolesDocumentPdf.Render(model);
    var times = new List<double>();
    for (var round = 0; round < rounds; round++)
    {
        var watch = Stopwatch.StartNew();
        RolesDocumentPdf.Render(model);
        times.Add(watch.Elapsed.TotalMilliseconds);
    }

    times.Sort();
    using var readBack = PdfDocument.Open(document);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{roles,5}  {readBack.NumberOfPages,5}  {document.Length / 1024.0,6:0}  {times[rounds / 2],9:0.0}"));
    if (args is [var folder])
    {
        Write(folder, roles, "", document);
        Write(folder, roles, "-proposed", RolesDocumentPdf.Render(SampleDocument.Create(roles, proposed: true)));
    }
}

static void Write(string folder, int roles, string suffix, byte[] document) => File.WriteAllBytes(
    Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"roles-{roles}{suffix}.pdf")), document);
