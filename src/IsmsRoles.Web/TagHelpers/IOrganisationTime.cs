namespace IsmsRoles.Web.TagHelpers;

/// <summary>The organisation's calendar and wall clock, for showing moments that are stored in UTC.</summary>
public interface IOrganisationTime
{
    /// <summary>The calendar day it is now in the organisation's time zone.</summary>
    DateOnly Today { get; }

    /// <summary>The wall-clock time at a UTC moment.</summary>
    DateTime ToLocal(DateTime utc);

    /// <summary>The zone's short name at that moment, such as "CET" or "UTC+2".</summary>
    string ZoneName(DateTime utc);
}
