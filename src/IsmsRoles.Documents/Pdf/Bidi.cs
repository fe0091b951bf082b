using System.Globalization;

namespace IsmsRoles.Documents.Pdf;

/// <summary>
/// Reading direction of each character: a reduced Unicode bidirectional algorithm (UAX 9) without
/// explicit embeddings, which the writer refuses. Even levels read left to right, odd ones right to left.
/// </summary>
internal static class Bidi
{
    public static bool HasRightToLeft(string text) => text.AsSpan().IndexOfAnyInRange('\u0590', '\u08FF') >= 0
        || text.AsSpan().IndexOfAnyInRange('\uFB1D', '\uFDFF') >= 0
        || text.AsSpan().IndexOfAnyInRange('\uFE70', '\uFEFC') >= 0;

    /// <summary>One level for each UTF-16 unit; the first strong character decides the paragraph's direction.</summary>
    public static byte[] Levels(string text)
    {
        var kinds = new char[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            kinds[i] = Kind(text, i);
        }

        var first = Array.FindIndex(kinds, kind => kind is 'L' or 'R' or 'A');
        var paragraph = first >= 0 && kinds[first] != 'L' ? 'R' : 'L';
        ResolveNumbers(kinds, paragraph);
        ResolveBrackets(text, kinds, paragraph);
        ResolveNeutrals(kinds, paragraph);
        return [.. kinds.Select(kind => kind switch
        {
            'R' => (byte)1,
            'N' => (byte)2,
            _ => (byte)(paragraph == 'R' ? 2 : 0),
        })];
    }

    // UAX 9, rules W2 to W7. Afterwards a number is L where it belongs to left-to-right text, else N: it keeps its
    // own digits' order but moves with the right-to-left text. Separators and signs outside numbers are neutral.
    private static void ResolveNumbers(char[] kinds, char paragraph)
    {
        var strong = paragraph;
        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] is 'L' or 'R' or 'A')
            {
                strong = kinds[i];
            }
            else if (kinds[i] == 'D' && strong == 'A')
            {
                kinds[i] = 'N'; // W2: after Arabic letters, signs do not join numbers
            }
        }

        for (var i = 1; i + 1 < kinds.Length; i++)
        {
            var (before, after) = (kinds[i - 1], kinds[i + 1]);
            if (before == after && (kinds[i], before) is ('S', 'D' or 'N') or ('E', 'D'))
            {
                kinds[i] = before; // W4: 27001:2022, 2026-11-23
            }
        }

        for (int start = 0, end; start < kinds.Length; start = end)
        {
            end = start + 1;
            if (kinds[start] != 'T')
            {
                continue;
            }

            while (end < kinds.Length && kinds[end] == 'T')
            {
                end++;
            }

            var joins = (start > 0 && kinds[start - 1] == 'D') || (end < kinds.Length && kinds[end] == 'D');
            Array.Fill(kinds, joins ? 'D' : ' ', start, end - start); // W5: 45%, €500
        }

        strong = paragraph;
        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] == 'A')
            {
                kinds[i] = 'R';
            }

            if (kinds[i] is 'L' or 'R')
            {
                strong = kinds[i];
            }
            else if (kinds[i] == 'D')
            {
                kinds[i] = strong == 'R' ? 'N' : 'L';
            }
            else if (kinds[i] is 'S' or 'E')
            {
                kinds[i] = ' ';
            }
        }
    }

    // UAX 9, rule N0: both brackets of a pair go the way of what they hold, or of what stands before them.
    private static void ResolveBrackets(string text, char[] kinds, char paragraph)
    {
        var open = new Stack<int>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '(' or '[' or '{')
            {
                open.Push(i);
            }
            else if (text[i] is ')' or ']' or '}' && open.TryPop(out var start))
            {
                var inside = kinds.AsSpan(start + 1, i - start - 1).ToArray().Where(IsStrong).Select(AsStrong).ToHashSet();
                var before = kinds.Take(start).LastOrDefault(IsStrong, paragraph);
                var direction = inside.Contains(paragraph) ? paragraph : AsStrong(before);
                if (inside.Count > 0)
                {
                    (kinds[start], kinds[i]) = (direction, direction);
                }
            }
        }
    }

    private static bool IsStrong(char kind) => kind is 'L' or 'R' or 'N';

    private static void ResolveNeutrals(char[] kinds, char paragraph)
    {
        for (var start = 0; start < kinds.Length; start++)
        {
            if (IsStrong(kinds[start]))
            {
                continue;
            }

            var end = start;
            while (end < kinds.Length && !IsStrong(kinds[end]))
            {
                end++;
            }

            var before = start == 0 ? paragraph : AsStrong(kinds[start - 1]);
            var after = end == kinds.Length ? paragraph : AsStrong(kinds[end]);
            Array.Fill(kinds, before == after ? before : paragraph, start, end - start);
            start = end - 1;
        }
    }

    private static char AsStrong(char kind) => kind == 'N' ? 'R' : kind;

    private static char Kind(string text, int index)
    {
        var c = text[index];
        if (c is '\u200E')
        {
            return 'L';
        }

        if (c is (>= '\u0660' and <= '\u0669') or '\u066B' or '\u066C')
        {
            return 'N';
        }

        if (char.IsAsciiDigit(c) || c is >= '\u06F0' and <= '\u06F9')
        {
            return 'D';
        }

        if (c is '\u061C' or (>= '\u0600' and <= '\u07BF' and not '\u066A') or (>= '\u0860' and <= '\u08FF') or (>= '\uFB50' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC'))
        {
            return 'A';
        }

        if (c is '\u200F' or (>= '\u0590' and <= '\u08FF' and not '\u066A') or (>= '\uFB1D' and <= '\uFB4F'))
        {
            return 'R';
        }

        switch (c)
        {
            case '.' or ',' or ':' or '/' or '\u00A0' or '\u202F':
                return 'S';
            case '+' or '-' or '\u2212':
                return 'E';
            case '%' or '#' or '\u2030' or '\u00B0' or '\u066A':
                return 'T';
        }

        if (char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol)
        {
            return 'T';
        }

        return CharUnicodeInfo.GetUnicodeCategory(text, char.IsLowSurrogate(c) && index > 0 ? index - 1 : index) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => 'L',
            _ => ' ',
        };
    }
}
