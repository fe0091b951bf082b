namespace IsmsRoles.Domain.Audit.Events;

public sealed record PasswordChanged(Guid AccountId, Personal Email) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} changed the password of {Email}, knowing the former one";
}

public sealed record AuthenticatorAdded(Guid AccountId, Personal Email) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} set up authenticator codes for {Email}";
}

public sealed record AuthenticatorRemoved(Guid AccountId, Personal Email) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} removed the authenticator of {Email}";
}

public sealed record PasskeyAdded(Guid AccountId, Personal Email, Personal Name) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} added the passkey “{Name}” to {Email}";
}

public sealed record PasskeyRenamed(Guid AccountId, Personal Email, Personal Old, Personal New) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} renamed the passkey “{Old}” of {Email} to “{New}”";
}

public sealed record PasskeyRemoved(Guid AccountId, Personal Email, Personal Name) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} removed the passkey “{Name}” from {Email}";
}

public sealed record RecoveryCodesMade(Guid AccountId, Personal Email) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} made new recovery codes for {Email}";
}

public sealed record RecoveryCodeUsed(Guid AccountId, Personal Email, int Left) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} used a recovery code of {Email}; {(Left == 1 ? "1 is" : $"{Left} are")} left";
}

public sealed record SecondFactorsReset(Guid AccountId, Personal Email, Personal Reason) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} took all second factors away from {Email}{Because(Reason)}";
}

public sealed record AccessEndChanged(Guid AccountId, Personal Email, DateOnly? Old, DateOnly? New) : RegisterEvent
{
    public override string Sentence(string actor) => New is { } day
        ? $"{actor} let the access of {Email} end with {day.InWords()}"
        : $"{actor} took away the end of access of {Email}";
}

public sealed record AdministratorRecovered(Guid AccountId, Personal Email, string How) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} made sure that {Email} is an administrator ({How}) and issued a one-time password link";
}

public sealed record SecondFactorRequirementChanged(string Now) : RegisterEvent
{
    public override string Sentence(string actor) => $"{actor} changed the settings: a second factor is {Now} of whoever signs";
}
