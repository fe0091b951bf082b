namespace IsmsRoles.Web.Import;

/// <summary>The line manager a row leads to. Changes says whether the register has another one, or none.</summary>
internal sealed record PersonLine(PersonLink? Manager, bool Changes, string? OldName, string? NewName, IReadOnlyList<string> Notes);

/// <summary>Finds line managers in the file and the register; leaves out lines to nobody, to oneself and in a circle, and says so.</summary>
internal sealed class PersonLines(IReadOnlyList<PersonMatch> matches, IReadOnlyList<ExistingPerson> existing)
{
    private readonly PersonDirectory _directory = new(existing);
    private readonly Dictionary<string, PersonMatch> _refused = [];

    public IReadOnlyDictionary<int, PersonLine> Resolve()
    {
        foreach (var match in matches)
        {
            if (match.Link is { } link && match.Settled is null)
            {
                _directory.Add(link, match.Source.Name, match.Source.Reference, match.Source.Email);
            }
            else if (match.Settled == RowOutcome.Refused)
            {
                foreach (var key in new[] { match.Source.Reference, match.Source.Email, match.Source.Name })
                {
                    _refused.TryAdd(CellText.Key(key), match);
                }
            }
        }

        var found = matches.ToDictionary(m => m.Source.Row, Find);
        var loops = Loops.Find(Lines(found));
        return matches.ToDictionary(m => m.Source.Row, m => Line(m, found[m.Source.Row], loops));
    }

    private (PersonLink? Manager, string? Note) Find(PersonMatch match)
    {
        if (match.Settled is not null || match.Source.LineManager is not { } text)
        {
            return (null, null);
        }

        var (manager, why) = _directory.Find(text);
        if (manager is null)
        {
            why = _refused.TryGetValue(CellText.Key(text), out var refused) ? $"“{text}” is in row {refused.Source.Row}, which is refused" : why;
            return (null, $"{why}, so no line manager is set.");
        }

        return manager == match.Link
            ? (null, $"{match.Source.Name} is given as their own line manager; that is taken as none.")
            : (manager, null);
    }

    private Dictionary<PersonLink, PersonLink> Lines(Dictionary<int, (PersonLink? Manager, string? Note)> found)
    {
        var lines = existing.Where(p => p.LineManagerId is not null)
            .ToDictionary(p => new PersonLink(p.Id, null), p => new PersonLink(p.LineManagerId, null));
        foreach (var match in matches)
        {
            if (match.Link is { } link && found[match.Source.Row].Manager is { } manager)
            {
                lines[link] = manager;
            }
        }

        return lines;
    }

    private PersonLine Line(PersonMatch match, (PersonLink? Manager, string? Note) found, IReadOnlyDictionary<PersonLink, IReadOnlyList<PersonLink>> loops)
    {
        if (found.Manager is not { } manager)
        {
            return new(null, false, null, null, found.Note is null ? [] : [found.Note]);
        }

        var unchanged = match.Existing?.LineManagerId is { } current && manager == new PersonLink(current, null);
        if (!unchanged && loops.TryGetValue(match.Link!.Value, out var loop))
        {
            var circle = string.Join(" → ", loop.Append(loop[0]).Take(7).Select(_directory.Name));
            return new(null, false, null, null, [$"Their line managers form a circle ({circle}{(loop.Count > 6 ? " …" : "")}), so no line manager is set."]);
        }

        var old = match.Existing?.LineManagerId is { } id ? _directory.Name(new(id, null)) : null;
        return new(manager, !unchanged && match.Existing is not null, old, _directory.Name(manager), []);
    }
}
