using System.Globalization;
using System.Text;

namespace IsmsRoles.Documents.Tests.Conformance;

internal sealed record PdfName(string Value);

internal sealed record PdfReference(int Number);

/// <summary>A string as its bytes; how many digits it had where it was written in hexadecimal.</summary>
internal sealed record PdfText(byte[] Bytes, int? HexDigits)
{
    public string Value => Bytes is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode.GetString(Bytes, 2, Bytes.Length - 2) : Encoding.Latin1.GetString(Bytes);
}

/// <summary>A word that is no value: an operator of a content stream, or obj, stream and so on.</summary>
internal sealed record PdfWord(string Value);

internal sealed class PdfDictionary : Dictionary<string, object?>
{
    public string? Name(string key) => (this.GetValueOrDefault(key) as PdfName)?.Value;

    public string? Text(string key) => (this.GetValueOrDefault(key) as PdfText)?.Value;

    public double Number(string key) => (double)this[key]!;
}

/// <summary>
/// Reads PDF syntax (ISO 32000-1, 7.3) from bytes, apart from the writer and from any library: numbers as double, names,
/// strings, arrays, dictionaries, references where there are any, words. Null is null.
/// </summary>
internal sealed class PdfTokens(byte[] bytes, int start = 0, bool references = true)
{
    public int Position { get; private set; } = start;

    public bool AtEnd
    {
        get
        {
            while (Position < bytes.Length && IsSpace(bytes[Position]))
            {
                Position++;
            }

            return Position >= bytes.Length;
        }
    }

    public object? Next()
    {
        Assert.False(AtEnd);
        switch ((char)bytes[Position])
        {
            case '/':
                return Name();
            case '(':
                return Literal();
            case '[':
                Position++;
                return Array();
            case '<' when bytes[Position + 1] == '<':
                Position += 2;
                return Dictionary();
            case '<':
                return Hexadecimal();
            case var c when char.IsAsciiDigit(c) || c is '-' or '+' or '.':
                return Number();
            default:
                return Word();
        }
    }

    private object? Word()
    {
        var word = Regular();
        Assert.NotEmpty(word);
        return word switch { "null" => null, "true" => true, "false" => false, _ => new PdfWord(word) };
    }

    private object Number()
    {
        var number = double.Parse(Regular(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        var after = Position;
        if (references && Peek(" 0 R") && (after + 4 == bytes.Length || !char.IsAsciiLetter((char)bytes[after + 4])))
        {
            Position += 4;
            return new PdfReference((int)number);
        }

        return number;
    }

    private bool Peek(string text) => bytes.AsSpan(Position).StartsWith(Encoding.ASCII.GetBytes(text));

    private PdfName Name()
    {
        Position++;
        var raw = Regular();
        var name = new List<byte>();
        for (var i = 0; i < raw.Length; i++)
        {
            name.Add(raw[i] == '#' ? Convert.FromHexString(raw.AsSpan(i + 1, 2))[0] : (byte)raw[i]);
            i += raw[i] == '#' ? 2 : 0;
        }

        return new(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString([.. name]));
    }

    private PdfText Literal()
    {
        var content = new List<byte>();
        var depth = 0;
        do
        {
            var c = (char)bytes[Position++];
            depth += c switch { '(' => 1, ')' => -1, _ => 0 };
            if (c == '\\')
            {
                Assert.Contains((char)bytes[Position], "\\()");
                content.Add(bytes[Position++]);
            }
            else if (depth > 0 && (c != '(' || depth > 1))
            {
                content.Add((byte)c);
            }
        }
        while (depth > 0);
        return new([.. content], null);
    }

    private PdfText Hexadecimal()
    {
        var end = System.Array.IndexOf(bytes, (byte)'>', Position);
        var digits = Encoding.ASCII.GetString(bytes, Position + 1, end - Position - 1);
        Position = end + 1;
        return new(Convert.FromHexString(digits), digits.Length); // throws where a digit is missing or none
    }

    private List<object?> Array()
    {
        var items = new List<object?>();
        while (!AtEnd && bytes[Position] != ']')
        {
            items.Add(Next());
        }

        Position++;
        return items;
    }

    private PdfDictionary Dictionary()
    {
        var entries = new PdfDictionary();
        while (!AtEnd && bytes[Position] != '>')
        {
            var key = Assert.IsType<PdfName>(Next()).Value;
            entries.Add(key, Next()); // throws where a key stands twice
        }

        Assert.True(Peek(">>"));
        Position += 2;
        return entries;
    }

    private string Regular()
    {
        var from = Position;
        while (Position < bytes.Length && !IsSpace(bytes[Position]) && (Position == from || !"()<>[]{}/%".Contains((char)bytes[Position], StringComparison.Ordinal)))
        {
            Position++;
        }

        return Encoding.Latin1.GetString(bytes, from, Position - from);
    }

    private static bool IsSpace(byte b) => b is 0 or 9 or 10 or 12 or 13 or 32;
}
