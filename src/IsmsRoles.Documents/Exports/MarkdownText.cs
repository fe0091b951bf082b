using System.Text.RegularExpressions;

namespace IsmsRoles.Documents.Exports;

/// <summary>Typed text inside Markdown (CommonMark 0.31, and the tables, bare links and mentions of GitHub's flavour).</summary>
internal static partial class MarkdownText
{
    /// <summary>The text as one line that shows exactly what was typed; its line breaks become <c>&lt;br&gt;</c>.</summary>
    public static string Escape(string text) =>
        Special().Replace(text.ReplaceLineEndings("\n").Trim(), @"\$0")
            .Replace("\n", "<br>", StringComparison.Ordinal)
            .Replace('\t', ' ')
            .Replace("{", "&#123;", StringComparison.Ordinal) // wikis run what stands in braces
            .Replace("}", "&#125;", StringComparison.Ordinal);

    // Punctuation behind a backslash means itself alone (CommonMark 2.4). Some means something anywhere; some only where a
    // list or a rule may begin; the colon and the dot only where a bare address would become a link.
    [GeneratedRegex(@"[\\`*_\[\]<>#|~&^$@]|^[-+=]|[=+](?=[=+])|(?<=^\d{1,9})[.)]|:(?=//)|(?<=\b(?:mailto|xmpp|tel)):|(?<=\b[wW]{3})\.")]
    private static partial Regex Special();
}
