using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.HandOvers;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Inputs;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace IsmsRoles.Web.Pages.HandOvers;

/// <summary>Where the reader stands in a hand-over.</summary>
public enum HandOverStep
{
    /// <summary>Shows what would be changed.</summary>
    Check,

    /// <summary>Makes the changes.</summary>
    Save,

    /// <summary>Goes back to the choices.</summary>
    Change,
}

/// <summary>
/// Hands over what a person, a position or a third party holds: one list, one check, one confirmation that changes all of
/// it or nothing (docs/decisions/0024-hand-overs.md).
/// </summary>
public abstract class HandOverPage(
    RegisterDbContext db, Ledger ledger, CurrentStanding standing, CurrentAccount me, IOrganisationTime time, TimeProvider clock) : ShownPage, IShowsConflict
{
    /// <summary>What a form may hold: somebody with a hundred assignments has a dozen fields for each.</summary>
    public const int MostFields = 12_000;

    private PickerAnswers? _answers;
    private HandOverInput? _sent;

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public HandOverInput Input { get; set; } = new();

    [BindProperty]
    public HandOverStep Step { get; set; }

    public Conflict? Conflict { get; set; }

    public HandOverPlan Plan { get; private set; } = null!;

    public HandOverApprovals Approvals { get; private set; } = null!;

    public LeaverAccount? Account { get; private set; }

    /// <summary>What would be changed, when it is shown to be checked.</summary>
    public IReadOnlyList<HandOverChange> Changes { get; private set; } = [];

    public bool Checking => Changes.Count > 0;

    public DateOnly Today => time.Today;

    public bool MayCloseAccount => me.IsAdministrator;

    /// <summary>One successor and one day for all spare typing where several things go the same way.</summary>
    public bool HasCommonSuccessor => Plan.Items.Count > 1 || !string.IsNullOrEmpty(Input.Successor.Id) || !string.IsNullOrEmpty(Input.Successor.Text);

    public bool AsksWhyBackdated => Plan.LastDay < Today || Input.From < Today || Input.Rows.Any(r => r.From < Today) || Input.BackdatedReason is not null;

    public abstract HandOverSubjectKind Kind { get; }

    /// <summary>Of the subject: <c>/people/0198…</c>.</summary>
    public string Address => $"/{Kind switch { HandOverSubjectKind.Person => "people", HandOverSubjectKind.Position => "positions", _ => "third-parties" }}/{Id}";

    public IReadOnlyList<PickerChoice>? ChoicesFor(string field) => Answers.ChoicesFor(field);

    private PickerAnswers Answers => _answers ??= new(ModelState);

    public void OnGet() => (Input.From, Input.Reason) = (Plan.Next, Plan.IsEnding ? Plan.Occasion : null);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!_sent!.IsAbout(Plan))
        {
            throw new ChangedMeanwhileException();
        }

        if (Step == HandOverStep.Change)
        {
            ModelState.Clear();
            return Page();
        }

        var order = await OrderAsync();
        if (!ModelState.IsValid || order is null)
        {
            return Page();
        }

        try
        {
            if (Step == HandOverStep.Check && await LookAheadAsync(order) is { } ahead && (ahead.Changes.Count > 1 || ahead.Changes.Any(c => c.Warnings.Count > 0)))
            {
                Changes = ahead.Changes;
                return Page();
            }

            return await SaveAsync(order);
        }
        catch (HandOverRefusedException refused)
        {
            foreach (var refusal in refused.Refusals)
            {
                ModelState.AddModelError(FieldOf(refusal), refusal.Sentence);
            }

            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
    }

    public async Task<Conflict> FindConflictAsync()
    {
        var yours = _sent!.Rows.Where(r => r.Key is not null).DistinctBy(r => r.Key).ToDictionary(r => r.Key!);
        await LoadAsync();
        ModelState.Clear(); // the rows may have moved; what was typed is in the input
        var items = Plan.Items.ToDictionary(i => i.Key);
        var rows = yours.Values
            .Where(r => !items.TryGetValue(r.Key!, out var item) || item.Revision != r.Revision)
            .Select(r => new ConflictRow(
                items.GetValueOrDefault(r.Key!)?.InWords ?? "Something that was in the list",
                items.TryGetValue(r.Key!, out var item) ? $"{item.HeldBy}{(item.Until is { } until ? $" until {until.InWords()}" : "")}, changed" : "No longer to be handed over",
                InWords(r)))
            .Concat(Plan.Items.Where(i => !yours.ContainsKey(i.Key)).Select(i => new ConflictRow(i.InWords, $"{i.HeldBy}, new in the list", null)))
            .ToList();
        if (_sent.ShownLastDay != Plan.Subject.LastDay)
        {
            rows.Insert(0, new("Last day", Plan.Subject.LastDay?.InWords() ?? "None recorded", _sent.ShownLastDay?.InWords() ?? "None recorded"));
        }

        var changed = yours.Keys.Concat(items.Keys).Distinct().Where(k => !yours.TryGetValue(k, out var r) || !items.TryGetValue(k, out var i) || i.Revision != r.Revision);
        var (who, at) = await HandOverHistory.LastChangeAsync(db, [Id, .. changed.Select(HandOverHistory.RecordOf).OfType<Guid>()], Cancellation);
        return new(who, at, rows);
    }

    protected override async Task<bool> LoadAsync()
    {
        var situation = await SigningSituations.LoadAsync(db, me.PersonId, clock.GetUtcNow().UtcDateTime, Today, Cancellation);
        if (await new HandOverLoading(db, keeps: false).FactsAsync(Kind, Id, Today, standing.Value.Register, situation, Cancellation) is not { } facts)
        {
            return false;
        }

        Plan = HandOverPlan.For(facts, Input.LastDay);
        Approvals = HandOverApprovals.Of(Plan);
        Account = Kind == HandOverSubjectKind.Person && Plan.IsEnding ? await LeaverAccount.OfAsync(db, Id, Cancellation) : null;
        Arrange();
        return true;
    }

    /// <summary>Puts the rows into the plan's order, whatever was sent: new things as they are proposed, gone ones left out.</summary>
    private void Arrange()
    {
        _sent ??= new() { ShownLastDay = Input.ShownLastDay, Rows = [.. Input.Rows.Select(r => new HandOverRowInput { Key = r.Key, Revision = r.Revision, Choice = r.Choice, Successor = r.Successor })] };
        var sent = Input.Rows.Where(r => r.Key is not null).DistinctBy(r => r.Key).ToDictionary(r => r.Key!);
        Input.Rows = [.. Plan.Items.Select(i => sent.GetValueOrDefault(i.Key) ?? HandOverRowInput.Of(i, Plan))];
        foreach (var (row, item) in Input.Rows.Zip(Plan.Items))
        {
            row.Revision = item.Revision;
        }

        (Input.ShownLastDay, Input.LastDay) = (Plan.Subject.LastDay, Plan.LastDay);
    }

    private async Task<HandOverOrder?> OrderAsync()
    {
        var common = await SuccessorAsync(Input.Successor, "Input.Successor", ofPeopleAlone: false);
        List<HandOverDecision> decisions = [];
        for (var i = 0; i < Input.Rows.Count; i++)
        {
            var (row, item, field) = (Input.Rows[i], Plan.Items[i], $"Input.Rows[{i}].Successor");
            var own = row.Choice == HandOverChoice.HandOver ? await SuccessorAsync(row.Successor, field, item.NeedsAPerson) : null;
            decisions.Add(new(
                item.Key, row.Choice ?? HandOverChoice.Keep, own ?? (row.Choice == HandOverChoice.HandOver ? common : null), row.DeputyId, row.From, row.Until, row.Reason, row.Evidence, row.AppointmentEvidence));
        }

        return Input.From is { } from ? new(decisions, from, Input.Reason, Input.BackdatedReason) : null;
    }

    private async Task<Successor?> SuccessorAsync(PickerInput input, string field, bool ofPeopleAlone)
    {
        var chosen = await Answers.ChosenAsync(
            input,
            field,
            text => ofPeopleAlone ? Finders.PeopleAsync(db, text, Today, Cancellation) : Finders.HoldersAsync(db, text, Today, Cancellation),
            missing: null,
            "Check the spelling, or add them first.");
        if (chosen is null)
        {
            return null;
        }

        // People alone are found by their own identifier.
        switch (Guid.TryParse(chosen, out var person) ? new(HolderType.Person, person) : HolderKey.Read(chosen))
        {
            case { Type: HolderType.Person, Id: var id }:
                return Successor.Person(id);
            case { Type: HolderType.Position, Id: var id }:
                return Successor.Position(id);
            case { Id: var id }:
                return Successor.ThirdParty(id);
            default:
                ModelState.AddModelError($"{field}.Text", "Choose the successor from the list again.");
                return null;
        }
    }

    // Carried out on records that are thrown away: the rules themselves say what they would refuse.
    private async Task<HandOver> LookAheadAsync(HandOverOrder order)
    {
        var records = await new HandOverLoading(db, keeps: false).RecordsAsync(Plan, order, Cancellation);
        return HandOver.Carry(Plan, order, records, Today, clock.GetUtcNow().UtcDateTime);
    }

    private async Task<IActionResult> SaveAsync(HandOverOrder order)
    {
        var count = await ledger.ChangeAsync(
            async change =>
            {
                var register = await LiveRegisters.SnapshotAsync(change.Db, change.Today, Cancellation);
                var loading = new HandOverLoading(change.Db, keeps: true);
                var facts = await loading.FactsAsync(Kind, Id, change.Today, register, await SigningSituations.LoadAsync(change, Cancellation), Cancellation)
                    ?? throw new RuleBrokenException("This is no longer in the register.");
                var plan = HandOverPlan.For(facts, Input.LastDay);
                if (!_sent!.IsAbout(plan))
                {
                    throw new ChangedMeanwhileException();
                }

                var handOver = HandOver.Carry(plan, order, await loading.RecordsAsync(plan, order, Cancellation), change.Today, change.Now);
                change.Db.Assignments.AddRange(handOver.Begun);
                if (Input.CloseAccount && Kind == HandOverSubjectKind.Person && plan.IsEnding)
                {
                    await LeaverAccount.CloseAsync(change, Id, plan.Occasion, Cancellation);
                }

                change.Record(new HandOverConfirmed(
                    Id, plan.Subject.Name, plan.Occasion, plan.LastDay, [.. handOver.Changes.Select(c => new FieldChange(c.What, c.Was, c.Now))], order.Reason!.Trim()));
                return handOver.Changes.Count;
            },
            Cancellation);
        var done = $"{(count == 1 ? "One change was" : $"{count} changes were")} made. {(count == 1 ? "It counts" : "They count")} once top management has signed.";
        if (standing.Value.Submitted is { } waiting)
        {
            TempData["Done"] = $"{done} {Text.Capital(waiting.Title)} still waits for signatures without {(count == 1 ? "it" : "them")}: withdraw it to submit again.";
            return LocalRedirect(Address);
        }

        TempData["Done"] = $"{done} Put {(count == 1 ? "it" : "them")} to top management now, or later.";
        return LocalRedirect($"/versions/submit?handOver={Id}");
    }

    private static string FieldOf(HandOverRefusal refusal) => refusal switch
    {
        { Index: { } index, Field: "Successor" } => $"Input.Rows[{index}].Successor.Text",
        { Index: { } index } => $"Input.Rows[{index}].{refusal.Field}",
        { Field: "" } => "",
        _ => $"Input.{refusal.Field}",
    };

    private static string? InWords(HandOverRowInput row) => row.Choice?.InWords() + (row.Choice == HandOverChoice.HandOver && !string.IsNullOrWhiteSpace(row.Successor.Text) ? $": {row.Successor.Text}" : "");
}
