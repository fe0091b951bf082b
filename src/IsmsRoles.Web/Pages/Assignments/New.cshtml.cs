using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Evidence;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Inputs;
using IsmsRoles.Web.Pages.Roles;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Assignments;

/// <summary>What the form's buttons ask for.</summary>
public enum AssignStep
{
    Check,
    Save,
    Change,
}

/// <summary>
/// Gives a role to somebody: first who, what and from when, then the answers to be checked, with warnings and the few
/// questions that depend on them (why it is backdated, what shows an appointment to top management).
/// </summary>
[Authorize(Policies.Manager)]
public sealed class NewModel(RegisterDbContext db, Ledger ledger, CurrentStanding standing, IOrganisationTime time, TimeProvider clock) : ShownPage
{
    private PickerAnswers? _answers;

    [BindProperty]
    public AssignInput Input { get; set; } = new();

    [BindProperty]
    public AssignStep Step { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Role { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Position { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? ThirdParty { get; set; }

    /// <summary>The answers are complete and shown to be checked.</summary>
    public bool Checking { get; private set; }

    public IReadOnlyList<string> Warnings { get; private set; } = [];

    public bool IsTopManagement { get; private set; }

    public bool IsBackdated => Input.From < time.Today;

    public string? ScopeName => Scopes.FirstOrDefault(s => s.Value == Input.ScopeItemId.ToString())?.Text;

    public IReadOnlyList<SelectListItem> Scopes { get; private set; } = [];

    public IReadOnlyList<PickerChoice>? RoleChoices => Answers.ChoicesFor("Input.RoleId");

    public IReadOnlyList<PickerChoice>? HolderChoices => Answers.ChoicesFor("Input.Holder");

    private PickerAnswers Answers => _answers ??= new(ModelState);

    public async Task OnGetAsync()
    {
        Input.From = time.Today;
        Input.Kind = AssignmentKind.Holder;
        Input.RoleId = PickerInput.Of(Role?.ToString(), await db.Roles.Where(r => r.Id == Role).Select(r => r.Title).SingleOrDefaultAsync(Cancellation));
        var (key, name) = Person is { } person ? (HolderKey.Write(HolderType.Person, person.ToString()), db.People.Where(p => p.Id == person).Select(p => p.Name))
            : Position is { } position ? (HolderKey.Write(HolderType.Position, position.ToString()), db.Positions.Where(p => p.Id == position).Select(p => p.Title))
            : ThirdParty is { } party ? (HolderKey.Write(HolderType.ThirdParty, party.ToString()), db.ThirdParties.Where(t => t.Id == party).Select(t => t.Name))
            : (null, null);
        Input.Holder = name is null ? new() : PickerInput.Of(key, await name.SingleOrDefaultAsync(Cancellation));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Step == AssignStep.Change)
        {
            ModelState.Clear();
            return Page();
        }

        var roleId = await Answers.ChosenIdAsync(
            Input.RoleId, "Input.RoleId", text => Task.FromResult(RolePicker.Find(standing.Value.Register, text)), "Say which role is assigned.", "Check the spelling, or add the role first.");
        var key = HolderKey.Read(await Answers.ChosenAsync(
            Input.Holder,
            "Input.Holder",
            text => Finders.HoldersAsync(db, text, time.Today, Cancellation),
            "Say who holds it: a person, a position or a third party.",
            "Check the spelling, or add the person, position or third party first."));
        if (key is null && ModelState.IsValid)
        {
            ModelState.AddModelError("Input.Holder.Text", "Choose the holder from the list again.");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        await CheckAsync(roleId!.Value, key!);
        if (Step == AssignStep.Check)
        {
            return Page();
        }

        if (IsBackdated && string.IsNullOrWhiteSpace(Input.BackdatedReason))
        {
            ModelState.AddModelError("Input.BackdatedReason", "Say why it is recorded only now; approvers and the document show the reason.");
            return Page();
        }

        return await SaveAsync(roleId.Value, key!);
    }

    protected override async Task<bool> LoadAsync()
    {
        Scopes = [.. (await db.ScopeItems.AsNoTracking()
                .Where(s => !s.IsRetired)
                .OrderBy(s => s.Kind).ThenBy(s => s.Name)
                .Select(s => new { s.Id, s.Kind, s.Name })
                .ToListAsync(Cancellation))
            .Select(s => new SelectListItem($"{s.Name} ({s.Kind.ToString().ToLowerInvariant()})", s.Id.ToString()))];
        return true;
    }

    // The rules are asked before anything is saved, so that a wrong day is told on the first page and not after the checking.
    private async Task CheckAsync(Guid roleId, HolderKey key)
    {
        var parts = await AssignmentParts.LoadAsync(db, roleId, key, Input.ScopeItemId, Cancellation);
        var terms = Terms(parts, fileId: null) with { BackdatedReason = "Asked next" };
        _ = new Assignment(parts.Role, parts.Holder, terms, parts.Others, time.Today, clock.GetUtcNow().UtcDateTime);
        IsTopManagement = await TopManagement.IsRoleAsync(db, roleId, Cancellation);
        Warnings = await AssignmentWarnings.OfAsync(db, parts, terms, time.Today, Cancellation);
        (Input.RoleId, Input.Holder) = (PickerInput.Of(Input.RoleId.ChosenId, parts.Role.Title), PickerInput.Of(Input.Holder.ChosenId, parts.Holder.Name));
        Checking = true;
    }

    private async Task<IActionResult> SaveAsync(Guid roleId, HolderKey key)
    {
        var file = await ReadFileAsync();
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            var id = await ledger.ChangeAsync(
                async change =>
                {
                    var parts = await AssignmentParts.LoadAsync(change.Db, roleId, key, Input.ScopeItemId, Cancellation);
                    var evidence = IsTopManagement ? file?.ToEvidence(nameof(AssignInput.File), change.Now) : null;
                    if (evidence is not null)
                    {
                        change.Db.EvidenceFiles.Add(evidence);
                    }

                    var assignment = new Assignment(parts.Role, parts.Holder, Terms(parts, evidence?.Id), parts.Others, change.Today, change.Now);
                    change.Db.Assignments.Add(assignment);
                    return assignment.Id;
                },
                Cancellation);
            TempData["Done"] = $"{Input.RoleId.Text} was assigned to {Input.Holder.Text}. It counts once top management has signed it.";
            return LocalRedirect($"/assignments/{id}");
        }
        catch (RuleBrokenException refused)
        {
            Checking = refused.Field is "File" or "BackdatedReason" or "AppointmentEvidence";
            throw;
        }
    }

    private AssignmentTerms Terms(AssignmentParts parts, Guid? fileId) =>
        new(Input.Kind!.Value, Input.From!.Value, Input.Until, parts.Scope, Input.BackdatedReason, IsTopManagement ? Input.AppointmentEvidence : null, fileId);

    private async Task<FiledUpload?> ReadFileAsync()
    {
        if (Input.File is not { Length: > 0 } file)
        {
            return null;
        }

        if (file.Length > EvidenceFile.MaxBytes)
        {
            ModelState.AddModelError("Input.File", $"This file is larger than {EvidenceFile.MaxBytes / 1024 / 1024} MB. Scan it at a lower resolution.");
            return null;
        }

        return await FiledUpload.ReadAsync(file, Cancellation);
    }

    public sealed class AssignInput
    {
        public PickerInput RoleId { get; set; } = new();

        /// <summary>A <see cref="HolderKey"/>: a person, a position or a third party.</summary>
        public PickerInput Holder { get; set; } = new();

        public AssignmentKind? Kind { get; set; }

        /// <summary>Null means the whole ISMS.</summary>
        public Guid? ScopeItemId { get; set; }

        public DateOnly? From { get; set; }

        public DateOnly? Until { get; set; }

        public string? BackdatedReason { get; set; }

        public string? AppointmentEvidence { get; set; }

        public IFormFile? File { get; set; }

        internal sealed class Validator : AbstractValidator<AssignInput>
        {
            public Validator()
            {
                RuleFor(i => i.Kind).NotNull().WithMessage("Choose holder, deputy or acting.");
                RuleFor(i => i.From).MustBeADay("Give the first day.");
                RuleFor(i => i.Until).MayBeADay();
            }
        }
    }
}
