using System.Collections.Concurrent;
using IsmsRoles.Documents.RolesDocument;
using IsmsRoles.Documents.SignaturePage;
using IsmsRoles.Domain.Tests;
using IsmsRoles.Domain.Versions;

namespace IsmsRoles.Documents.Tests.Conformance;

/// <summary>The documents that every requirement is tried on: each kind of document, and texts that are hard to set.</summary>
public static class Specimens
{
    private static readonly Dictionary<string, Lazy<byte[]>> Files = new()
    {
        ["3 roles"] = new(() => RolesDocumentPdf.Render(SampleDocument.Create(3))),
        ["60 roles"] = new(() => RolesDocumentPdf.Render(SampleDocument.Create(60))),
        ["proposed"] = new(() => RolesDocumentPdf.Render(SampleDocument.Create(12, proposed: true))),
        ["right to left"] = new(() => RolesDocumentPdf.Render(WithNames("فاطمة الزهراء", "שרה לוי", "عبد\u200Dالله (12) 3", "Łukasz שלום Żółć", "لا إله"))),
        ["odd characters"] = new(() => RolesDocumentPdf.Render(WithNames(
            "王小明", "\uE000\uE001\uF8FF", "a\u200Db\u200Cc", "\u0301\u0E31", "e\u0302\u0323\u0316", "\0\u0007\uFFFE", "\u202Egnaro", "ﬁ ﬀ 🔒", "∮ ⌘ ☃"))),
        ["Letter, long texts"] = new(() => RolesDocumentPdf.Render(LongTexts())),
        ["to be sealed"] = new(() => RolesDocumentPdf.RenderToSeal(ToBeSealed()).Bytes),
        ["built from a version"] = new(() => RolesDocumentPdf.Render(RolesDocumentModelBuilder.Build(Version.Content, VersionFacts.Of(Version, null, [])))),
        ["signature page"] = new(() => SignaturePagePdf.Render(Version)),
    };

    private static readonly ConcurrentDictionary<string, PdfBytes> Parsed = [];

    private static readonly Lazy<RegisterVersion> Submitted = new(() => Company.WithDirectors("Łukasz Żółć", "Ελένη Παπαδοπούλου").Submit());

    /// <summary>A version as it is submitted, with everything that the domain keeps of it.</summary>
    public static RegisterVersion Version => Submitted.Value;

    public static TheoryData<string> Names => [.. Files.Keys];

    public static TheoryData<string> WithContent => [.. Files.Keys.Where(name => name != "signature page")];

    public static byte[] Of(string name) => Files[name].Value;

    internal static PdfBytes Read(string name) => Parsed.GetOrAdd(name, n => new PdfBytes(Of(n)));

    private static RolesDocumentModel ToBeSealed()
    {
        var model = SampleDocument.Create(3);
        return model with { Seal = SealInWords.Section(model.Title.Organisation, new SealFacts(new string('a', 64), IsSelfSigned: true)) };
    }

    private static RolesDocumentModel WithNames(params string[] names)
    {
        var model = SampleDocument.Create(4);
        var everywhere = string.Join(", ", names);
        return model with
        {
            Title = model.Title with { Organisation = everywhere },
            Roles = [.. model.Roles.Select((role, i) => role with
            {
                Title = names[i % names.Length],
                Holders = [.. names.Select(name => new HolderLine(name, name, HolderCapacity.Holder, false, "since 1 March 2026"))],
                Responsibilities = [.. names.Select(name => new DutyLine($"Keeps {name} in mind, and also {everywhere}", name))],
            })],
        };
    }

    private static RolesDocumentModel LongTexts()
    {
        var model = SampleDocument.Create(3);
        var words = string.Join(' ', Enumerable.Repeat("overlong", 1500));
        return model with
        {
            Page = PageFormat.LetterLandscape,
            Roles = [model.Roles[0] with { Title = words[..300], Responsibilities = [new DutyLine(words)] }, model.Roles[1] with { ReportsTo = words[..300] }, model.Roles[2]],
            Signatures = model.Signatures with { Papers = [new("Minutes (7) \\ 2026", "3 March 2026", "Ana", "Bo", "Cy", new string('a', 64))] },
        };
    }
}
