using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.Audit.Events;

namespace IsmsRoles.Domain.Organisations;

public enum PaperSize
{
    A4,
    Letter,
}

/// <param name="TimeZoneId">IANA name, such as Europe/Warsaw: a day is a calendar day there.</param>
/// <param name="ReviewIntervalMonths">How often the whole register is reviewed.</param>
/// <param name="NoThirdParties">States that no third party is in ISMS scope.</param>
public sealed record OrganisationDetails(
    string? Name,
    string? IsmsScope,
    string? TimeZoneId,
    string? Classification = "Internal",
    PaperSize PaperSize = PaperSize.A4,
    int ReviewIntervalMonths = 12,
    bool NoThirdParties = false);

/// <summary>The one organisation whose ISMS this installation keeps. A unique key decides between two posts of the set-up page.</summary>
public sealed class Organisation : Entity
{
    public const int NameMaxLength = 200;
    public const int ScopeMaxLength = 2000;
    public const int TimeZoneMaxLength = 100;
    public const int ClassificationMaxLength = 50;

    private Organisation() => Name = IsmsScope = TimeZoneId = Classification = ""; // for EF Core

    public Organisation(OrganisationDetails details)
    {
        Name = IsmsScope = TimeZoneId = Classification = "";
        Write(Checked(details));
        Raise(new OrganisationSetUp(Name, IsmsScope));
    }

    /// <summary>Always 1 and unique: there is one organisation.</summary>
    public int TheOne { get; private init; } = 1;

    public string Name { get; private set; }

    public string IsmsScope { get; private set; }

    public string TimeZoneId { get; private set; }

    public string Classification { get; private set; }

    public PaperSize PaperSize { get; private set; }

    public int ReviewIntervalMonths { get; private set; }

    public bool NoThirdParties { get; private set; }

    public QuorumKind QuorumKind { get; private set; } = QuorumKind.AnyOne;

    public int QuorumCount { get; private set; } = 1;

    /// <summary>Whether approvers sign with two factors only.</summary>
    public bool ApproversNeedSecondFactor { get; private set; }

    /// <summary>Whether people without an account may check documents at <c>/verify</c>.</summary>
    public bool AnyoneMayVerify { get; private set; }

    public Quorum Quorum => new(QuorumKind, QuorumCount);

    public OrganisationDetails Details() =>
        new(Name, IsmsScope, TimeZoneId, Classification, PaperSize, ReviewIntervalMonths, NoThirdParties);

    public void Edit(OrganisationDetails details)
    {
        var before = Details();
        var after = Checked(details);
        if (after == before)
        {
            return;
        }

        List<FieldChange> changes = [];
        Add("Name", before.Name, after.Name);
        Add("ISMS scope", before.IsmsScope, after.IsmsScope);
        Add("Time zone", before.TimeZoneId, after.TimeZoneId);
        Add("Classification", before.Classification, after.Classification);
        Add("Paper", before.PaperSize.ToString(), after.PaperSize.ToString());
        Add("Review interval", $"{before.ReviewIntervalMonths} months", $"{after.ReviewIntervalMonths} months");
        Add("Third parties", ThirdParties(before), ThirdParties(after));
        Write(after);
        Raise(new OrganisationEdited(changes));

        void Add(string field, string? old, string? now)
        {
            if (old != now)
            {
                changes.Add(new(field, old, now));
            }
        }
    }

    /// <summary>Changes how many must sign; until signed, the stricter of old and new applies (rule 9).</summary>
    public void ChangeQuorum(Quorum quorum)
    {
        if (!Enum.IsDefined(quorum.Kind) || (quorum.Kind == QuorumKind.Number && quorum.Count is < 1 or > 50))
        {
            throw new RuleBrokenException("Choose how many must sign: 1 to 50.", nameof(QuorumCount));
        }

        var after = quorum.Kind == QuorumKind.Number ? quorum : new(quorum.Kind);
        if (after != Quorum)
        {
            var old = Quorum;
            (QuorumKind, QuorumCount) = (after.Kind, after.Count);
            Raise(new QuorumChanged(old.InWords(), after.InWords()));
        }
    }

    /// <summary>Says whether approvers must have a second factor to sign. It counts at once: it guards signing and is no part of what is signed.</summary>
    public void RequireSecondFactor(bool required)
    {
        if (required != ApproversNeedSecondFactor)
        {
            ApproversNeedSecondFactor = required;
            Raise(new SecondFactorRequirementChanged(required ? "required" : "not required"));
        }
    }

    /// <summary>Says whether people without an account may check documents. It shows them no names and no proposal.</summary>
    public void OpenVerification(bool toAnyone)
    {
        if (toAnyone != AnyoneMayVerify)
        {
            AnyoneMayVerify = toAnyone;
            Raise(new VerificationAccessChanged(toAnyone ? "anyone who has the address" : "people with an account"));
        }
    }

    private static string ThirdParties(OrganisationDetails d) => d.NoThirdParties ? "none is in scope" : "listed in the register";

    private static OrganisationDetails Checked(OrganisationDetails typed) => typed with
    {
        Name = Text.Required(typed.Name, NameMaxLength, "Give the organisation's name.", nameof(Name)),
        IsmsScope = Text.Required(typed.IsmsScope, ScopeMaxLength, "Say what the ISMS covers, as on the certificate.", nameof(IsmsScope), lines: true),
        TimeZoneId = TimeZoneInfo.TryFindSystemTimeZoneById(typed.TimeZoneId ?? "", out _)
            ? typed.TimeZoneId
            : throw new RuleBrokenException("Choose a time zone from the list.", nameof(TimeZoneId)),
        Classification = Text.Required(typed.Classification, ClassificationMaxLength, "Give the document's classification, such as Internal.", nameof(Classification)),
        PaperSize = Enum.IsDefined(typed.PaperSize) ? typed.PaperSize : throw new RuleBrokenException("Choose A4 or Letter.", nameof(PaperSize)),
        ReviewIntervalMonths = typed.ReviewIntervalMonths is >= 1 and <= 60
            ? typed.ReviewIntervalMonths
            : throw new RuleBrokenException("Review the register at least every 60 months: enter 1 to 60.", nameof(ReviewIntervalMonths)),
    };

    private void Write(OrganisationDetails d) =>
        (Name, IsmsScope, TimeZoneId, Classification, PaperSize, ReviewIntervalMonths, NoThirdParties) =
        (d.Name!, d.IsmsScope!, d.TimeZoneId!, d.Classification!, d.PaperSize, d.ReviewIntervalMonths, d.NoThirdParties);
}
