namespace IsmsRoles.Web.Import;

/// <summary>A person the register has already, as far as an import compares it. From and Until are those of the latest period.</summary>
public sealed record ExistingPerson(
    Guid Id, string Name, string? Reference = null, string? Email = null, string? JobTitle = null, string? Department = null,
    Guid? LineManagerId = null, DateOnly? From = null, DateOnly? Until = null)
{
    /// <summary>The last day of the period before the latest, for somebody who came back.</summary>
    public DateOnly? LeftBefore { get; init; }
}

/// <summary>A person the plan points at: in the register already, or created by a row of the same file.</summary>
public readonly record struct PersonLink(Guid? ExistingId, int? Row);

/// <summary>Finds people by what tables write for them: reference first, else e-mail, else the full name where only one has it.</summary>
public sealed class PersonDirectory
{
    private readonly Dictionary<string, PersonLink> _byReference = [];
    private readonly Dictionary<string, PersonLink> _byEmail = [];
    private readonly Dictionary<string, HashSet<PersonLink>> _byName = [];
    private readonly Dictionary<PersonLink, string> _names = [];

    public PersonDirectory(IEnumerable<ExistingPerson> existing)
    {
        foreach (var person in existing)
        {
            Add(new(person.Id, null), person.Name, person.Reference, person.Email);
        }
    }

    /// <summary>Adds one more way to find a person; the last word wins, so that a file's new e-mail finds its owner.</summary>
    public void Add(PersonLink person, string name, string? reference, string? email)
    {
        _names[person] = name;
        if (reference is not null)
        {
            _byReference[CellText.Key(reference)] = person;
        }

        if (email is not null)
        {
            _byEmail[CellText.Key(email)] = person;
        }

        var key = CellText.Key(name);
        if (!_byName.TryGetValue(key, out var namesakes))
        {
            _byName[key] = namesakes = [];
        }

        namesakes.Add(person);
    }

    public string Name(PersonLink person) => _names.GetValueOrDefault(person, "somebody");

    /// <summary>The person this text means. Otherwise none, with a sentence that says why.</summary>
    public (PersonLink? Person, string? Why) Find(string text)
    {
        var key = CellText.Key(text);
        if (_byReference.TryGetValue(key, out var person) || _byEmail.TryGetValue(key, out person))
        {
            return (person, null);
        }

        if (!_byName.TryGetValue(key, out var namesakes))
        {
            _byName.TryGetValue(CellText.Key(PersonNames.Turn(text)), out namesakes);
        }

        return namesakes?.Count switch
        {
            1 => (namesakes.First(), null),
            > 1 => (null, $"“{text}” may mean any of {namesakes.Count} people of that name"),
            _ => (null, $"“{text}” is neither in the file nor in the register"),
        };
    }
}
