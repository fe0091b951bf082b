namespace IsmsRoles.Domain.Sealing;

/// <summary>How far a document's seal goes (ETSI EN 319 142-1): the time of sealing is claimed, or proved by a time-stamp authority.</summary>
public enum SealLevel
{
    /// <summary>PAdES baseline B-B: the time of sealing is stated by whoever seals.</summary>
    BaselineB,

    /// <summary>PAdES baseline B-T: a time-stamp authority (RFC 3161) has stamped the signature.</summary>
    BaselineT,
}

public static class SealLevels
{
    /// <summary>"PAdES baseline B", "PAdES baseline T".</summary>
    public static string InWords(this SealLevel level) => level == SealLevel.BaselineT ? "PAdES baseline T" : "PAdES baseline B";
}
