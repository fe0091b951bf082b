using System.Globalization;

namespace IsmsRoles.Web.Import;

/// <summary>The sentence for a text that is too long.</summary>
internal static class TextLimit
{
    public static string Sentence(string called, int length, int longest) =>
        string.Create(CultureInfo.InvariantCulture, $"The {called} has {length:N0} characters; at most {longest:N0} fit.");
}
