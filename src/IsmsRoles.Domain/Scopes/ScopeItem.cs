using IsmsRoles.Domain.Audit.Events;

namespace IsmsRoles.Domain.Scopes;

public enum ScopeKind
{
    Site,
    Department,
    System,
    Asset,
    Risk,
}

/// <summary>What an assignment can be limited to; without one it is for the whole ISMS.</summary>
public sealed class ScopeItem : Entity
{
    public const int NameMaxLength = 200;

    private ScopeItem() => Name = ""; // for EF Core

    public ScopeItem(ScopeKind kind, string? name)
    {
        Kind = Enum.IsDefined(kind) ? kind : throw new RuleBrokenException("Choose what kind of scope this is.", nameof(Kind));
        Name = Text.Required(name, NameMaxLength, "Give the scope item a name.", nameof(Name));
        Raise(new ScopeItemAdded(Id, Kind, Name));
    }

    public ScopeKind Kind { get; private init; }

    public string Name { get; private set; }

    /// <summary>No longer offered for new assignments.</summary>
    public bool IsRetired { get; private set; }

    public void Rename(string? name)
    {
        var old = Name;
        Name = Text.Required(name, NameMaxLength, "Give the scope item a name.", nameof(Name));
        if (old != Name)
        {
            Raise(new ScopeItemRenamed(Id, old, Name));
        }
    }

    public void Retire()
    {
        if (!IsRetired)
        {
            IsRetired = true;
            Raise(new ScopeItemRetired(Id, Name));
        }
    }
}
