using IsmsRoles.Data;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Inputs;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Positions;

/// <summary>Edits a position's title, kind and terms of reference.</summary>
[Authorize(Policies.Manager)]
public sealed class EditModel(RegisterDbContext db, Ledger ledger) : PositionPage(db, ledger), IPositionForm, IShowsConflict
{
    private static readonly string[] Kinds =
    [
        nameof(PositionAdded), nameof(PositionEdited), nameof(PositionAbolished), nameof(PositionAbolitionReversed),
        nameof(PersonAppointed), nameof(TenureEnded),
    ];

    [BindProperty]
    public PositionInput Input { get; set; } = new();

    public Conflict? Conflict { get; set; }

    public void OnGet() => Input = new()
    {
        Title = Position.Title,
        Kind = Position.Kind,
        TermsOfReference = Position.TermsOfReference,
        Revision = Position.Revision,
    };

    public Task<IActionResult> OnPostAsync() => RecordAsync(
        (_, position) =>
        {
            Change.Expect(position, Input.Revision);
            position.Edit(Input.ToDetails());
            return Task.CompletedTask;
        },
        $"{Input.Title?.Trim()} was saved.");

    public async Task<Conflict> FindConflictAsync()
    {
        var saved = await Db.Positions.AsNoTracking().SingleAsync(p => p.Id == Id, Cancellation);
        Input.Revision = saved.Revision;
        ModelState.Remove("Input.Revision");
        var (who, at) = await LastChange.OfAsync(Db, Id, "positionId", Kinds, Cancellation);
        List<ConflictRow> rows =
        [
            new("Title", saved.Title, Input.Title),
            new("Kind", saved.Kind.ToString(), Input.Kind.ToString()),
            new("Terms of reference", saved.TermsOfReference, Input.TermsOfReference),
        ];
        return new(who, at, [.. rows.Where(r => (r.Theirs ?? "") != (r.Yours ?? ""))]);
    }
}
