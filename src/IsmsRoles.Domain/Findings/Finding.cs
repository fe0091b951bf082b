using System.Text;
using IsmsRoles.Domain.Versions.Content;

namespace IsmsRoles.Domain.Findings;

/// <summary>How much weight an auditor would give it, the heaviest first.</summary>
public enum FindingSeverity
{
    Major,
    Minor,
    Observation,
}

/// <summary>
/// Something an auditor would raise on a day, worked out from the register and never stored; only a waiver of it is.
/// </summary>
public sealed record Finding
{
    /// <param name="told">What happened, as a whole sentence with names and days in it.</param>
    /// <param name="subjects">What it is about; the first is what it is named after.</param>
    internal Finding(FindingRule rule, FindingSeverity severity, string told, Remedy remedy, IReadOnlyList<FindingSubject> subjects) =>
        (Rule, Severity, Sentence, Remedy, Subjects, Key) =
        (rule, severity, told, remedy, subjects, subjects[0].KeyIn(rule.Id));

    public FindingRule Rule { get; }

    public string RuleId => Rule.Id;

    /// <summary>The weight of this finding; a rule may weigh its findings differently.</summary>
    public FindingSeverity Severity { get; }

    /// <summary>"Ana Ruiz left on 3 March 2026 and still holds Risk owner (Payments)."</summary>
    public string Sentence { get; }

    /// <summary>What it is about; the first is what it is named after.</summary>
    public IReadOnlyList<FindingSubject> Subjects { get; }

    /// <summary>The form that mends it.</summary>
    public Remedy Remedy { get; }

    /// <summary>The first day on which it was so; null where the facts do not tell.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>
    /// The same for as long as it is the same finding, at most <see cref="KeyMaxLength"/> characters: the rule and what it
    /// is about, such as <c>OPS-1:assignment:0198…</c>.
    /// </summary>
    public string Key { get; private init; }

    public const int KeyMaxLength = 120;

    /// <summary>What a waiver was given for: identifiers, days and texts. Names of people are left out, because renaming somebody changes nothing.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>The same finding told from others of its rule about the same thing, by what makes it different.</summary>
    public Finding Among(string what) => this with { Key = $"{Key}:{CanonicalJson.Sha256(Encoding.UTF8.GetBytes(what))[..16]}" };

    /// <summary>SHA-256 over its weight and its facts, 64 lower-case hexadecimal digits: another one means that a waiver no longer covers it.</summary>
    public string FactsHash => CanonicalJson.Sha256(CanonicalJson.Write((string[])[Key, Severity.ToString(), .. Facts]));
}

/// <summary>What kind of thing a finding is about.</summary>
public enum SubjectKind
{
    Register,
    Role,
    Person,
    Position,
    ThirdParty,
    Assignment,
    Version,
    Account,
}

/// <summary>Something a finding is about.</summary>
/// <param name="Id">Null for the register as a whole.</param>
/// <param name="Name">What a reader calls it.</param>
public sealed record FindingSubject(SubjectKind Kind, Guid? Id, string Name)
{
    public static FindingSubject Register { get; } = new(SubjectKind.Register, null, "The register");

    public static FindingSubject Of(RoleContent role) => new(SubjectKind.Role, role.Id, role.Title);

    public static FindingSubject Of(PersonContent person) => new(SubjectKind.Person, person.Id, person.Name);

    public static FindingSubject Of(PositionContent position) => new(SubjectKind.Position, position.Id, position.Title);

    public static FindingSubject Of(ThirdPartyContent thirdParty) => new(SubjectKind.ThirdParty, thirdParty.Id, thirdParty.Name);

    public static FindingSubject Person(Guid id, string name) => new(SubjectKind.Person, id, name);

    public static FindingSubject Assignment(Guid id, string name) => new(SubjectKind.Assignment, id, name);

    public static FindingSubject Version(Guid id, string title) => new(SubjectKind.Version, id, Text.Capital(title));

    public static FindingSubject Account(Guid id, string name) => new(SubjectKind.Account, id, name);

    internal string KeyIn(string ruleId) => Id is { } id ? $"{ruleId}:{Kind.ToString().ToLowerInvariant()}:{id}" : $"{ruleId}:{Kind.ToString().ToLowerInvariant()}";
}
