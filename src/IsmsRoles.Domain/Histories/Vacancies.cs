using IsmsRoles.Domain.Assignments;

namespace IsmsRoles.Domain.Histories;

/// <summary>Days on which nobody held a role. A deputy alone does not fill it.</summary>
/// <param name="Until">The last such day; null where it still is vacant.</param>
public sealed record Vacancy(DateOnly From, DateOnly? Until)
{
    /// <summary>Gaps between the role's first spell and today, in order; none before it was first held.</summary>
    public static IReadOnlyList<Vacancy> Between(IEnumerable<Spell> spells, DateOnly today)
    {
        List<Vacancy> vacancies = [];
        DateOnly? free = null; // the first day not covered so far
        foreach (var spell in spells.Where(s => s.Kind != AssignmentKind.Deputy && s.From <= today).OrderBy(s => s.From))
        {
            if (free < spell.From)
            {
                vacancies.Add(new(free.Value, spell.From.AddDays(-1)));
            }

            var next = spell.Until is { } last && last < today ? last.AddDays(1) : DateOnly.MaxValue;
            free = free is { } so && so > next ? so : next;
        }

        if (free <= today)
        {
            vacancies.Add(new(free.Value, null));
        }

        return vacancies;
    }
}
