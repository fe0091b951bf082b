using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Data.Reports;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Reports;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Inputs;
using IsmsRoles.Web.Pages;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Reports;

/// <summary>What the form's buttons ask for.</summary>
public enum ReportStep
{
    Save,

    /// <summary>Reads who was to report, and to whom, on the day typed.</summary>
    Fill,
}

/// <summary>What the pages that record and correct a report share: who reported and who was top management depends on the day.</summary>
public abstract class ReportForm(RegisterDbContext db, CurrentStanding standing, IOrganisationTime time) : ShownPage
{
    private PickerAnswers? _answers;

    [BindProperty]
    public ReportFields Input { get; set; } = new();

    [BindProperty]
    public ReportStep Step { get; set; }

    /// <summary>The day typed, or today while none is.</summary>
    public ReportingDay Day { get; private set; } = null!;

    public bool WasRefused => HttpMethods.IsPost(Request.Method);

    /// <summary>Somebody else presented it than the holder of 5.3 b on that day, so that must be said.</summary>
    public bool AsksWhetherNotTheHolder { get; private set; }

    public IReadOnlyList<PickerChoice>? PresenterChoices => Answers.ChoicesFor("Input.Presenter");

    public IEnumerable<SelectListItem> Members => Day.TopManagement.Select(m => new SelectListItem(m.JobTitle is null ? m.Name : $"{m.Name}, {m.JobTitle}", m.Id.ToString()));

    protected RegisterDbContext Db => db;

    private PickerAnswers Answers => _answers ??= new(ModelState);

    protected override async Task<bool> LoadAsync()
    {
        await ReadDayAsync(Input.GivenOn is { } given && given <= time.Today ? given : time.Today);
        return true;
    }

    protected async Task ReadDayAsync(DateOnly day) => Day = await ReportRecords.DayAsync(db, standing.Value.TimeZoneId, day, Cancellation);

    /// <summary>Puts in whoever held 5.3 b on the day, and all of top management.</summary>
    protected void FillIn()
    {
        Input.GivenOn = Day.Day;
        Input.Presenter = Day.Reporters is [var one, ..] ? PickerInput.Of(HolderKey.Write(HolderType.Person, one.Id.ToString()), one.Name) : new();
        Input.Members = [.. Day.TopManagement.Select(m => m.Id)];
        Input.NotTheHolder = false;
    }

    /// <summary>The step that reads the day anew: what depends on it is filled in, the rest stays as typed.</summary>
    protected IActionResult Filled()
    {
        ModelState.Clear();
        FillIn();
        return Page();
    }

    /// <summary>Whom the form names as presenter; null with the reason in the model state.</summary>
    protected async Task<HolderKey?> PresenterAsync()
    {
        var key = HolderKey.Read(await Answers.ChosenAsync(
            Input.Presenter, "Input.Presenter", text => Finders.HoldersAsync(db, text, time.Today, Cancellation), "Say who presented the report.", "Check the spelling, or add the person first."));
        if (key?.Type == HolderType.ThirdParty)
        {
            ModelState.AddModelError("Input.Presenter.Text", "Name the person who presented it for the third party.");
            return null;
        }

        if (key is null && ModelState.IsValid)
        {
            ModelState.AddModelError("Input.Presenter.Text", "Choose who presented it from the list again.");
        }

        if (key is not null && ModelState.IsValid)
        {
            var isPerson = key.Type == HolderType.Person;
            AsksWhetherNotTheHolder = Day.CapacityOf(isPerson ? key.Id : null, isPerson ? null : key.Id) == ReporterCapacity.None;
        }

        return key;
    }

    /// <summary>What was typed, with the rows it names as they stand inside the change.</summary>
    protected async Task<ReportInput> TypedAsync(Change change, HolderKey presenter, ReportingDay day)
    {
        var person = presenter.Type == HolderType.Person ? await change.Db.People.SingleOrDefaultAsync(p => p.Id == presenter.Id) : null;
        var position = presenter.Type == HolderType.Position ? await change.Db.Positions.SingleOrDefaultAsync(p => p.Id == presenter.Id) : null;
        var holders = position?.TenuresOn(day.Day).Select(t => t.PersonId).ToList() ?? [];
        var names = await change.Db.People.Where(p => holders.Contains(p.Id)).Select(p => p.Name).ToListAsync();
        return new(Input.GivenOn, person, position, names, Input.Members, Input.Others, Input.Summary, Input.Minutes, Input.NotTheHolder);
    }

    protected Task<ReportingDay> DayInAsync(Change change) => ReportRecords.DayAsync(change.Db, standing.Value.TimeZoneId, Input.GivenOn ?? change.Today);

    public sealed class ReportFields
    {
        public DateOnly? GivenOn { get; set; }

        public PickerInput Presenter { get; set; } = new();

        public bool NotTheHolder { get; set; }

        /// <summary>Members of top management on that day.</summary>
        public List<Guid> Members { get; set; } = [];

        public string? Others { get; set; }

        public string? Summary { get; set; }

        public string? Minutes { get; set; }

        public IFormFile? File { get; set; }

        /// <summary>What was wrong in the record that this one corrects.</summary>
        public string? Reason { get; set; }

        internal static ReportFields Of(PerformanceReport report) => new()
        {
            GivenOn = report.GivenOn,
            Presenter = PickerInput.Of(
                report.PersonId is { } person ? HolderKey.Write(HolderType.Person, person.ToString()) : HolderKey.Write(HolderType.Position, $"{report.PositionId}"), report.PresenterName),
            NotTheHolder = report.Capacity == ReporterCapacity.None,
            Members = [.. report.Recipients.Select(r => r.PersonId)],
            Others = report.Others,
            Summary = report.Summary,
            Minutes = report.Minutes,
        };

        internal sealed class Validator : AbstractValidator<ReportFields>
        {
            public Validator()
            {
                RuleFor(i => i.GivenOn).MustBeADay("Give the day the report was presented.");
                RuleFor(i => i.Summary).NotEmpty().WithMessage("Say in a few sentences what was reported and what was decided.");
            }
        }
    }
}
