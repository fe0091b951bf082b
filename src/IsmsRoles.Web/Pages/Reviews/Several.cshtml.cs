using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Data.Reviews;
using IsmsRoles.Domain.Reviews;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Reviews;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace IsmsRoles.Web.Pages.Reviews;

/// <summary>Records the reviews of roles chosen in the list, all or none; what is refused is shown here again with the note.</summary>
[Authorize(Policies.Manager)]
public sealed class SeveralModel(RegisterDbContext db, Ledger ledger, CurrentStanding standing) : ShownPage
{
    [BindProperty]
    public SeveralInput Input { get; set; } = new();

    public ReviewTable Table { get; private set; } = null!;

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var chosen = Input.Keys();
        await ledger.ChangeAsync(change => ReviewRecording.RecordAsync(change, [.. chosen.Select(k => ((Guid?)k.RoleId, (string?)k.Sha256))], Input.Note));
        TempData["Done"] = chosen.Count == 1 ? "The review was recorded." : $"{chosen.Count} reviews were recorded.";
        return LocalRedirect("/reviews");
    }

    protected override async Task<bool> LoadAsync()
    {
        var chosen = Input.Keys().Select(k => k.RoleId).ToHashSet();
        var board = await ReviewBoard.OfAsync(db, standing.Value, Cancellation);
        Table = new([.. board.Roles.Where(r => chosen.Contains(r.Role!.Id))], standing.Value.Register, Chooses: true, chosen);
        return true;
    }

    public sealed class SeveralInput
    {
        /// <summary>Roles as they were shown (<see cref="ReviewKey"/>).</summary>
        public List<string> Chosen { get; set; } = [];

        public string? Note { get; set; }

        internal IReadOnlyList<ReviewKey> Keys() => [.. Chosen.Select(ReviewKey.Read).OfType<ReviewKey>().DistinctBy(k => k.RoleId)];

        internal sealed class Validator : AbstractValidator<SeveralInput>
        {
            public Validator()
            {
                RuleFor(i => i.Chosen).NotEmpty().WithMessage("Choose at least one role.");
                RuleForEach(i => i.Chosen).Must(text => ReviewKey.Read(text) is not null).WithMessage("Choose the roles from the list again.");
                RuleFor(i => i.Note)
                    .NotEmpty().WithMessage("Say in a few words what you looked at or whom you asked.")
                    .MaximumLength(Review.NoteMaxLength).WithMessage($"At most {Review.NoteMaxLength} characters fit. Shorten the note.");
            }
        }
    }
}
