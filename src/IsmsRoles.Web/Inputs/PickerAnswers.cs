using IsmsRoles.Data;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace IsmsRoles.Web.Inputs;

/// <summary>Works out which row a picker means: the one chosen, or without script the one whose name was typed.</summary>
internal sealed class PickerAnswers(ModelStateDictionary state)
{
    /// <summary>The rows to choose from, by field, where a name was typed that several carry.</summary>
    private readonly Dictionary<string, IReadOnlyList<PickerChoice>> _choices = [];

    public IReadOnlyList<PickerChoice>? ChoicesFor(string field) => _choices.GetValueOrDefault(field);

    /// <param name="field">Name of the input, such as <c>Input.LineManagerId</c>.</param>
    /// <param name="missing">The sentence for an empty field; null where it may stay empty.</param>
    /// <param name="unknown">What to do when nothing is called that.</param>
    /// <returns>The chosen row's identifier as the picker posts it; null where there is none, with the reason in the model state.</returns>
    public async Task<string?> ChosenAsync(
        PickerInput input, string field, Func<string, Task<IReadOnlyList<PickerChoice>>> find, string? missing, string unknown)
    {
        if (input.ChosenId is { } chosen)
        {
            return chosen;
        }

        if (string.IsNullOrWhiteSpace(input.Text))
        {
            if (missing is not null)
            {
                state.AddModelError(field + ".Text", missing);
            }

            return null;
        }

        var found = await find(input.Text);
        var same = found.Where(c => SearchText.Of(c.Text) == SearchText.Of(input.Text)).ToList();
        var meant = same.Count == 1 ? same : found;
        switch (meant.Count)
        {
            case 0:
                state.AddModelError(field + ".Text", $"Nothing in the register is called “{input.Text.Trim()}”. {unknown}");
                return null;
            case 1:
                (input.Id, input.Text, input.For) = (meant[0].Id, meant[0].Text, meant[0].Text);
                return input.Id;
            default:
                _choices[field] = meant;
                state.AddModelError(field + ".Text", $"More than one match “{input.Text.Trim()}”: choose one.");
                return null;
        }
    }

    /// <summary>The same where identifiers are plain.</summary>
    public async Task<Guid?> ChosenIdAsync(
        PickerInput input, string field, Func<string, Task<IReadOnlyList<PickerChoice>>> find, string? missing, string unknown)
    {
        var chosen = await ChosenAsync(input, field, find, missing, unknown);
        if (chosen is null)
        {
            return null;
        }

        if (Guid.TryParse(chosen, out var id))
        {
            return id;
        }

        state.AddModelError(field + ".Text", "Choose from the list again.");
        return null;
    }
}
