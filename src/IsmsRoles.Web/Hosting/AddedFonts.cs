using IsmsRoles.Documents.Pdf;

namespace IsmsRoles.Web.Hosting;

/// <summary>Fonts that the operator adds for scripts the bundled ones lack (<c>Documents:FontsFolder</c>).</summary>
public static partial class AddedFonts
{
    private const string Setting = "Documents:FontsFolder";

    /// <returns>Why the application must not start, as a sentence; null when all is well.</returns>
    public static string? AddFonts(this WebApplication app)
    {
        if (app.Configuration[Setting] is not { Length: > 0 } folder)
        {
            return null;
        }

        try
        {
            var fonts = DocumentFonts.AddFolder(Path.Combine(app.Environment.ContentRootPath, folder));
            foreach (var font in fonts.Where(f => f.Obstacle is not null))
            {
                LogLeftOut(app.Logger, font.Name, font.Obstacle!);
            }

            LogAdded(app.Logger, fonts.Count(f => f.Obstacle is null), string.Join(", ", fonts.Where(f => f.Obstacle is null).Select(f => f.Name)));
            return null;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return $"{Setting} names a folder that cannot be read: {trouble.Message}";
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} fonts were added to the documents' own: {Fonts}")]
    private static partial void LogAdded(ILogger logger, int count, string fonts);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The font {Font} is left out of documents: {Obstacle}")]
    private static partial void LogLeftOut(ILogger logger, string font, string obstacle);
}
