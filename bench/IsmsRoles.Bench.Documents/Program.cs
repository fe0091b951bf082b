using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using IsmsRoles.Documents.RolesDocument;
using IsmsRoles.Documents.Tests;

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
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{roles,5}  {Pages(document),5}  {document.Length / 1024.0,6:0}  {times[rounds / 2],9:0.0}"));
    if (args.Length == 1)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"roles-{roles}");
        File.WriteAllBytes(Path.Combine(args[0], name + ".pdf"), document);
        File.WriteAllBytes(Path.Combine(args[0], name + "-proposed.pdf"), RolesDocumentPdf.Render(SampleDocument.Create(roles, proposed: true)));
    }
}

// The last footer of the document states how many pages there are; each page is one object with its own content stream.
static int Pages(byte[] document)
{
    // Page dictionaries sit in compressed object streams; what is countable from outside are their inflated types.
    var text = new StringBuilder();
    foreach (Match stream in Regex.Matches(Encoding.Latin1.GetString(document), @"/Type /ObjStm[^>]*/Length (\d+)>>\nstream\n"))
    {
        var length = int.Parse(stream.Groups[1].Value, CultureInfo.InvariantCulture);
        using var inflate = new System.IO.Compression.ZLibStream(
            new MemoryStream(document, stream.Index + stream.Length, length), System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(inflate, Encoding.Latin1);
        text.Append(reader.ReadToEnd());
    }

    return Regex.Count(text.ToString(), @"/Type /Page ");
}
