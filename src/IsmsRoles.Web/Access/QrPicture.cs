using System.Globalization;
using System.Text;
using QRCoder;

namespace IsmsRoles.Web.Access;

/// <summary>A QR code (ISO/IEC 18004) as an SVG picture in a data address: dark on white in either mode, or a camera may not read it.</summary>
internal static class QrPicture
{
    public static string Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix; // with its quiet zone
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Length; x++)
            {
                if (rows[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        var svg = $"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {rows.Count} {rows.Count}' shape-rendering='crispEdges'><rect width='100%' height='100%' fill='#fff'/><path d='{path}' fill='#000'/></svg>";
        return "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(svg));
    }
}
