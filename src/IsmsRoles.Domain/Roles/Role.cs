using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.People;

namespace IsmsRoles.Domain.Roles;

/// <summary>An information-security role (ISO/IEC 27001:2022, 5.3): what it answers for, what it may decide, whom it reports to.</summary>
public sealed class Role : Entity
{
    public const int TitleMaxLength = 200;
    public const int PurposeMaxLength = 2000;

    private readonly List<Responsibility> _responsibilities = [];
    private readonly List<Authority> _authorities = [];

    private Role() => Title = ""; // for EF Core

    public Role(RoleText text)
    {
        Title = "";
        Write(RoleTextRules.Checked(text));
        Raise(new RoleAdded(Id, Title));
    }

    public string Title { get; private set; }

    public string? Purpose { get; private set; }

    /// <summary>How often the role is reviewed, in months; null means the register's own interval.</summary>
    public int? ReviewIntervalMonths { get; private set; }

    /// <summary>The role this one reports to for ISMS matters.</summary>
    public Guid? ReportsToId { get; private set; }

    /// <summary>The day the role was retired, or null while it is used.</summary>
    public DateOnly? RetiredOn { get; private set; }

    public IReadOnlyList<Responsibility> Responsibilities => _responsibilities;

    public IReadOnlyList<Authority> Authorities => _authorities;

    public bool IsRetired => RetiredOn is not null;

    /// <summary>The text as it stands, to be edited with <c>with</c> and handed back to <see cref="Edit"/>.</summary>
    public RoleText Texts() => new(
        Title,
        Purpose,
        ReviewIntervalMonths,
        [.. _responsibilities.OrderBy(r => r.Number).Select(r => new ResponsibilityText(r.Text, r.References))],
        [.. _authorities.OrderBy(a => a.Number).Select(a => new AuthorityText(a.Kind, a.Text, a.Limit, a.Amount, a.Currency, a.DelegatedById))]);

    /// <summary>Rewrites the role. Nothing is recorded when nothing differs.</summary>
    public void Edit(RoleText text)
    {
        RefuseIfRetired();
        var before = Texts();
        var after = RoleTextRules.Checked(text);
        if (after.Authorities.Any(a => a.DelegatedById == Id))
        {
            throw new RuleBrokenException("A role cannot delegate a decision to itself. Choose the role that handed it over.", "Authorities");
        }

        var changes = RoleTextDifferences.Between(before, after);
        if (changes.Count > 0)
        {
            Write(after);
            Raise(new RoleEdited(Id, before.Title!, changes));
        }
    }

    /// <summary>Changes whom the role reports to; null makes it the top of its line. Refuses a cycle (rule 1).</summary>
    public void ReportTo(Role? superior, ReportingLines lines)
    {
        RefuseIfRetired();
        if (superior is { IsRetired: true })
        {
            throw new RuleBrokenException($"{superior.Title} is retired, so no role can report to it. Choose another.", "ReportsToId");
        }

        if (superior?.Id == ReportsToId)
        {
            return;
        }

        lines.RefuseCycle(Id, superior?.Id);
        var old = ReportsToId is { } id ? lines.TitleOf(id) : null;
        ReportsToId = superior?.Id;
        Raise(new ReportingLineChanged(Id, Title, old, superior?.Title));
    }

    /// <summary>Retires the role instead of deleting it (rule 3). What still depends on it must be moved first.</summary>
    public void Retire(DateOnly today, string? reason, RoleUses uses)
    {
        RefuseIfRetired();
        uses.RefuseIfUsed(Title);
        var why = Text.Required(reason, Reason.MaxLength, "Say why the role is retired.", "Reason");
        RetiredOn = today;
        Raise(new RoleRetired(Id, Title, why));
    }

    public void Reinstate(string? reason)
    {
        if (!IsRetired)
        {
            throw new RuleBrokenException($"{Title} is not retired.");
        }

        var why = Text.Required(reason, Reason.MaxLength, "Say why the role is used again.", "Reason");
        RetiredOn = null;
        ReportsToId = null; // its old superior may be gone, or report to what reported to it
        Raise(new RoleReinstated(Id, Title, why));
    }

    /// <summary>Whether its texts name somebody.</summary>
    public bool Mentions(Mentions mentions) =>
        new[] { Title, Purpose }.Concat(_responsibilities.Select(r => r.Text)).Concat(_authorities.SelectMany(a => new[] { a.Text, a.Limit })).Any(mentions.In);

    /// <summary>Part of a person's erasure, which leaves the event: another name stands where theirs did. Only where it is retired: else somebody rewords it.</summary>
    public void Forget(Mentions mentions, string name)
    {
        if (!IsRetired)
        {
            throw new InvalidOperationException("What may be signed is not reworded behind anybody's back.");
        }

        var text = Texts();
        Write(text with
        {
            Title = mentions.Replace(text.Title, name, TitleMaxLength),
            Purpose = mentions.Replace(text.Purpose, name, PurposeMaxLength),
            Responsibilities = [.. text.Responsibilities.Select(r => r with { Text = mentions.Replace(r.Text, name, Responsibility.TextMaxLength) })],
            Authorities = [.. text.Authorities.Select(a => a with { Text = mentions.Replace(a.Text, name, Authority.TextMaxLength), Limit = mentions.Replace(a.Limit, name, Authority.LimitMaxLength) })],
        });
    }

    private void RefuseIfRetired()
    {
        if (IsRetired)
        {
            throw new RuleBrokenException($"{Title} was retired on {RetiredOn.InWords()}. Reinstate it before changing it.");
        }
    }

    private void Write(RoleText text)
    {
        (Title, Purpose, ReviewIntervalMonths) = (text.Title!, text.Purpose, text.ReviewIntervalMonths);
        Fit(_responsibilities, text.Responsibilities.Count, r => r.Number, n => new(n));
        Fit(_authorities, text.Authorities.Count, a => a.Number, n => new(n));
        foreach (var (line, typed) in _responsibilities.OrderBy(r => r.Number).Zip(text.Responsibilities))
        {
            line.Write(typed.Text!, typed.References ?? "");
        }

        foreach (var (line, typed) in _authorities.OrderBy(a => a.Number).Zip(text.Authorities))
        {
            line.Write(typed);
        }
    }

    // Lines keep their number as key and change their text, so that a reordered list is an update and not a clash of keys.
    private static void Fit<T>(List<T> lines, int count, Func<T, int> number, Func<int, T> line)
    {
        lines.RemoveAll(l => number(l) > count);
        while (lines.Count < count)
        {
            lines.Add(line(lines.Count + 1));
        }
    }
}

/// <summary>What depends on a role; a role in use is not retired.</summary>
/// <param name="Subordinates">Titles of roles that report to it.</param>
/// <param name="OpenAssignments">Assignments that have not ended.</param>
/// <param name="Designations">Duties of the standard pointed at it, in words.</param>
/// <param name="Delegates">Titles of roles with an authority it delegated.</param>
public sealed record RoleUses(
    IReadOnlyList<string> Subordinates,
    int OpenAssignments,
    IReadOnlyList<string> Designations,
    IReadOnlyList<string> Delegates)
{
    internal void RefuseIfUsed(string title)
    {
        List<string> uses = [];
        if (OpenAssignments > 0)
        {
            uses.Add(OpenAssignments == 1 ? "it has an open assignment" : $"it has {OpenAssignments} open assignments");
        }

        if (Subordinates.Count > 0)
        {
            uses.Add($"{string.Join(", ", Subordinates)} report{(Subordinates.Count == 1 ? "s" : "")} to it");
        }

        if (Delegates.Count > 0)
        {
            uses.Add($"it delegates authority to {string.Join(", ", Delegates)}");
        }

        if (Designations.Count > 0)
        {
            uses.Add($"it is designated for {string.Join(", ", Designations)}");
        }

        if (uses.Count > 0)
        {
            throw new RuleBrokenException($"{title} cannot be retired yet: {string.Join("; ", uses)}. Change that first.");
        }
    }
}
