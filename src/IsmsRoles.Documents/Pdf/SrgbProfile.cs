using System.Buffers.Binary;
using System.Text;

namespace IsmsRoles.Documents.Pdf;

/// <summary>
/// The colour space sRGB (IEC 61966-2-1) as an ICC profile of version 2 (ICC.1:2001-04), made from the primaries, the white
/// point and the transfer curve, so that no profile has to be shipped. Always the same bytes.
/// </summary>
internal static class SrgbProfile
{
    public const string Name = "sRGB IEC61966-2.1";

    private const int CurvePoints = 1024;

    // xy chromaticities of IEC 61966-2-1: red, green, blue; the white point is D65.
    private static readonly (double X, double Y)[] Primaries = [(0.64, 0.33), (0.30, 0.60), (0.15, 0.06)];
    private static readonly double[] White = Xyz(0.3127, 0.3290);

    // The connection space of ICC profiles is relative to D50, in these rounded numbers.
    private static readonly double[] ConnectionWhite = [0.9642, 1.0, 0.8249];

    private static readonly double[,] Bradford =
    {
        { 0.8951, 0.2664, -0.1614 },
        { -0.7502, 1.7135, 0.0367 },
        { 0.0389, -0.0685, 1.0296 },
    };

    private static readonly Lazy<byte[]> Bytes = new(Build);

    public static byte[] Profile => Bytes.Value;

    /// <summary>Linear light from 0 to 1 for an encoded value from 0 to 1.</summary>
    public static double Linear(double encoded) =>
        encoded <= 0.04045 ? encoded / 12.92 : Math.Pow((encoded + 0.055) / 1.055, 2.4);

    private static byte[] Build()
    {
        var colourants = Colourants();
        var curve = Curve();
        (string Tag, byte[] Data)[] tags =
        [
            ("desc", Description(Name)),
            ("cprt", [.. "text\0\0\0\0"u8, .. "No copyright, use freely\0"u8]),
            ("wtpt", Point(ConnectionWhite)),
            ("rXYZ", Point(colourants[0])),
            ("gXYZ", Point(colourants[1])),
            ("bXYZ", Point(colourants[2])),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        ];
        using var body = new MemoryStream();
        var table = new byte[4 + (12 * tags.Length)];
        BinaryPrimitives.WriteInt32BigEndian(table, tags.Length);
        var places = new Dictionary<byte[], int>(); // the three curves are one
        for (var i = 0; i < tags.Length; i++)
        {
            var (tag, data) = tags[i];
            if (!places.TryGetValue(data, out var place))
            {
                places[data] = place = 128 + table.Length + (int)body.Length;
                body.Write(data);
                body.Write(new byte[(4 - (data.Length % 4)) % 4]);
            }

            var entry = table.AsSpan(4 + (12 * i), 12);
            Encoding.ASCII.GetBytes(tag, entry);
            BinaryPrimitives.WriteInt32BigEndian(entry[4..], place);
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], data.Length);
        }

        return [.. Header(128 + table.Length + (int)body.Length), .. table, .. body.ToArray()];
    }

    private static byte[] Header(int size)
    {
        var header = new byte[128];
        BinaryPrimitives.WriteInt32BigEndian(header, size);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(8), 0x02400000); // version 2.4
        Encoding.ASCII.GetBytes("mntrRGB XYZ ", header.AsSpan(12));
        short[] created = [2000, 1, 1, 0, 0, 0]; // any day: the colour space has no other
        for (var i = 0; i < created.Length; i++)
        {
            BinaryPrimitives.WriteInt16BigEndian(header.AsSpan(24 + (2 * i)), created[i]);
        }

        Encoding.ASCII.GetBytes("acsp", header.AsSpan(36));
        Numbers(header.AsSpan(68), ConnectionWhite);
        return header;
    }

    // The columns that take linear red, green and blue to D50 XYZ.
    private static double[][] Colourants()
    {
        var columns = Primaries.Select(p => Xyz(p.X, p.Y)).ToArray();
        var toXyz = Columns(columns[0], columns[1], columns[2]);
        var shares = Times(Inverse(toXyz), White); // how much of each primary makes white
        var (from, to) = (Times(Bradford, White), Times(Bradford, ConnectionWhite));
        return [.. columns.Select((column, i) =>
        {
            var cone = Times(Bradford, [.. column.Select(v => v * shares[i])]);
            return Times(Inverse(Bradford), [.. cone.Select((v, j) => v * to[j] / from[j])]);
        })];
    }

    private static byte[] Curve()
    {
        var data = new byte[12 + (2 * CurvePoints)];
        Encoding.ASCII.GetBytes("curv", data);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(8), CurvePoints);
        for (var i = 0; i < CurvePoints; i++)
        {
            var value = Math.Round(Linear(i / (CurvePoints - 1.0)) * ushort.MaxValue, MidpointRounding.AwayFromZero);
            BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(12 + (2 * i)), (ushort)value);
        }

        return data;
    }

    // textDescriptionType: the ASCII name; the Unicode and Macintosh forms stay empty.
    private static byte[] Description(string text)
    {
        var data = new byte[12 + text.Length + 1 + 4 + 4 + 2 + 1 + 67];
        Encoding.ASCII.GetBytes("desc", data);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(8), text.Length + 1);
        Encoding.ASCII.GetBytes(text, data.AsSpan(12));
        return data;
    }

    private static byte[] Point(double[] xyz)
    {
        var data = new byte[20];
        Encoding.ASCII.GetBytes("XYZ ", data);
        Numbers(data.AsSpan(8), xyz);
        return data;
    }

    // s15Fixed16Number
    private static void Numbers(Span<byte> to, double[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(to[(4 * i)..], (int)Math.Round(values[i] * 65536, MidpointRounding.AwayFromZero));
        }
    }

    private static double[] Xyz(double x, double y) => [x / y, 1, (1 - x - y) / y];

    private static double[,] Columns(double[] a, double[] b, double[] c) =>
        new[,] { { a[0], b[0], c[0] }, { a[1], b[1], c[1] }, { a[2], b[2], c[2] } };

    private static double[] Times(double[,] m, double[] v) =>
        [.. Enumerable.Range(0, 3).Select(row => (m[row, 0] * v[0]) + (m[row, 1] * v[1]) + (m[row, 2] * v[2]))];

    private static double[,] Inverse(double[,] m)
    {
        double Minor(int row, int column)
        {
            var (r1, r2, c1, c2) = ((row + 1) % 3, (row + 2) % 3, (column + 1) % 3, (column + 2) % 3);
            return (m[r1, c1] * m[r2, c2]) - (m[r1, c2] * m[r2, c1]);
        }

        var determinant = (m[0, 0] * Minor(0, 0)) + (m[0, 1] * Minor(0, 1)) + (m[0, 2] * Minor(0, 2));
        var inverse = new double[3, 3];
        for (var row = 0; row < 3; row++)
        {
            for (var column = 0; column < 3; column++)
            {
                inverse[row, column] = Minor(column, row) / determinant;
            }
        }

        return inverse;
    }
}
