using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.TagHelpers;

namespace IsmsRoles.Web.Hosting;

/// <summary>What the page frame shows for this request.</summary>
internal sealed class Frame(CurrentAccount me, CurrentStanding standing, StandingNotice? notice = null) : IFrame
{
    public string Organisation => standing.IsSetUp ? standing.Value.Organisation : "";

    public string? Notice => notice?.Text;

    public bool SignedIn => me.IsSignedIn;

    public string ReaderName => me.Name;

    public string ReaderAccess => Account.InWords(me.Access);

    public bool ReadsRegister => me.ReadsRegister;

    public bool EditsRegister => me.IsManager;

    public bool ReadsAuditTrail => me.ReadsRegister;

    public bool KeepsAccounts => me.IsAdministrator;

    public bool SeesSeal => me.IsAdministrator || me.IsAuditor;
}

/// <summary>A notice that stands on every page, such as the demo's.</summary>
public sealed record StandingNotice(string Text);

/// <summary>The organisation's calendar and wall clock.</summary>
internal sealed class CurrentOrganisationTime(CurrentStanding standing, TimeProvider clock) : IOrganisationTime
{
    private string? ZoneId => standing.IsSetUp ? standing.Value.TimeZoneId : null;

    public DateOnly Today => OrganisationTime.DayOf(clock.GetUtcNow().UtcDateTime, ZoneId);

    public DateTime ToLocal(DateTime utc) => OrganisationTime.ToLocal(utc, ZoneId);

    public string ZoneName(DateTime utc) => OrganisationTime.ZoneName(utc, ZoneId);
}
