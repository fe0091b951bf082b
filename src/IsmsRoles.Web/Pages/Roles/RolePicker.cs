using IsmsRoles.Data;
using IsmsRoles.Domain.Versions.Content;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace IsmsRoles.Web.Pages.Roles;

/// <summary>Finds one role in use among many, by what was typed or chosen.</summary>
public static class RolePicker
{
    public const string Source = "/roles/find";

    private const int Most = 20;

    public static PickerInput Of(RegisterSnapshot register, Guid? roleId) =>
        register.Role(roleId) is { } role ? PickerInput.Of(role.Id.ToString(), role.Title) : new();

    /// <summary>Roles whose title holds the text, those that begin with it first.</summary>
    public static IReadOnlyList<PickerChoice> Find(RegisterSnapshot register, string? text)
    {
        var sought = SearchText.Of(text);
        return sought.Length == 0
            ? []
            : [.. register.RolesInReadingOrder()
                .Select(role => (role, At: SearchText.Of(role.Title).IndexOf(sought, StringComparison.Ordinal)))
                .Where(found => found.At >= 0)
                .OrderBy(found => found.At > 0)
                .Take(Most)
                .Select(found => Choice(register, found.role))];
    }

    /// <summary>
    /// The role meant; null where nothing was typed. Where the text names none or several, adds the sentence under
    /// <paramref name="key"/> and gives the roles to choose from.
    /// </summary>
    public static Guid? Resolve(PickerInput input, RegisterSnapshot register, ModelStateDictionary state, string key, out IReadOnlyList<PickerChoice>? choices)
    {
        choices = null;
        if (Guid.TryParse(input.ChosenId, out var id) && register.Role(id) is not null && !string.IsNullOrWhiteSpace(input.Text))
        {
            return id;
        }

        if (string.IsNullOrWhiteSpace(input.Text))
        {
            return null;
        }

        var exact = register.Roles.Where(r => SearchText.Of(r.Title) == SearchText.Of(input.Text)).Select(r => Choice(register, r)).ToList();
        var found = exact.Count > 0 ? exact : Find(register, input.Text);
        switch (found.Count)
        {
            case 1:
                return Guid.Parse(found[0].Id);
            case 0:
                state.AddModelError(key + ".Text", $"No role in use is called “{input.Text}”. Type another title, or leave this empty.");
                return null;
            default:
                choices = found;
                state.AddModelError(key + ".Text", $"More than one role matches “{input.Text}”: choose one.");
                return null;
        }
    }

    private static PickerChoice Choice(RegisterSnapshot register, RoleContent role) =>
        new(role.Id.ToString(), role.Title, register.Role(role.ReportsToId) is { } superior ? $"reports to {superior.Title}" : null);
}
