namespace IsmsRoles.Domain.Audit.Events;

public sealed record AccountCreated(Guid AccountId, Personal Email, string Access, Guid? PersonId) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} created the account {Email} with access {Access}";
}

public sealed record AccessChanged(Guid AccountId, Personal Email, string Old, string New) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} changed the access of {Email} from {Old} to {New}";
}

public sealed record AccountLinked(Guid AccountId, Personal Email, Guid? PersonId, Personal? Person) : RegisterEvent
{
    public override string Sentence(string actor) =>
        Person is null ? $"{actor} unlinked the account {Email} from its person" : $"{actor} linked the account {Email} to {Person}";
}

public sealed record AccountClosed(Guid AccountId, Personal Email, Personal Reason) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} closed the account {Email}{Because(Reason)}";
}

public sealed record AccountReopened(Guid AccountId, Personal Email, Personal Reason) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} reopened the account {Email}{Because(Reason)}";
}

public sealed record PasswordLinkIssued(Guid AccountId, Personal Email) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} issued a one-time password link for {Email}";
}

public sealed record PasswordSet(Guid AccountId, Personal Email) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} set the password of {Email}";
}

/// <param name="PersonId">Whose account it was.</param>
public sealed record AccountErased(Guid AccountId, Guid PersonId, string LeftName) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} erased the account of {LeftName}";
}
