using System.Globalization;
using IsmsRoles.Data;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Versions;

/// <summary>
/// One side of a comparison: a version by its number, or by its identifier while it has none; the register; or nothing,
/// against which everything is new.
/// </summary>
/// <param name="Key">How an address names it: "3", an identifier, "register", "nothing".</param>
/// <param name="Name">As a sentence goes on with it: "version 3", "the register".</param>
/// <param name="Age">Sides in the order they came about: nothing first, the register last.</param>
public sealed record ComparedSide(string Key, string Name, DateTime Age)
{
    public const string Register = "register";
    public const string Nothing = "nothing";

    public static ComparedSide TheRegister { get; } = new(Register, "the register", DateTime.MaxValue);

    public static ComparedSide ThereWasNothing { get; } = new(Nothing, "nothing", DateTime.MinValue);

    public Guid? VersionId { get; private init; }

    /// <summary>What became of a version that was never in force; null for all others.</summary>
    public VersionState? NeverInForce { get; private init; }

    /// <summary>Where it can be read.</summary>
    public string? Address => Key switch
    {
        Register => "/roles",
        Nothing => null,
        _ => $"/versions/{Key}",
    };

    /// <summary>Heading of its column: "In version 3", "In the register", "Before".</summary>
    public string Title => Key == Nothing ? "Before" : $"In {Name}";

    /// <summary>What the register is compared with on every page: the version in force, or nothing while none is.</summary>
    public static string KeyInForce(Standing standing) => standing.InForce is { Number: { } number } ? $"{number}" : Nothing;

    /// <summary>Whether plain Members may see it: only what was in force.</summary>
    public static bool IsForEveryone(string key) => key == Nothing || int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>Every side there is, the register first and then versions, newest first; one command, without contents.</summary>
    /// <param name="readsRegister">Whether the reader may see the register and what was only proposed.</param>
    public static async Task<IReadOnlyList<ComparedSide>> AllAsync(RegisterDbContext db, bool readsRegister, CancellationToken cancellation)
    {
        var versions = await db.Versions
            .Where(v => readsRegister || v.Number != null)
            .OrderByDescending(v => v.ProposedNumber).ThenByDescending(v => v.SubmissionNumber)
            .Select(v => new { v.Id, v.Number, v.ProposedNumber, v.SubmissionNumber, v.State, v.SubmittedAt })
            .ToListAsync(cancellation);
        return
        [
            .. readsRegister ? [TheRegister] : Array.Empty<ComparedSide>(),
            .. versions.Select(v => new ComparedSide(
                v.Number?.ToString(CultureInfo.InvariantCulture) ?? v.Id.ToString(), RegisterVersion.TitleOf(v.Number, v.ProposedNumber, v.SubmissionNumber), v.SubmittedAt)
            {
                VersionId = v.Id,
                NeverInForce = v.Number is null ? v.State : null,
            }),
            ThereWasNothing,
        ];
    }

    /// <summary>As a list offers it: "Version 3", "Proposed version 4, submission 1 (returned)".</summary>
    public string Choice => Domain.Text.Capital(Name) + (NeverInForce is { } state ? $" ({state.InWords()})" : "");
}
