using IsmsRoles.Documents.Pdf;

namespace IsmsRoles.Documents.RolesDocument.Layout;

/// <summary>The document's colours, sizes and distances (points), in one place. Text colours keep 4.5 : 1 against white.</summary>
internal static class Look
{
    public const double SideMargin = 46;
    public const double TopMargin = 58;
    public const double BottomMargin = 50;
    public const double CellGap = 12;
    public const double CellPadding = 6;
    public const double TextLeading = 14;
    public const double TableLeading = 11.6;
    public const double Hairline = 0.4;

    public static readonly Colour Ink = new(0x1B, 0x24, 0x30);
    public static readonly Colour Quiet = new(0x59, 0x64, 0x72);
    public static readonly Colour Accent = new(0x1D, 0x4B, 0x73);
    public static readonly Colour Line = new(0xC6, 0xCE, 0xD6);
    public static readonly Colour StrongLine = new(0x8A, 0x97, 0xA5);
    public static readonly Colour Warning = new(0x8A, 0x3B, 0x0C);
    public static readonly Colour WarningFill = new(0xFC, 0xEE, 0xDC);
    public static readonly Colour AccentFill = new(0xEA, 0xF1, 0xF7);
    public static readonly Colour Paper = new(0xFF, 0xFF, 0xFF);

    public static readonly TextStyle Organisation = new(10.5, FontWeight.SemiBold, Accent);
    public static readonly TextStyle Title = new(23, FontWeight.SemiBold, Ink);
    public static readonly TextStyle Heading = new(13.5, FontWeight.SemiBold, Accent);
    public static readonly TextStyle SubHeading = new(9.5, FontWeight.SemiBold, Ink);
    public static readonly TextStyle Text = new(9.5, FontWeight.Regular, Ink);
    public static readonly TextStyle TextStrong = new(9.5, FontWeight.SemiBold, Ink);
    public static readonly TextStyle FactLabel = new(8, FontWeight.Regular, Quiet);
    public static readonly TextStyle FactStrong = new(10, FontWeight.SemiBold, Ink);
    public static readonly TextStyle Cell = new(8.3, FontWeight.Regular, Ink);
    public static readonly TextStyle CellStrong = new(8.3, FontWeight.SemiBold, Ink);
    public static readonly TextStyle CellQuiet = new(8, FontWeight.Regular, Quiet);
    public static readonly TextStyle CellLink = new(8.3, FontWeight.Regular, Accent);
    public static readonly TextStyle CellWarning = new(8.3, FontWeight.SemiBold, Warning);
    public static readonly TextStyle CellWarningQuiet = new(8, FontWeight.Regular, Warning);
    public static readonly TextStyle Figures = new(8.3, FontWeight.Regular, Ink, Tabular: true);
    public static readonly TextStyle FiguresQuiet = new(8, FontWeight.Regular, Quiet, Tabular: true);
    public static readonly TextStyle Hash = new(6.8, FontWeight.Regular, Quiet);
    public static readonly TextStyle RoleTitle = new(9.2, FontWeight.SemiBold, Ink);
    public static readonly TextStyle ColumnHead = new(8, FontWeight.SemiBold, Accent);
    public static readonly TextStyle PageEdge = new(7.5, FontWeight.Regular, Quiet, Tabular: true);
    public static readonly TextStyle ProposedMark = new(9, FontWeight.SemiBold, Warning);
}
