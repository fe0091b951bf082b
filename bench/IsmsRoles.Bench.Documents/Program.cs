using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IsmsRoles.Documents.Chart;
using IsmsRoles.Documents.Pdf.Signature;
using IsmsRoles.Documents.RolesDocument;
using IsmsRoles.Documents.Tests;
using IsmsRoles.Domain.Sealing;
using UglyToad.PdfPig;

// Times the roles document for 12, 60 and 1,000 roles, warm: the best and the median of many renderings after some to warm
// up, the processor's time (of all threads) and what one allocates. The best is what the work takes; the median shows how
// busy the machine was with other things.
// With a folder as argument, the documents are also written there, to be looked at.
using var certificate = Certificate();
(string Name, Func<RolesDocumentModel, byte[]> Make)[] ways =
[
    ("document", RolesDocumentPdf.Render),
    ("sealed", model => model.IsProposed ? RolesDocumentPdf.Render(model) : Seal(model)),
];

Console.WriteLine($"{"",-10}  roles  pages     KiB   best ms  median ms   CPU ms  MiB allocated");
foreach (var (roles, rounds) in new[] { (12, 60), (60, 40), (1000, 15) })
{
    var model = SampleDocument.Create(roles);
    foreach (var (name, make) in ways)
    {
        var document = make(model);
        using var readBack = PdfDocument.Open(document);
        Report(name, roles, $"{readBack.NumberOfPages,5}  {document.Length / 1024.0,6:0}", rounds, () => make(model));
        Write(name, roles, document);
        Write(name + "-proposed", roles, make(SampleDocument.Create(roles, proposed: true)));
    }

    // The chart is part of the document above; alone, it tells how much of it.
    Report("chart only", roles, $"{"",5}  {"",6}", rounds, () => ReportingChart.Of(model.ReportingLines, new ChartPaper(750, 430, 480)));
}

static void Report(string name, int roles, string about, int rounds, Func<object> make)
{
    for (var round = 0; round < Math.Max(3, rounds / 4); round++)
    {
        make();
    }

    var times = new List<double>();
    var busy = Environment.CpuUsage.TotalTime;
    var allocated = GC.GetAllocatedBytesForCurrentThread();
    for (var round = 0; round < rounds; round++)
    {
        var watch = Stopwatch.StartNew();
        make();
        times.Add(watch.Elapsed.TotalMilliseconds);
    }

    var cpu = (Environment.CpuUsage.TotalTime - busy).TotalMilliseconds / rounds;
    allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / rounds;
    times.Sort();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{name,-10}  {roles,5}  {about}  {times[0],8:0.0}  {times[rounds / 2],9:0.0}  {cpu,7:0.0}  {allocated / 1048576.0,13:0.0}"));
}

// As the application seals without a time-stamp authority: ECDSA on P-256, PAdES baseline B.
byte[] Seal(RolesDocumentModel model)
{
    var facts = new SealFacts(Convert.ToHexStringLower(SHA256.HashData(certificate.RawData)), IsSelfSigned: true);
    var document = RolesDocumentPdf.RenderToSeal(model with { Seal = SealInWords.Section(model.Title.Organisation, facts) });
    var prepared = document.Prepare(new(SealLevel.BaselineB, model.Title.Organisation, "Seal", model.MomentUtc), CadesSignature.Reserve(certificate, [], withTimeStamp: false));
    return prepared.Complete(CadesSignature.Sign(prepared.Covered(), certificate, []).Encode());
}

static X509Certificate2 Certificate()
{
    using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    return new CertificateRequest("CN=Bench", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1));
}

void Write(string name, int roles, byte[] document)
{
    if (args is [var folder])
    {
        File.WriteAllBytes(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}-{roles}.pdf")), document);
    }
}
