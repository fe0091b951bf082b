using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace IsmsRoles.Web.TagHelpers;

/// <summary>The plain buttons of <see cref="LineEditorTagHelper"/>, for browsers without script.</summary>
public static class LineOps
{
    /// <summary>The name under which a button posts; bind it as <c>[BindProperty(Name = LineOps.FieldName)]</c>.</summary>
    public const string FieldName = "op";

    /// <summary>
    /// Carries out <c>add:Input.Lines:2</c>, <c>up:…</c>, <c>down:…</c> or <c>remove:…</c> on the list of that name.
    /// True when the button was one of this list's: show the page again and save nothing. An index outside the
    /// list changes nothing.
    /// </summary>
    public static bool TryApply<TLine>(string? op, string name, IList<TLine> lines, ModelStateDictionary modelState)
        where TLine : new()
    {
        if (op?.Split(':') is not [var verb, var list, var number]
            || list != name
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return false;
        }

        switch (verb)
        {
            case "add":
                lines.Insert(Math.Min(index, lines.Count), new TLine());
                break;
            case "up" when index > 0 && index < lines.Count:
                (lines[index - 1], lines[index]) = (lines[index], lines[index - 1]);
                break;
            case "down" when index < lines.Count - 1:
                (lines[index + 1], lines[index]) = (lines[index], lines[index + 1]);
                break;
            case "remove" when index < lines.Count:
                lines.RemoveAt(index);
                break;
            default:
                break;
        }

        // Otherwise the page would show the values as posted, under their old numbers. Nor is this the moment for errors.
        foreach (var key in modelState.Keys.Where(key => key.StartsWith(name + "[", StringComparison.Ordinal)).ToList())
        {
            modelState.Remove(key);
        }

        foreach (var entry in modelState.Values)
        {
            entry.Errors.Clear();
            entry.ValidationState = ModelValidationState.Skipped;
        }

        return true;
    }
}
