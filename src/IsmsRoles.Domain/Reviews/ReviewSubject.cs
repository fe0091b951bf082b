using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Reviews;

/// <summary>What lies before a reviewer: a role with its text, designations and holders, or the whole register.</summary>
/// <param name="RoleId">Null for the register as a whole.</param>
/// <param name="Sha256">
/// Hash of its canonical bytes. For the register they are those of its snapshot, so that a version of it has the same hash;
/// for a role they are its part of the snapshot without names. Both can be worked out again from the version in force or
/// from the day's snapshot.
/// </param>
/// <param name="VersionNumber">The version in force, or null.</param>
/// <param name="IsAsInForce">It is exactly what that version holds.</param>
public sealed record ReviewSubject(Guid? RoleId, string Title, string Sha256, int? VersionNumber, bool IsAsInForce)
{
    public const string WholeRegister = "the register as a whole";

    /// <summary>Raised when the bytes of a role's part change their meaning.</summary>
    private const int RoleFormat = 1;

    /// <summary>As it stands in a sentence.</summary>
    public string InSentence => RoleId is null ? WholeRegister : Title;

    public static ReviewSubject OfRegister(RegisterSnapshot register, RegisterSnapshot? inForce, int? version)
    {
        var sha256 = HashOf(register);
        return new(null, Text.Capital(WholeRegister), sha256, version, inForce is not null && HashOf(inForce) == sha256);
    }

    /// <exception cref="RuleBrokenException">The role is retired, or there is none.</exception>
    public static ReviewSubject OfRole(Guid roleId, RegisterSnapshot register, RegisterSnapshot? inForce, int? version)
    {
        var role = register.Role(roleId) ?? throw new RuleBrokenException("This role is not used any more, so there is nothing to review.");
        var sha256 = HashOf(register, role);
        return new(role.Id, role.Title, sha256, version, inForce?.Role(roleId) is { } signed && HashOf(inForce, signed) == sha256);
    }

    /// <summary>The hash of a whole register.</summary>
    public static string HashOf(RegisterSnapshot register) => CanonicalJson.Sha256(register.ToBytes());

    /// <summary>The hash of one role in it.</summary>
    public static string HashOf(RegisterSnapshot register, RoleContent role) => CanonicalJson.Sha256(CanonicalJson.Write(new RolePart(
        RoleFormat,
        role,
        [.. register.Designations.Where(d => d.RoleId == role.Id).Select(d => d.Kind).Order()],
        [.. register.AssignmentsOf(role.Id).OrderBy(a => a.Id.ToString(), StringComparer.Ordinal).Select(a => new HolderPart(
            a.Id, a.Kind, a.PersonId, a.PositionId, a.ThirdPartyId, a.Scope, a.From, a.Until, register.Position(a.PositionId)?.Holders ?? []))])));

    private sealed record RolePart(int Format, RoleContent Role, IReadOnlyList<DesignationKind> Designations, IReadOnlyList<HolderPart> Holders);

    private sealed record HolderPart(
        Guid Id, AssignmentKind Kind, Guid? PersonId, Guid? PositionId, Guid? ThirdPartyId, ScopeContent? Scope, DateOnly From, DateOnly? Until, IReadOnlyList<TenureContent> Through);
}
