using IsmsRoles.Documents.RolesDocument;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Documents.Exports;

/// <summary>The rows all exports write, in the document's order and words, with dates and amounts as values.</summary>
internal sealed class ExportRows
{
    private readonly RegisterSnapshot _content;
    private readonly DateOnly _day;
    private readonly RoleRows _rows;

    public ExportRows(ExportedTable table)
    {
        (_content, _day) = (table.Content, table.Day);
        _rows = new(_content, _day);
        Roles = [.. _content.RolesInReadingOrder().Zip(_rows.All(), Row)];
        Assignments = [.. Roles.SelectMany(r => r.Assignments)];
    }

    public IReadOnlyList<ExportedRole> Roles { get; }

    public IReadOnlyList<ExportedAssignment> Assignments { get; }

    public IEnumerable<ExportedAuthority> Authorities => Roles.SelectMany(r => r.Content.Authorities.Select((a, i) => new ExportedAuthority(r, i + 1, a, _rows.Authority(a))));

    public IEnumerable<ExportedThirdParty> ThirdParties
    {
        get
        {
            var roles = Assignments
                .Where(a => a.ThirdPartyId is not null)
                .ToLookup(a => a.ThirdPartyId!.Value, a => a.Role.Title);
            return _content.ThirdParties
                .OrderBy(t => t.Name, StringComparer.Ordinal)
                .ThenBy(t => t.Id)
                .Select(t => new ExportedThirdParty(t, _content.Person(t.OwnerId)?.Name, string.Join("; ", roles[t.Id].Distinct().Order(StringComparer.Ordinal))));
        }
    }

    private ExportedRole Row(RoleContent role, RoleRow row)
    {
        var exported = new ExportedRole(row, role, _content.IsVacantOn(role, _day));
        return exported with { Assignments = [.. _rows.AssignmentsOf(role).Select(a => Row(exported, a))] };
    }

    private ExportedAssignment Row(ExportedRole role, AssignmentContent assignment)
    {
        var person = _content.Person(assignment.PersonId);
        var position = _content.Position(assignment.PositionId);
        var line = _rows.Holder(assignment);
        return new(role, assignment, line, InWords(line), _content.IsHeldOn(assignment, _day))
        {
            HeldThrough = person is not null ? "Person" : position is not null ? "Position" : "Third party",
            People = person?.Name ?? string.Join("; ", _content.PeopleBehind(assignment, _day).Select(p => p.Name)),
            JobTitle = person?.JobTitle,
            Employer = _content.ThirdParty(person?.EmployerId)?.Name ?? _content.ThirdParty(assignment.ThirdPartyId)?.Name ?? _content.Organisation.Name,
            ThirdPartyId = assignment.ThirdPartyId ?? person?.EmployerId,
        };
    }

    /// <summary>As in "Ana Ruiz, Head of Risk (deputy), for Payments, since 1 March 2026".</summary>
    internal static string InWords(HolderLine line)
    {
        var capacity = line.Capacity switch
        {
            HolderCapacity.Deputy => " (deputy)",
            HolderCapacity.Acting => " (acting)",
            _ => "",
        };
        return string.Join(", ", new[]
        {
            line.Name + capacity,
            line.Detail,
            line.Scope is null ? null : $"for {line.Scope}",
            line.Since,
        }.Where(part => !string.IsNullOrEmpty(part)));
    }
}

/// <summary>A role and its assignments.</summary>
internal sealed record ExportedRole(RoleRow Row, RoleContent Content, bool IsVacant)
{
    public int Number => Row.Number;

    public string Title => Row.Title;

    public string Designations => string.Join("; ", Row.Marks);

    public IReadOnlyList<ExportedAssignment> Assignments { get; init; } = [];

    /// <summary>One holder a line; a role of everyone's is held without an assignment.</summary>
    public IEnumerable<string> Holders => Row.Holders.Select(ExportRows.InWords);

    /// <summary>One responsibility a line, references behind it.</summary>
    public IEnumerable<string> Responsibilities => Content.Responsibilities.Select(ContentInWords.Line);

    /// <summary>One authority a line, with kind, limit and delegation.</summary>
    public IEnumerable<string> Authorities => Row.Authorities.Select(a =>
    {
        var limits = string.Join("; ", new[] { a.Limit, a.DelegatedBy is null ? null : $"delegated by {a.DelegatedBy}" }.Where(l => l is not null));
        return $"{(a.Kind == AuthorityKind.Other.InWords() ? "" : a.Kind + ": ")}{a.Text}{(limits.Length == 0 ? "" : $" ({limits})")}";
    });
}

/// <summary>An assignment as a row of its own.</summary>
/// <param name="InWords">The same in one line.</param>
/// <param name="IsHeld">Whether somebody holds by it on the table's day.</param>
internal sealed record ExportedAssignment(ExportedRole Role, AssignmentContent Content, HolderLine Line, string InWords, bool IsHeld)
{
    /// <summary>Person, Position or Third party.</summary>
    public required string HeldThrough { get; init; }

    /// <summary>Whoever really holds on the day; none where a position is vacant.</summary>
    public required string People { get; init; }

    public required string? JobTitle { get; init; }

    /// <summary>The organisation itself, or the third party that employs or is the holder.</summary>
    public required string Employer { get; init; }

    public required Guid? ThirdPartyId { get; init; }

    public string As => Content.Kind.InWords();

    public string For => Content.Scope is { } scope ? $"{scope.Name} ({scope.Kind.ToString().ToLowerInvariant()})" : "The whole ISMS";
}

/// <summary>An authority as a row of its own, numbered within its role.</summary>
internal sealed record ExportedAuthority(ExportedRole Role, int Number, AuthorityContent Content, AuthorityLine Line);

internal sealed record ExportedThirdParty(ThirdPartyContent Content, string? Owner, string Roles);
