using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.People;

/// <summary>
/// When a person's data may be erased (GDPR, article 17): once they have left and nothing in use names them any more. What
/// was signed stays, as the organisation's record.
/// </summary>
/// <param name="Day">Today in the organisation's time zone.</param>
/// <param name="At">Now, UTC.</param>
/// <param name="Register">The live register on that day.</param>
/// <param name="InForce">The version in force, if any.</param>
/// <param name="Submitted">The version waiting for signatures, if any.</param>
/// <param name="Mentions">Texts in use that name them and can be reworded: "the purpose of Risk owner".</param>
public sealed record Erasure(
    DateOnly Day, DateTime At, RegisterSnapshot Register, RegisterVersion? InForce, RegisterVersion? Submitted, IReadOnlyList<string> Mentions)
{
    /// <summary>Whether they are entered as successor signatory for the next version.</summary>
    public bool WaitsAsSuccessor { get; init; }

    /// <summary>What must be done first, one sentence each; empty when nothing stands in the way.</summary>
    public IReadOnlyList<string> Obstacles(Person person)
    {
        if (person.ErasedAt is { } at)
        {
            return [$"{person.Name}'s data was erased on {DateOnly.FromDateTime(at).InWords()}. Nothing is left to erase."];
        }

        List<string> first = [];
        if (!person.HasLeftBy(Day) || person.LeavesOn is not { } last || last >= Day)
        {
            first.Add($"{person.Name} has not left. Only the data of people who have left is erased: record the last day first.");
        }

        first.AddRange(Held(Register, person.Id).Select(what => $"{person.Name} is still on record as {what}. End that first."));
        first.AddRange(Register.ThirdParties.Where(t => t.OwnerId == person.Id)
            .Select(t => $"{person.Name} still owns the relationship with {t.Name}. Give it another owner first."));
        if (WaitsAsSuccessor)
        {
            first.Add($"{person.Name} is entered as successor signatory for the next version. Withdraw that first.");
        }

        if (Submitted is { } waiting && (waiting.Content.Person(person.Id) is not null || waiting.Signatories.Any(s => s.PersonId == person.Id)))
        {
            first.Add($"{Text.Capital(waiting.Title)} waits for signatures and names {person.Name}. Let it be signed, returned or withdrawn first.");
        }

        if (InForce?.Content.Person(person.Id) is not null)
        {
            var held = Held(InForce.Content, person.Id).FirstOrDefault() is { } what ? $" as {what}" : "";
            first.Add($"Version {InForce.Number}, which is in force, names {person.Name}{held}. Bring a version into force without them first.");
        }

        first.AddRange(Mentions.Select(place => $"{Text.Capital(place)} names {person.Name}. Reword it first."));
        return first;
    }

    private static IEnumerable<string> Held(RegisterSnapshot content, Guid personId) =>
        content.Assignments.Where(a => a.PersonId == personId).Select(a => $"{a.Kind.ToString().ToLowerInvariant()} of {content.Role(a.RoleId)?.Title}")
            .Concat(content.Positions.Where(p => p.Holders.Any(h => h.PersonId == personId)).Select(p => p.Title));
}
