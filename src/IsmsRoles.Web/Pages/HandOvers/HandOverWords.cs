using System.Globalization;
using IsmsRoles.Domain;
using IsmsRoles.Domain.HandOvers;
using IsmsRoles.Domain.Versions.Content;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace IsmsRoles.Web.Pages.HandOvers;

/// <summary>How a hand-over's choices read.</summary>
internal static class HandOverWords
{
    public static string InWords(this HandOverChoice choice) => choice switch
    {
        HandOverChoice.HandOver => "Hand over",
        HandOverChoice.DeputyActs => "The deputy acts",
        HandOverChoice.LeaveVacant => "Ends, nobody follows",
        _ => "Keep",
    };

    /// <summary>The choices of one thing, in words that fit it.</summary>
    public static IEnumerable<SelectListItem> ChoiceList(this HandOverItem item, HandOverPlan plan) => item.Choices.Select(c => new SelectListItem(
        (c, item.Thing) switch
        {
            (HandOverChoice.HandOver, _) => "Hand over to a successor",
            (HandOverChoice.DeputyActs, _) => item.Deputies.Count == 1 ? $"The deputy acts: {item.Deputies[0].Name}" : "A deputy acts",
            (HandOverChoice.LeaveVacant, _) => item.LeavesVacant ? "Leave vacant" : "Ends without a successor",
            (_, HandOverThing.RoleOfPosition) => "Goes with the position",
            _ => plan.IsEnding ? "Decide later" : $"{item.HeldBy} keeps it",
        },
        c.ToString()));

    /// <summary>What a reader must know about one thing before choosing, in a line.</summary>
    public static string Facts(this HandOverItem item, HandOverPlan plan)
    {
        List<string> facts = [];
        if (item.Kind is { } kind)
        {
            facts.Add(item.Thing == HandOverThing.RoleOfPosition ? $"Role of {item.HeldBy}" : Text.Capital(kind.InWords().ToLowerInvariant()));
        }

        if (item.HeldBy != plan.Subject.Name && item.Thing != HandOverThing.RoleOfPosition)
        {
            facts.Add($"held by {item.HeldBy}");
        }

        if (item.From is { } from)
        {
            facts.Add(item.Until is { } until ? $"{DateWords.Day(from)} to {DateWords.Day(until)}" : $"since {DateWords.Day(from)}");
        }

        if (item.IsChair)
        {
            facts.Add("chair");
        }

        if (item.IsAtOnce)
        {
            facts.Add("changes at once");
        }

        return Text.Capital(string.Join(" · ", facts));
    }

    /// <summary>What else hangs on it.</summary>
    public static IEnumerable<string> Consequences(this HandOverItem item)
    {
        if (item.With.Count > 0)
        {
            yield return $"With it {(item.With.Count == 1 ? "goes" : "go")} {Listed(item.With)}.";
        }

        if (item.LeavesVacant && !item.IsAtOnce)
        {
            yield return item.IsDesignated ? "Nobody else holds it, and the standard names this duty." : "Nobody else holds it.";
        }

        if (item.DelegatesTo.Count > 0)
        {
            yield return $"It delegates authority to {Listed(item.DelegatesTo)}, which stays with the role.";
        }
    }

    public static string Listed(IReadOnlyList<string> names) => names.Count switch
    {
        1 => names[0],
        <= 5 => $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}",
        _ => $"{string.Join(", ", names.Take(4))} and {(names.Count - 4).ToString(CultureInfo.InvariantCulture)} more",
    };
}
