using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Scopes;

namespace IsmsRoles.Domain.Versions.Content;

/// <summary>
/// The part of the register that the document shows and the rules read; of people only those who hold, deputise, act or
/// own, with no e-mail. Lists are sorted by identifier, so that equal registers have equal bytes
/// (<see cref="CanonicalJson"/>). "Differs" always means that two of these differ.
/// </summary>
public sealed record RegisterSnapshot(
    OrganisationContent Organisation,
    QuorumContent Quorum,
    IReadOnlyList<DesignationContent> Designations,
    IReadOnlyList<RoleContent> Roles,
    IReadOnlyList<AssignmentContent> Assignments,
    IReadOnlyList<PersonContent> People,
    IReadOnlyList<PositionContent> Positions,
    IReadOnlyList<ThirdPartyContent> ThirdParties,
    int Format = RegisterSnapshot.CurrentFormat)
{
    /// <summary>Raised when the meaning of the content changes; older numbers stay readable for ever.</summary>
    public const int CurrentFormat = 1;

    private Dictionary<Guid, RoleContent>? _roles;
    private Dictionary<Guid, PersonContent>? _people;
    private Dictionary<Guid, PositionContent>? _positions;
    private Dictionary<Guid, ThirdPartyContent>? _thirdParties;
    private ILookup<Guid, AssignmentContent>? _assignments;

    // Written out because the look-ups above must not be copied into a snapshot with other lists.
    private RegisterSnapshot(RegisterSnapshot other)
    {
        (Organisation, Quorum, Designations, Roles) = (other.Organisation, other.Quorum, other.Designations, other.Roles);
        (Assignments, People, Positions, ThirdParties, Format) = (other.Assignments, other.People, other.Positions, other.ThirdParties, other.Format);
    }

    public RoleContent? Role(Guid? id) => Find(ref _roles, Roles, r => r.Id, id);

    public PersonContent? Person(Guid? id) => Find(ref _people, People, p => p.Id, id);

    public PositionContent? Position(Guid? id) => Find(ref _positions, Positions, p => p.Id, id);

    public ThirdPartyContent? ThirdParty(Guid? id) => Find(ref _thirdParties, ThirdParties, t => t.Id, id);

    public IEnumerable<AssignmentContent> AssignmentsOf(Guid roleId) => (_assignments ??= Assignments.ToLookup(a => a.RoleId))[roleId];

    /// <summary>The role a duty of the standard is pointed at, or null.</summary>
    public RoleContent? Designated(DesignationKind kind) => Role(Designations.FirstOrDefault(d => d.Kind == kind)?.RoleId);

    public string NameOf(AssignmentContent assignment) =>
        Person(assignment.PersonId)?.Name ?? Position(assignment.PositionId)?.Title ?? ThirdParty(assignment.ThirdPartyId)?.Name ?? "nobody";

    /// <summary>Roles in the order the table is read: top management first, then down the reporting lines, siblings by title.</summary>
    public IReadOnlyList<RoleContent> RolesInReadingOrder()
    {
        var below = Roles.OrderBy(r => r.Title, Alphabetical.Order).ThenBy(r => r.Id).ToLookup(r => r.ReportsToId);
        var top = Designated(DesignationKind.TopManagement)?.Id;
        var everyone = Designated(DesignationKind.Everyone)?.Id;
        List<RoleContent> ordered = [];
        HashSet<Guid> seen = [];
        Stack<RoleContent> next = new(Roles
            .Where(r => Role(r.ReportsToId) is null)
            .OrderBy(r => r.Id == top ? 0 : r.Id == everyone ? 2 : 1)
            .ThenBy(r => r.Title, Alphabetical.Order)
            .ThenBy(r => r.Id)
            .Reverse());
        while (next.TryPop(out var role))
        {
            if (seen.Add(role.Id))
            {
                ordered.Add(role);
                foreach (var subordinate in below[role.Id].Reverse())
                {
                    next.Push(subordinate);
                }
            }
        }

        // Rule 1 keeps lines from going round; should damaged content hold such a circle, its roles are still told.
        return [.. ordered, .. Roles.Where(r => !seen.Contains(r.Id)).OrderBy(r => r.Title, Alphabetical.Order).ThenBy(r => r.Id)];
    }

    /// <summary>The exact bytes that are hashed and signed.</summary>
    public byte[] ToBytes() => CanonicalJson.Write(this);

    public static RegisterSnapshot FromBytes(ReadOnlySpan<byte> bytes) => CanonicalJson.Read<RegisterSnapshot>(bytes);

    // Records compare lists by reference; content is equal when its bytes are.
    public bool Equals(RegisterSnapshot? other) => other is not null && ToBytes().AsSpan().SequenceEqual(other.ToBytes());

    public override int GetHashCode() => HashCode.Combine(Format, Roles.Count, Assignments.Count);

    private static T? Find<T>(ref Dictionary<Guid, T>? byId, IReadOnlyList<T> rows, Func<T, Guid> idOf, Guid? id)
        where T : class =>
        id is { } key ? (byId ??= rows.ToDictionary(idOf)).GetValueOrDefault(key) : null;
}

public sealed record OrganisationContent(
    string Name, string IsmsScope, string TimeZone, string Classification, PaperSize PaperSize, int ReviewIntervalMonths, int NoThirdParties);

public sealed record QuorumContent(QuorumKind Kind, int Count)
{
    public Quorum ToQuorum() => new(Kind, Count);
}

public sealed record DesignationContent(DesignationKind Kind, Guid RoleId);

public sealed record RoleContent(
    Guid Id,
    string Title,
    string? Purpose,
    Guid? ReportsToId,
    int? ReviewIntervalMonths,
    IReadOnlyList<ResponsibilityContent> Responsibilities,
    IReadOnlyList<AuthorityContent> Authorities)
{
    // Written out because records compare lists by reference.
    public bool Equals(RoleContent? other) =>
        other is not null
        && (Id, Title, Purpose, ReportsToId, ReviewIntervalMonths) == (other.Id, other.Title, other.Purpose, other.ReportsToId, other.ReviewIntervalMonths)
        && Responsibilities.SequenceEqual(other.Responsibilities)
        && Authorities.SequenceEqual(other.Authorities);

    public override int GetHashCode() => Id.GetHashCode();
}

public sealed record ResponsibilityContent(string Text, string References);

/// <param name="Amount">In minor units of the currency.</param>
public sealed record AuthorityContent(AuthorityKind Kind, string Text, string? Limit, long? Amount, string? Currency, Guid? DelegatedById);

/// <param name="Until">The last day: of its term, or as its end was recorded, whichever is earlier.</param>
/// <param name="Evidence">What shows appointment to top management by the owners or a supervisory body.</param>
public sealed record AssignmentContent(
    Guid Id,
    Guid RoleId,
    AssignmentKind Kind,
    Guid? PersonId,
    Guid? PositionId,
    Guid? ThirdPartyId,
    ScopeContent? Scope,
    DateOnly From,
    DateOnly? Until,
    DateOnly RecordedOn,
    string? BackdatedReason,
    string? Evidence,
    string? EndEvidence)
{
    public bool Covers(DateOnly day) => Days.Covers(From, Until, day);
}

public sealed record ScopeContent(ScopeKind Kind, string Name);

/// <param name="LeavesOn">Their recorded last day with us, past or to come.</param>
public sealed record PersonContent(Guid Id, string Name, string? JobTitle, Guid? EmployerId, DateOnly? LeavesOn);

public sealed record PositionContent(
    Guid Id, string Title, PositionKind Kind, string? TermsOfReference, DateOnly? AbolishedOn, IReadOnlyList<TenureContent> Holders)
{
    public bool Equals(PositionContent? other) =>
        other is not null
        && (Id, Title, Kind, TermsOfReference, AbolishedOn) == (other.Id, other.Title, other.Kind, other.TermsOfReference, other.AbolishedOn)
        && Holders.SequenceEqual(other.Holders);

    public override int GetHashCode() => Id.GetHashCode();
}

/// <param name="IsChair">1 or 0: canonical content knows only strings and whole numbers.</param>
public sealed record TenureContent(Guid PersonId, DateOnly From, DateOnly? Until, int IsChair);

public sealed record ThirdPartyContent(
    Guid Id, string Name, string Service, string? ContractReference, DateOnly? ContractEndsOn, DateOnly? EndedOn, string? SecurityContact, Guid? OwnerId);
