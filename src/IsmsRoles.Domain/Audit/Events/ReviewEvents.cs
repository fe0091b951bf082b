namespace IsmsRoles.Domain.Audit.Events;

/// <param name="Text">How what was reviewed stood to the version in force: "as in version 3".</param>
/// <param name="Sha256">Hash of what was reviewed.</param>
public sealed record RoleReviewed(Guid ReviewId, Guid RoleId, string Title, string Text, string Sha256, Personal Note) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} reviewed the role {Title}, {Text}, and found nothing to change: {Note}";
}

/// <inheritdoc cref="RoleReviewed"/>
public sealed record RegisterReviewed(Guid ReviewId, string Text, string Sha256, Personal Note) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} reviewed the register as a whole, {Text}, and found nothing to change: {Note}";
}

/// <param name="What">What had been reviewed: "the role Risk owner" or "the register as a whole".</param>
public sealed record ReviewWithdrawn(Guid ReviewId, Guid? RoleId, string What, DateOnly On, Personal Reason) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} withdrew the review of {What} on {On.InWords()}{Because(Reason)}";
}
