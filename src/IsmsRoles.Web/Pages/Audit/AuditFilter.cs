using IsmsRoles.Data;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Audit;

/// <summary>Which events to show: about a person or a role, of one kind, within a period. The list and its export ask the same way.</summary>
public sealed class AuditFilter
{
    private const int MostChoices = 20;

    public static IReadOnlyList<SelectListItem> Kinds { get; } =
        [.. AuditChain.AllKinds.Select(kind => new SelectListItem(KindInWords(kind), kind)).OrderBy(item => item.Text, StringComparer.Ordinal)];

    /// <summary>By them or about them.</summary>
    public PickerInput Person { get; set; } = new();

    public PickerInput Role { get; set; } = new();

    public string? Kind { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? Until { get; set; }

    internal IReadOnlyList<PickerChoice> PersonChoices { get; private set; } = [];

    internal IReadOnlyList<PickerChoice> RoleChoices { get; private set; } = [];

    internal Guid? PersonId { get; private set; }

    internal Guid? RoleId { get; private set; }

    // A name that means nobody, or several, finds no event rather than all.
    private bool IsUnclear => (PersonId is null && !string.IsNullOrWhiteSpace(Person.Text)) || (RoleId is null && !string.IsNullOrWhiteSpace(Role.Text));

    /// <summary>"AssignmentBegun" reads "Assignment begun".</summary>
    public static string KindInWords(string kind) =>
        string.Concat(kind.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));

    /// <summary>Looks up whom and what the pickers name.</summary>
    /// <returns>Sentences beside the pickers that name nobody or several.</returns>
    internal async Task<IReadOnlyList<(string Field, string Sentence)>> ResolveAsync(RegisterDbContext db, CancellationToken cancellation)
    {
        List<(string, string)> errors = [];
        var person = SearchText.Of(Person.Text);
        var role = SearchText.Of(Role.Text);
        if (person.Length > 0)
        {
            var people = db.People.AsNoTracking();
            people = Guid.TryParse(Person.ChosenId, out var id) ? people.Where(p => p.Id == id) : people.Where(p => EF.Property<string>(p, SearchText.Column).Contains(person));
            PersonChoices = await people.OrderBy(p => EF.Property<string>(p, SearchText.Column)).Take(MostChoices)
                .Select(p => new PickerChoice(p.Id.ToString(), p.Name, p.JobTitle)).ToListAsync(cancellation);
            PersonId = One(PersonChoices);
            Note("Person", PersonChoices.Count);
        }

        if (role.Length > 0)
        {
            var roles = db.Roles.AsNoTracking();
            roles = Guid.TryParse(Role.ChosenId, out var id) ? roles.Where(r => r.Id == id) : roles.Where(r => EF.Property<string>(r, SearchText.Column).Contains(role));
            RoleChoices = await roles.OrderBy(r => EF.Property<string>(r, SearchText.Column)).Take(MostChoices)
                .Select(r => new PickerChoice(r.Id.ToString(), r.Title, null)).ToListAsync(cancellation);
            RoleId = One(RoleChoices);
            Note("Role", RoleChoices.Count);
        }

        (PersonChoices, RoleChoices) = (PersonId is null ? PersonChoices : [], RoleId is null ? RoleChoices : []);
        return errors;

        void Note(string field, int count)
        {
            if (count != 1)
            {
                errors.Add((field, count == 0
                    ? $"No {field.ToLowerInvariant()} has this name."
                    : "Several have this name: choose one."));
            }
        }
    }

    /// <summary>The events asked for, in no order yet.</summary>
    internal IQueryable<AuditEntry> Apply(RegisterDbContext db, string timeZoneId)
    {
        IQueryable<AuditEntry> events = db.AuditEntries.AsNoTracking();
        if (IsUnclear)
        {
            return events.Where(e => false);
        }

        if (PersonId is { } person)
        {
            events = events.Where(e => db.Set<AuditSubject>().Where(s => s.SubjectId == person).Select(s => s.EventNumber).Contains(e.Number));
        }

        if (RoleId is { } role)
        {
            events = events.Where(e => db.Set<AuditSubject>().Where(s => s.SubjectId == role).Select(s => s.EventNumber).Contains(e.Number));
        }

        if (!string.IsNullOrEmpty(Kind))
        {
            events = events.Where(e => e.Kind == Kind);
        }

        if (From is { } from)
        {
            var begin = OrganisationTime.StartOf(from, timeZoneId);
            events = events.Where(e => e.At >= begin);
        }

        if (Until is { } until && until < DateOnly.MaxValue)
        {
            var end = OrganisationTime.StartOf(until.AddDays(1), timeZoneId);
            events = events.Where(e => e.At < end);
        }

        return events;
    }

    private static Guid? One(IReadOnlyList<PickerChoice> choices) => choices.Count == 1 ? Guid.Parse(choices[0].Id) : null;
}
