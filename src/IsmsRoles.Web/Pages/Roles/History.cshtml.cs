using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Histories;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Roles;

/// <summary>Who held a role, when, and whose signatures assigned it to them.</summary>
[Authorize(Policies.Register)]
public sealed class HistoryModel(RegisterDbContext db, IOrganisationTime time) : ShownPage
{
    private Dictionary<int, SignedVersion> _versions = [];
    private ILookup<Guid, int> _listed = Array.Empty<int>().ToLookup(_ => Guid.Empty);

    [FromRoute]
    public Guid Id { get; set; }

    public DateOnly Today => time.Today;

    public ShownRole Role { get; private set; } = null!;

    public HoldingRecords Records { get; private set; } = null!;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Spell> Spells { get; private set; } = [];

    /// <summary>The versions that list any of its assignments, oldest first.</summary>
    public IReadOnlyList<SignedVersion> Versions { get; private set; } = [];

    /// <summary>Days on which nobody held it, oldest first; none for everyone's role.</summary>
    public IReadOnlyList<Vacancy> Vacancies { get; private set; } = [];

    public IReadOnlyList<Assignment> NeverBegan { get; private set; } = [];

    public void OnGet()
    {
    }

    /// <summary>The versions that list an assignment, oldest first.</summary>
    public IReadOnlyList<SignedVersion> SignedIn(Guid assignmentId) => [.. _listed[assignmentId].Order().Select(n => _versions[n])];

    public string HolderOf(Assignment a) =>
        Records.Person(a.PersonId)?.Name ?? Records.Position(a.PositionId)?.Title ?? Records.ThirdParty(a.ThirdPartyId)?.Name ?? "";

    protected override async Task<bool> LoadAsync()
    {
        var role = await db.Roles
            .Where(r => r.Id == Id)
            .Select(r => new ShownRole(r.Title, r.RetiredOn, db.Designations.Any(d => d.Kind == DesignationKind.Everyone && d.RoleId == r.Id)))
            .SingleOrDefaultAsync(Cancellation);
        if (role is null)
        {
            return false;
        }

        Role = role;
        Records = await HoldingHistories.OfRoleAsync(db, Id, Cancellation);
        _versions = (await SignedVersions.LoadAsync(db, Cancellation)).ToDictionary(v => v.Number);
        _listed = await SignedVersions.ListingAsync(db, Id, Cancellation);
        Versions = [.. _listed.SelectMany(numbers => numbers).Distinct().Order().Select(n => _versions[n])];
        var spells = Records.Spells();
        Spells = [.. spells.Reverse()];
        Vacancies = role.IsEveryones ? [] : Vacancy.Between(spells, role.RetiredOn is { } retired && retired < Today ? retired : Today);
        NeverBegan = [.. Records.Assignments.Where(a => a.NeverBegan).OrderByDescending(a => a.RecordedAt)];
        return true;
    }

    /// <param name="IsEveryones">It holds the duties of everyone, and is never vacant.</param>
    public sealed record ShownRole(string Title, DateOnly? RetiredOn, bool IsEveryones);
}
