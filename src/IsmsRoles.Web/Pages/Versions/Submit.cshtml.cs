using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Documents.RolesDocument;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Domain.Versions.Content;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Inputs;
using IsmsRoles.Web.Pages.HandOvers;
using IsmsRoles.Web.TagHelpers;
using IsmsRoles.Web.Versions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Versions;

/// <summary>What am I asking them to sign? The changes, whose signature counts for what, and what must be attached.</summary>
[Authorize(Policies.Manager)]
public sealed class SubmitModel(
    RegisterDbContext db, Ledger ledger, CurrentStanding standing, CurrentAccount me, IOrganisationTime time, TimeProvider clock) : PageModel
{
    private Dictionary<string, int> _numbers = [];

    [BindProperty]
    public SubmitInput Input { get; set; } = new();

    public Proposal Proposal { get; private set; } = null!;

    /// <summary>Null while what is held back leaves a loose end.</summary>
    public SigningPlan? Plan { get; private set; }

    /// <summary>Why it cannot be submitted as it stands, or null.</summary>
    public string? Obstacle { get; private set; }

    /// <summary>Signatories with an open account that may sign.</summary>
    public IReadOnlySet<Guid> CanSignIn { get; private set; } = new HashSet<Guid>();

    public IReadOnlyList<string> Missing { get; private set; } = [];

    public VersionStanding? Waiting => standing.Value.Submitted;

    public bool IsFirst => Proposal.InForce is null;

    public int? InForceNumber => standing.Value.InForce?.Number;

    /// <summary>What would be submitted, in the document's words; the register as it is while a loose end stands in the way.</summary>
    public RolesDocumentModel Document => RolesDocumentModelBuilder.Build(
        Proposal.Content ?? Proposal.Register,
        new VersionFacts { VersionId = Guid.Empty, Number = standing.Value.LastNumber + 1, SubmissionNumber = 1, SubmittedAt = clock.GetUtcNow().UtcDateTime, SubmittedByName = me.Name, ContentSha256 = "" });

    public bool WasRefused => HttpMethods.IsPost(Request.Method);

    public bool IsSubmitterLeftOut => Plan is { SubmitterSigns: false } && !Plan.Signatories.Any(s => s.PersonId == me.PersonId);

    public bool WasRevoked => standing.Value.Revoked is not null;

    /// <summary>Too few may sign, so that a successor signatory can be entered (rule 5 c).</summary>
    public bool NeedsSuccessor { get; private set; }

    /// <summary>The versions a submission may name as corrected, newest first.</summary>
    public IReadOnlyList<SelectListItem> Numbers =>
        [.. Enumerable.Range(1, standing.Value.LastNumber).Reverse().Select(n => new SelectListItem($"Version {n}", $"{n}"))];

    public string Lead => WasRevoked
        ? $"{standing.Value.NothingInForce}. Check the register, then ask top management to sign it."
        : IsFirst
        ? "The first version: everything in the register is new. Check it, then ask top management to sign it."
        : $"{(Proposal.Changes.Count == 1 ? "One change" : $"{Proposal.Changes.Count:N0} changes")} against version {InForceNumber}{(Proposal.HeldBack.Count == 0 ? "" : $", {Proposal.HeldBack.Count:N0} held back")}. Check them, then ask top management to sign.";

    public string Needed
    {
        get
        {
            var names = Plan!.Signatories.Select(s => s.Name).ToList();
            var who = Plan.Needed >= names.Count ? VersionWords.Both(names) : $"any {(Plan.Needed == 1 ? "one" : $"{Plan.Needed}")} of {VersionWords.Both(names)}";
            return $"{(Plan.Needed == 1 ? "One signature is" : $"{Plan.Needed} signatures are")} needed: {who}. Each new or changed assignment must be signed by somebody who is not among its holders.";
        }
    }

    public string ResolutionReason => Plan!.SubmitterSigns
        ? "You submit this and nobody else may sign it. Attach the minuted resolution that stands beside your signature."
        : $"Nobody else may sign for {VersionWords.Both(Plan.Uncoverable.Select(a => $"{a.HeldBy} as {a.Role}"))}. Attach the minuted resolution that covers it; the document says so in plain words.";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        await ProposeAsync(HttpContext.RequestAborted);
        await next();
    }

    /// <param name="corrects">The version to correct, when one comes from its page.</param>
    /// <param name="handOver">Whose duties were handed over, when one comes from there: the message tells the approvers.</param>
    public async Task OnGetAsync(int? corrects, Guid? handOver)
    {
        Input.Editorial = [.. Proposal.Differences.Where(c => c.TakesMark() && !c.IsMaterialByDefault()).Select(c => c.RoleId!.Value)];
        Input.CorrectsNumber = corrects;
        Input.Message = handOver is { } subject ? await HandOverHistory.MessageAsync(db, subject, HttpContext.RequestAborted) : null;
    }

    /// <summary>Shows what holding changes back does; nothing is saved.</summary>
    public IActionResult OnPostUpdate() => Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var file = await FiledUpload.ReadAsync(Input.ResolutionFile, HttpContext.RequestAborted);
        var title = await ledger.ChangeAsync(change => SubmitAsync(change, file));
        TempData["Done"] = $"{Text.Capital(title.Text)}, was submitted. Its signatories see it when they next open the application.";
        return LocalRedirect($"/versions/{title.Id}");
    }

    public bool MayHoldBack(SnapshotChange change) => !IsFirst || change.Subject is not (ChangeSubject.Organisation or ChangeSubject.Quorum);

    public int Number(SnapshotChange change) => _numbers[change.Key];

    public HeldChange Held(SnapshotChange change) => new(change, Number(change), Input.HeldBack.Contains(change.Key));

    public ShownChange Shown(SnapshotChange change) => new(change, IsFirst ? "Before" : $"In version {InForceNumber}", "Proposed", IsLinked: true);

    private async Task ProposeAsync(CancellationToken cancellation)
    {
        var current = standing.Value;
        Proposal = new(current.InForceContent, current.Register, current.Changes, Input.HeldBack);
        _numbers = current.Changes.Select((c, i) => (c.Key, i)).ToDictionary(pair => pair.Key, pair => pair.i);
        if (current.Submitted is not null || current.Changes.Count == 0)
        {
            return;
        }

        Missing = Proposal.MissingCharacters(Input.Message + me.Name);
        if (Proposal.Content is not { } content)
        {
            Obstacle = Proposal.LooseEnd;
            return;
        }

        var situation = await SigningSituations.LoadAsync(db, me.PersonId, clock.GetUtcNow().UtcDateTime, time.Today, cancellation);
        NeedsSuccessor = EligibleApprovers.AreTooFew(situation);
        Obstacle = RegisterVersion.ObstacleToSubmitting(me.Actor, content, situation);
        if (me.PersonId is { } submitter)
        {
            Plan = SigningPlan.For(content, submitter, situation);
            var ids = Plan.Signatories.Select(s => s.PersonId).ToList();
            var accounts = await db.Users
                .Where(a => a.ClosedAt == null && a.PersonId != null && ids.Contains(a.PersonId.Value))
                .Select(a => new { PersonId = a.PersonId!.Value, a.Access })
                .ToListAsync(cancellation);
            CanSignIn = accounts.Where(a => (a.Access & AccessRight.Approver) != 0).Select(a => a.PersonId).ToHashSet();
        }
    }

    private async Task<(Guid Id, string Text)> SubmitAsync(Change change, FiledUpload? upload)
    {
        var situation = await SigningSituations.LoadAsync(change);
        var register = await LiveRegisters.SnapshotAsync(change.Db, change.Today);
        if (CanonicalJson.Sha256(register.ToBytes()) != Input.RegisterSha256)
        {
            throw new RuleBrokenException("The register has changed since you opened this page, so you would submit what you have not seen. Look at the changes again, then submit.");
        }

        var inForce = situation.InForce?.Content;
        var proposal = new Proposal(inForce, register, SnapshotComparison.Between(inForce, register), Input.HeldBack);
        var file = upload?.ToEvidence(nameof(SubmitInput.ResolutionFile), change.Now);
        var submission = proposal.ToSubmission(Input.Message, Input.Editorial, new(Input.ResolutionReference, Input.ResolutionDate, file?.Id)) with
        {
            Correction = new(Input.CorrectsNumber, Input.WhatWasWrong),
        };
        var version = RegisterVersion.Submit(change.Actor, submission, situation);
        change.Db.Versions.Add(version);
        if (version.Resolution is not null)
        {
            change.Db.EvidenceFiles.Add(file!);
        }

        return (version.Id, version.Title);
    }

    public sealed class SubmitInput
    {
        /// <summary>Keys of changes to hold back.</summary>
        public List<string> HeldBack { get; set; } = [];

        /// <summary>Changed roles whose change is editorial.</summary>
        public List<Guid> Editorial { get; set; } = [];

        public string? Message { get; set; }

        public int? CorrectsNumber { get; set; }

        public string? WhatWasWrong { get; set; }

        public string? ResolutionReference { get; set; }

        public DateOnly? ResolutionDate { get; set; }

        public IFormFile? ResolutionFile { get; set; }

        /// <summary>Names the register that was shown.</summary>
        public string? RegisterSha256 { get; set; }

        internal sealed class Validator : AbstractValidator<SubmitInput>
        {
            public Validator() => RuleFor(i => i.Message)
                .MaximumLength(RegisterVersion.MessageMaxLength).WithMessage($"At most {RegisterVersion.MessageMaxLength} characters fit. Shorten the message.");
        }
    }
}
