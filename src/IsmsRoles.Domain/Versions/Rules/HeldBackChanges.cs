using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Versions;

/// <summary>
/// Rule 4: parts a Manager holds back from a submission are frozen as they stand in the version in force. What is left
/// must still hang together.
/// </summary>
public static class HeldBackChanges
{
    /// <param name="keys">Keys of <see cref="SnapshotChange"/>s to hold back.</param>
    public static RegisterSnapshot Apply(RegisterSnapshot? inForce, RegisterSnapshot register, IReadOnlyCollection<string> keys)
    {
        if (keys.Count == 0)
        {
            return register;
        }

        var held = keys.ToHashSet();
        var roles = Freeze(inForce?.Roles, register.Roles, r => $"role:{r.Id}", r => r.Id.ToString());
        var assignments = Freeze(inForce?.Assignments, register.Assignments, a => $"assignment:{a.Id}", a => a.Id.ToString());
        var positions = Freeze(inForce?.Positions, register.Positions, p => $"position:{p.Id}", p => p.Id.ToString());
        var thirdParties = Freeze(inForce?.ThirdParties, register.ThirdParties, t => $"third-party:{t.Id}", t => t.Id.ToString());
        var people = Freeze(inForce?.People, register.People, p => $"person:{p.Id}", p => p.Id.ToString());

        // As in a snapshot of the register: only what something points at, and everything that is pointed at.
        positions = OnlyReferred(positions, inForce?.Positions, assignments.Select(a => a.PositionId), p => p.Id);
        thirdParties = WithReferred(thirdParties, inForce?.ThirdParties, assignments.Select(a => a.ThirdPartyId), t => t.Id);
        List<PersonContent> listed;
        int before;
        do
        {
            before = thirdParties.Count;
            var referred = assignments.Select(a => a.PersonId)
                .Concat(positions.SelectMany(p => p.Holders).Select(h => (Guid?)h.PersonId))
                .Concat(thirdParties.Select(t => t.OwnerId));
            listed = OnlyReferred(people, inForce?.People, referred, p => p.Id);
            thirdParties = WithReferred(thirdParties, inForce?.ThirdParties, listed.Select(p => p.EmployerId), t => t.Id);
        }
        while (thirdParties.Count > before);

        var merged = new RegisterSnapshot(
            inForce is not null && held.Contains("organisation") ? inForce.Organisation : register.Organisation,
            inForce is not null && held.Contains("quorum") ? inForce.Quorum : register.Quorum,
            Freeze(inForce?.Designations, register.Designations, d => $"designation:{d.Kind}", d => ((int)d.Kind).ToString("D2", null)),
            roles,
            assignments,
            listed,
            positions,
            thirdParties);
        RefuseLooseEnds(merged, register, inForce);
        RefuseDoubles(merged, held);
        return merged;

        List<T> Freeze<T>(IReadOnlyList<T>? signed, IReadOnlyList<T> now, Func<T, string> key, Func<T, string> order) =>
            [.. now.Where(x => !held.Contains(key(x)))
                .Concat((signed ?? []).Where(x => held.Contains(key(x))))
                .OrderBy(order, StringComparer.Ordinal)];
    }

    // A frozen part may point at something the register no longer lists: it comes along as signed.
    private static List<T> WithReferred<T>(List<T> rows, IReadOnlyList<T>? signed, IEnumerable<Guid?> referred, Func<T, Guid> id)
    {
        var missing = referred.OfType<Guid>().ToHashSet();
        missing.ExceptWith(rows.Select(id));
        return [.. rows.Concat((signed ?? []).Where(x => missing.Contains(id(x)))).OrderBy(x => id(x).ToString(), StringComparer.Ordinal)];
    }

    private static List<T> OnlyReferred<T>(List<T> rows, IReadOnlyList<T>? signed, IEnumerable<Guid?> referred, Func<T, Guid> id)
    {
        var wanted = referred.OfType<Guid>().ToHashSet();
        return [.. WithReferred(rows, signed, wanted.Select(w => (Guid?)w), id).Where(x => wanted.Contains(id(x)))];
    }

    // The end of an assignment held back while its successor is submitted: the same holder would be there twice.
    private static void RefuseDoubles(RegisterSnapshot merged, HashSet<string> held)
    {
        foreach (var same in merged.Assignments.GroupBy(a => (a.RoleId, a.PersonId, a.PositionId, a.ThirdPartyId, a.Kind, a.Scope)))
        {
            var sides = same.ToLookup(a => held.Contains($"assignment:{a.Id}"));
            var doubles = from frozen in sides[true] from now in sides[false] where Days.Overlap(frozen.From, frozen.Until, now.From, now.Until) select now;
            if (doubles.FirstOrDefault() is { } twice)
            {
                throw new RuleBrokenException($"{merged.NameOf(twice)} would hold {merged.Role(twice.RoleId)?.Title} twice from {twice.From.InWords()}. Hold back both the ended assignment and the new one, or submit both.");
            }
        }
    }

    private static void RefuseLooseEnds(RegisterSnapshot merged, RegisterSnapshot register, RegisterSnapshot? inForce)
    {
        string Title(Guid id) => (register.Role(id) ?? inForce?.Role(id))?.Title ?? "a role";

        foreach (var role in merged.Roles)
        {
            Need(role.ReportsToId, $"{role.Title} reports to it");
            foreach (var authority in role.Authorities)
            {
                Need(authority.DelegatedById, $"it delegates authority to {role.Title}");
            }
        }

        foreach (var assignment in merged.Assignments)
        {
            var title = Title(assignment.RoleId);
            NeedListed(assignment.PersonId, merged.Person, register.Person(assignment.PersonId)?.Name, $"{title} is assigned to them");
            NeedListed(assignment.PositionId, merged.Position, register.Position(assignment.PositionId)?.Title, $"{title} is assigned to it");
            NeedListed(assignment.ThirdPartyId, merged.ThirdParty, register.ThirdParty(assignment.ThirdPartyId)?.Name, $"{title} is assigned to it");
            Need(assignment.RoleId, $"it is assigned to {(register.Assignments.Contains(assignment) ? register : inForce)?.NameOf(assignment)}");
        }

        foreach (var designation in merged.Designations)
        {
            Need(designation.RoleId, $"it is designated for {designation.Kind.InWords()}");
        }

        foreach (var position in merged.Positions)
        {
            foreach (var holder in position.Holders)
            {
                NeedListed(holder.PersonId, merged.Person, register.Person(holder.PersonId)?.Name, $"they hold {position.Title}");
            }
        }

        foreach (var person in merged.People)
        {
            NeedListed(person.EmployerId, merged.ThirdParty, register.ThirdParty(person.EmployerId)?.Name, $"it employs {person.Name}");
        }

        foreach (var thirdParty in merged.ThirdParties)
        {
            NeedListed(thirdParty.OwnerId, merged.Person, register.Person(thirdParty.OwnerId)?.Name, $"they own the relationship with {thirdParty.Name}");
        }

        void NeedListed<T>(Guid? id, Func<Guid?, T?> find, string? name, string why)
            where T : class
        {
            if (id is not null && find(id) is null)
            {
                throw new RuleBrokenException($"{name ?? "Something"} would be missing from the version, but {why}. Hold both back, or submit both.");
            }
        }

        void Need(Guid? roleId, string why)
        {
            if (roleId is { } id && merged.Role(id) is null)
            {
                throw new RuleBrokenException($"{Title(id)} would be missing from the version, but {why}. Hold both back, or submit both.");
            }
        }
    }
}
