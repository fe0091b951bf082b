using IsmsRoles.Data;
using IsmsRoles.Domain;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Background;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IsmsRoles.Web.Components;

/// <summary>The line under the header: what is in force, what is not signed, and this reader's next step.</summary>
public sealed class StatusLine(CurrentStanding current, CurrentAccount me, ChainVerifier chain) : ViewComponent
{
    private const string Part = "~/Pages/Shared/_StatusLine.cshtml";

    public IViewComponentResult Invoke()
    {
        if (!current.IsSetUp || !me.IsSignedIn)
        {
            return Content("");
        }

        var standing = current.Value;
        var (nextStep, address) = NextStep(standing);
        return View(Part, new StatusLineModel(
            standing.InForce is { } v ? $"Version {v.Number} in force since {OrganisationTime.DayOf(v.InForceAt!.Value, standing.TimeZoneId).InWords()}" : null,
            standing.InForce is { } inForce ? $"/versions/{inForce.Number}" : null,
            me.ReadsRegister ? standing.Changes.Count : null,
            "/versions/changes",
            me.ReadsRegister ? Waiting(standing.Submitted) : null,
            address == HttpContext.Request.Path ? null : nextStep, // not a link to the page one is on
            address,
            me.ReadsRegister && chain.Last.IsBroken ? "The audit trail does not verify" : null,
            standing.NothingInForce));
    }

    private static string? Waiting(VersionStanding? submitted)
    {
        if (submitted is null)
        {
            return null;
        }

        if (submitted.HasWaitingPaper)
        {
            return $"{Text.Capital(submitted.Title)}: signatures on paper wait to be confirmed";
        }

        var missing = Math.Max(1, submitted.Needed - submitted.Signatures); // enough signatures, but one does not count for somebody's own appointment
        return $"{Text.Capital(submitted.Title)} waits for {(missing == 1 ? "a signature" : $"{missing} signatures")}";
    }

    private (string? Text, string? Address) NextStep(Standing standing)
    {
        if (standing.Submitted is { } submitted)
        {
            return me.IsApprover && me.PersonId is { } person && submitted.WaitsFor.Contains(person)
                ? ("Read and sign", $"/versions/{submitted.Id}/sign")
                : me.ReadsRegister ? ("See the submission", $"/versions/{submitted.Id}") : (null, null);
        }

        if (me.IsManager && standing.Changes.Count > 0)
        {
            return ("Submit for signature", "/versions/submit");
        }

        return standing.InForce is { } inForce ? ("Download the document", $"/versions/{inForce.Number}/document.pdf") : (null, null);
    }
}
