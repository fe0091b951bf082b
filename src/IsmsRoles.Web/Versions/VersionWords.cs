using IsmsRoles.Documents.RolesDocument;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.TagHelpers;

namespace IsmsRoles.Web.Versions;

/// <summary>A version's life in a reader's words.</summary>
public static class VersionWords
{
    public static Badge Badge(this VersionState state) => state switch
    {
        VersionState.Submitted => TagHelpers.Badge.Submitted,
        VersionState.InForce => TagHelpers.Badge.InForce,
        VersionState.Superseded => TagHelpers.Badge.Superseded,
        VersionState.Returned => TagHelpers.Badge.Returned,
        VersionState.Revoked => TagHelpers.Badge.Revoked,
        _ => TagHelpers.Badge.Withdrawn,
    };

    /// <summary>"Mia Novak submitted it".</summary>
    public static string Sentence(this VersionDecision decision) => decision.Action switch
    {
        null => $"{decision.Name} submitted it",
        VersionAction.Approve => $"{decision.Name} signed it",
        VersionAction.TakeBack => $"{decision.Name} took their signature back",
        VersionAction.ComeIntoForce => $"It came into force with {decision.Name}’s signature",
        VersionAction.Return => $"{decision.Name} returned it",
        VersionAction.Withdraw => $"{decision.Name} withdrew it",
        VersionAction.RecordOnPaper => $"{decision.Name} recorded that it was signed on paper",
        VersionAction.RefusePaper => $"{decision.Name} refused a paper record",
        VersionAction.SignRevocation => $"{decision.Name} signed its revocation",
        VersionAction.TakeBackRevocation => $"{decision.Name} took their signature on its revocation back",
        VersionAction.Revoke => $"It was revoked with {decision.Name}’s signature",
        _ => $"{Text.Capital(decision.Name)} superseded it",
    };

    /// <summary>The capacity as a line begins with it: "Member of top management".</summary>
    public static string Title(this SigningCapacity capacity) => Text.Capital(capacity.InWords());

    /// <summary>How a signer was authenticated, as the document prints it.</summary>
    public static string Authenticated(this Approval approval) =>
        approval.DecidedOn is not null ? "On paper, confirmed against the scan" : CredentialInWords.Authenticated(approval.AuthenticatedBy);

    /// <summary>What is noted beside a signature about who stood behind the signer's account (rule 8), in the document's words.</summary>
    public static IEnumerable<string> CredentialNotes(this Approval approval, IOrganisationTime time) =>
        approval.Notable.Select(o => CredentialInWords.Note(o, DateWords.Moment(o.At, time)));

    /// <summary>"Ana Ruiz, Chief executive".</summary>
    public static string NameAndTitle(string name, string jobTitle) => jobTitle.Length == 0 ? name : $"{name}, {jobTitle}";

    /// <summary>"Ana Ruiz", "Ana Ruiz or Ben Smith", "Ana Ruiz, Ben Smith or Eva Novak".</summary>
    public static string Either(IEnumerable<string> names) => Joined([.. names], "or");

    public static string Both(IEnumerable<string> names) => Joined([.. names], "and");

    private static string Joined(List<string> names, string last) => names.Count switch
    {
        0 => "nobody",
        1 => names[0],
        _ => $"{string.Join(", ", names[..^1])} {last} {names[^1]}",
    };
}
