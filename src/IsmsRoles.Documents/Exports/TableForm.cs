namespace IsmsRoles.Documents.Exports;

/// <summary>A form other than the PDF in which the roles table can be had.</summary>
/// <param name="Extension">Of the file and the address, without the dot.</param>
/// <param name="Name">What a reader calls it.</param>
public sealed record TableForm(string Extension, string Name, string ContentType, Func<ExportedTable, byte[]> Write)
{
    /// <summary>All of them, in the order they are offered.</summary>
    public static IReadOnlyList<TableForm> All { get; } =
    [
        new("xlsx", "Excel", RolesXlsx.ContentType, RolesXlsx.Write),
        new("csv", "CSV", CsvExport.ContentType, RolesCsv.Write),
        new("md", "Markdown", "text/markdown; charset=utf-8", RolesMarkdown.Write),
        new("oscal.json", "OSCAL", RolesOscal.ContentType, RolesOscal.Write),
    ];

    /// <summary>The form of that extension, or null.</summary>
    public static TableForm? Of(string extension) => All.FirstOrDefault(f => f.Extension == extension);
}
