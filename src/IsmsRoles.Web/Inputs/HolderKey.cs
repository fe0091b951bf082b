namespace IsmsRoles.Web.Inputs;

public enum HolderType
{
    Person,
    Position,
    ThirdParty,
}

/// <summary>Who is chosen as a holder, in one text: <c>Person:0198…</c>, <c>Position:…</c> or <c>ThirdParty:…</c>.</summary>
public sealed record HolderKey(HolderType Type, Guid Id)
{
    public static string Write(HolderType type, string id) => $"{type}:{id}";

    /// <summary>Null when the text is no key.</summary>
    public static HolderKey? Read(string? text) =>
        text?.Split(':') is [var type, var id] && Enum.TryParse<HolderType>(type, out var kind) && Enum.IsDefined(kind) && Guid.TryParse(id, out var guid)
            ? new(kind, guid)
            : null;
}
