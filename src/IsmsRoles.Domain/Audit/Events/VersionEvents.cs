namespace IsmsRoles.Domain.Audit.Events;

/// <param name="Version">How the version is called: "proposed version 4, submission 2" or "version 4".</param>
public sealed record VersionSubmitted(Guid VersionId, string Version, string Sha256) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} submitted {Version} (SHA-256 {Sha256[..12]}…)";
}

public sealed record VersionApproved(Guid VersionId, string Version, string Sha256, Guid PersonId, string Capacity) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} approved {Version} as {Capacity} (SHA-256 {Sha256[..12]}…)";
}

public sealed record VersionApprovalTakenBack(Guid VersionId, string Version, Guid PersonId) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} took back their signature on {Version}";
}

public sealed record VersionCameIntoForce(Guid VersionId, int Number, string Sha256, int? Supersedes) : RegisterEvent
{
    public override string Sentence(string actor) =>
        $"Version {Number} came into force with {actor}'s signature{(Supersedes is { } old ? $" and superseded version {old}" : "")}";
}

public sealed record VersionReturned(Guid VersionId, string Version, Personal Reason) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} returned {Version}{Because(Reason)}";
}

public sealed record VersionWithdrawn(Guid VersionId, string Version, Personal Reason) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} withdrew {Version}{Because(Reason)}";
}

public sealed record DocumentMade(Guid VersionId, int Number, string Sha256, int Bytes) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} made the PDF of version {Number} (SHA-256 {Sha256})";
}
