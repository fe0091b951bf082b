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

/// <param name="OnPaper">Whose signatures on paper brought it into force when the actor confirmed them; null where the actor signed.</param>
public sealed record VersionCameIntoForce(Guid VersionId, int Number, string Sha256, int? Supersedes, Personal? OnPaper = null) : RegisterEvent
{
    public override string Sentence(string actor) =>
        $"Version {Number} came into force with {(OnPaper is null ? $"{actor}'s signature" : $"what {OnPaper} signed on paper, as {actor} confirmed,")}{(Supersedes is { } old ? $" and superseded version {old}" : "")}";
}

public sealed record VersionCorrectionNamed(Guid VersionId, string Version, int Corrects, Personal WhatWasWrong) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} named {Version} a correction of version {Corrects}: {WhatWasWrong}";
}

public sealed record PaperApprovalRecorded(Guid VersionId, string Version, string Sha256, Personal Reference, DateOnly DecidedOn, Personal Members, string ScanSha256) : RegisterEvent
{
    public override string Sentence(string actor) =>
        $"{actor} recorded that {Members} approved {Version} on paper on {DecidedOn.InWords()} ({Reference}; scan SHA-256 {ScanSha256[..12]}…); it counts once a second person confirms it";
}

public sealed record VersionApprovedOnPaper(Guid VersionId, string Version, string Sha256, Guid PersonId, Personal Name, string Capacity, Personal Reference, DateOnly DecidedOn) : RegisterEvent
{
    public override string Sentence(string actor) =>
        $"{actor} confirmed against the scan that {Name} approved {Version} on paper on {DecidedOn.InWords()} as {Capacity} ({Reference}; SHA-256 {Sha256[..12]}…)";
}

public sealed record PaperApprovalRefused(Guid VersionId, string Version, Personal Reference, Personal Reason) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} refused the paper record {Reference} of {Version}{Because(Reason)}";
}

public sealed record RevocationSigned(Guid VersionId, int Number, Guid PersonId, Personal Evidence, Personal Reason) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} signed the revocation of version {Number} ({Evidence}){Because(Reason)}";
}

public sealed record RevocationSignatureTakenBack(Guid VersionId, int Number, Guid PersonId) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} took back their signature on the revocation of version {Number}";
}

public sealed record VersionRevoked(Guid VersionId, int Number, string Sha256, Personal Reason) : RegisterEvent
{
    public override string Sentence(string actor) => $"Version {Number} was revoked with {actor}'s signature; no version is in force{Because(Reason)}";
}

public sealed record SuccessorEntered(Guid SuccessorId, Guid PersonId, Personal Name, Personal Reference, string EvidenceSha256, Personal Reason) : RegisterEvent
{
    public override string Sentence(string actor) =>
        $"{actor} entered {Name} as successor signatory (evidence: {Reference}, SHA-256 {EvidenceSha256[..12]}…); it counts once two more people confirm it{Because(Reason)}";
}

public sealed record SuccessorConfirmed(Guid SuccessorId, Guid PersonId, Personal Name, int Confirmation) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} confirmed {Name} as successor signatory ({Confirmation} of 2)";
}

public sealed record SuccessorAppointedByCommand(Guid SuccessorId, Guid PersonId, Personal Name, Personal Reference, string EvidenceSha256, Personal Reason) : RegisterEvent
{
    public override string Sentence(string actor) =>
        $"{Name} was made successor signatory by a command on the server (evidence: {Reference}, SHA-256 {EvidenceSha256[..12]}…){Because(Reason)}";
}

public sealed record SuccessorWithdrawn(Guid SuccessorId, Guid PersonId, Personal Name, Personal Reason) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} withdrew {Name} as successor signatory{Because(Reason)}";
}

public sealed record VersionReturned(Guid VersionId, string Version, Personal Reason) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} returned {Version}{Because(Reason)}";
}

public sealed record VersionWithdrawn(Guid VersionId, string Version, Personal Reason) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} withdrew {Version}{Because(Reason)}";
}

/// <param name="SealCertificateId">What it was sealed with; null for documents made before there were seals.</param>
/// <param name="Seal">The level reached, as in "PAdES baseline B".</param>
public sealed record DocumentMade(Guid VersionId, int Number, string Sha256, int Bytes, Guid? SealCertificateId = null, string? Seal = null) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} made the PDF of version {Number} (SHA-256 {Sha256}){(Seal is null ? "" : $" and sealed it ({Seal})")}";
}
