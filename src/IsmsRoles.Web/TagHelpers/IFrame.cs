namespace IsmsRoles.Web.TagHelpers;

/// <summary>
/// What the page frame needs to know about this request: whose register it is, who reads it, and which parts
/// of the menu that reader may open. It only decides what is shown; each page still checks access itself.
/// </summary>
public interface IFrame
{
    /// <summary>The organisation's name; empty before set-up.</summary>
    string Organisation { get; }

    /// <summary>A standing notice on every page, such as the demo's; null when there is none.</summary>
    string? Notice { get; }

    bool SignedIn { get; }

    /// <summary>The reader's name, or their e-mail address where no person is linked.</summary>
    string ReaderName { get; }

    /// <summary>The reader's access in words, such as "Manager, Approver".</summary>
    string ReaderAccess { get; }

    /// <summary>May open people, third parties, reporting lines and all versions.</summary>
    bool ReadsRegister { get; }

    bool EditsRegister { get; }

    bool ReadsAuditTrail { get; }

    bool KeepsAccounts { get; }

    /// <summary>May look at the organisation's seal.</summary>
    bool SeesSeal { get; }
}
