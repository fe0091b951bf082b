using System.Globalization;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Roles;

namespace IsmsRoles.Domain.Versions.Content;

/// <summary>Content as fields and words, the same for pages, comparison and document.</summary>
public sealed class ContentInWords(RegisterSnapshot? snapshot)
{
    /// <summary>A field that repeats is an ordered list; its lines are aligned before they are compared.</summary>
    internal static IReadOnlyList<FieldDifference> Differences(
        IEnumerable<(string Field, string? Value)> old, IEnumerable<(string Field, string? Value)> now)
    {
        var olds = old.Where(f => f.Value is not null).ToLookup(f => f.Field, f => f.Value!);
        var news = now.Where(f => f.Value is not null).ToLookup(f => f.Field, f => f.Value!);
        return [.. olds.Select(g => g.Key).Union(news.Select(g => g.Key))
            .SelectMany(field => LineDifferences.Between([.. olds[field]], [.. news[field]]).Select(d => new FieldDifference(field, d.Old, d.New)))];
    }

    public static IEnumerable<(string, string?)> Fields(OrganisationContent o) =>
    [
        ("Name", o.Name),
        ("ISMS scope", o.IsmsScope),
        ("Classification", o.Classification),
        ("Time zone", o.TimeZone),
        ("Paper", o.PaperSize.ToString()),
        ("Review interval", $"{o.ReviewIntervalMonths} months"),
        ("Third parties", o.NoThirdParties == 1 ? "None is in scope" : null),
    ];

    public static IEnumerable<(string, string?)> Fields(QuorumContent q) => [("Signatures needed", q.ToQuorum().InWords())];

    public IEnumerable<(string, string?)> Fields(DesignationContent d) => [("Role", snapshot?.Role(d.RoleId)?.Title ?? "a role that is no longer used")];

    public IEnumerable<(string, string?)> Fields(RoleContent r) =>
    [
        ("Title", r.Title),
        ("Purpose", r.Purpose),
        ("Reports to", snapshot?.Role(r.ReportsToId)?.Title),
        .. r.Responsibilities.Select(x => ("Responsibility", (string?)Line(x))),
        .. r.Authorities.Select(x => ("Authority", (string?)Line(x))),
        ("Review interval", r.ReviewIntervalMonths is { } months ? $"{months} months" : null),
    ];

    public IEnumerable<(string, string?)> Fields(AssignmentContent a) =>
    [
        ("Role", snapshot?.Role(a.RoleId)?.Title),
        ("Held by", snapshot is null ? null : HeldBy(a)),
        ("As", a.Kind.InWords()),
        ("For", a.Scope is { } scope ? $"{scope.Name} ({scope.Kind.ToString().ToLowerInvariant()})" : "The whole ISMS"),
        ("From", a.From.InWords()),
        ("Until", a.Until?.InWords()),
        ("Backdated because", a.BackdatedReason),
        ("Evidence of appointment", a.Evidence),
        ("Evidence of ending", a.EndEvidence),
    ];

    public IEnumerable<(string, string?)> Fields(PositionContent p) =>
    [
        ("Title", p.Title),
        ("Kind", p.Kind == PositionKind.Body ? "Body" : "Post"),
        ("Terms of reference", p.TermsOfReference),
        ("Abolished on", p.AbolishedOn?.InWords()),
        .. p.Holders.Select(t => ("Held by", (string?)Line(t))),
    ];

    public IEnumerable<(string, string?)> Fields(PersonContent p) =>
    [
        ("Name", p.Name),
        ("Job title", p.JobTitle),
        ("Employer", snapshot?.ThirdParty(p.EmployerId)?.Name),
        ("Last day with us", p.LeavesOn?.InWords()),
    ];

    public IEnumerable<(string, string?)> Fields(ThirdPartyContent t) =>
    [
        ("Name", t.Name),
        ("Service", t.Service),
        ("Contract", t.ContractReference),
        ("Contract ends on", t.ContractEndsOn?.InWords()),
        ("Contract was ended on", t.EndedOn?.InWords()),
        ("Security contact", t.SecurityContact),
        ("Owner inside", snapshot?.Person(t.OwnerId)?.Name),
    ];

    public static string Line(ResponsibilityContent r) => r.References.Length == 0 ? r.Text : $"{r.Text} ({r.References})";

    public string Line(AuthorityContent a)
    {
        var limits = new[]
        {
            a.Amount is { } amount ? $"up to {Money(amount, a.Currency)}" : null,
            a.Limit,
            a.DelegatedById is { } by ? $"delegated by {snapshot?.Role(by)?.Title ?? "a role that is no longer used"}" : null,
        }.Where(l => l is not null).ToList();
        return $"{(a.Kind == AuthorityKind.Other ? "" : a.Kind.InWords() + ": ")}{a.Text}{(limits.Count == 0 ? "" : $" ({string.Join("; ", limits)})")}";
    }

    /// <summary>An amount as people write it: "EUR 5,000".</summary>
    public static string Money(long amount, string? currency) =>
        string.Create(CultureInfo.InvariantCulture, $"{currency} {amount / 100m:#,##0.##}");

    /// <summary>"Ana Ruiz, Head of Risk", or a position with those named in it, or a third party.</summary>
    public string HeldBy(AssignmentContent a)
    {
        if (snapshot?.Person(a.PersonId) is { } person)
        {
            return InWords(person);
        }

        if (snapshot?.Position(a.PositionId) is { } position)
        {
            var names = position.Holders.Select(Line).ToList();
            return names.Count == 0 ? $"{position.Title} (vacant)" : $"{position.Title} ({string.Join("; ", names)})";
        }

        return snapshot?.ThirdParty(a.ThirdPartyId) is { } thirdParty ? $"{thirdParty.Name} (third party)" : "nobody";
    }

    private string InWords(PersonContent p)
    {
        var employer = snapshot?.ThirdParty(p.EmployerId)?.Name;
        return string.Join(", ", new[] { p.Name, p.JobTitle, employer }.Where(x => x is not null));
    }

    private string Line(TenureContent t)
    {
        var name = snapshot?.Person(t.PersonId)?.Name ?? "somebody";
        return $"{name}{(t.IsChair == 1 ? ", chair" : "")} from {t.From.InWords()}{(t.Until is { } last ? $" until {last.InWords()}" : "")}";
    }
}

public static class AssignmentKinds
{
    public static string InWords(this AssignmentKind kind) => kind switch
    {
        AssignmentKind.Deputy => "Deputy",
        AssignmentKind.Acting => "Acting holder",
        _ => "Holder",
    };
}
