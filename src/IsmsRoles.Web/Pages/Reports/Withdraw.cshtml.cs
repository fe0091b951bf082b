using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Reports;

/// <summary>Withdraws the record of a report that was never given; it stays, with the reason.</summary>
[Authorize(Policies.Manager)]
public sealed class WithdrawModel(RegisterDbContext db, Ledger ledger) : ShownPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public WithdrawInput Input { get; set; } = new();

    public ReportView View { get; private set; } = null!;

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await ledger.ChangeAsync(async change =>
        {
            var report = await change.Db.PerformanceReports.Include(r => r.Withdrawal).AsSplitQuery().SingleAsync(r => r.Id == Id);
            var isReplaced = await change.Db.PerformanceReports.AnyAsync(r => r.ReplacesId == Id);
            report.Withdraw(change.Actor, Input.Reason, isReplaced, change.Now, change.Today);
        });
        TempData["Done"] = "The record was withdrawn.";
        return LocalRedirect("/reports");
    }

    protected override async Task<bool> LoadAsync()
    {
        var view = await ReportView.LoadAsync(db, Id, Cancellation);
        View = view!;
        return view is not null;
    }

    public sealed class WithdrawInput
    {
        public string? Reason { get; set; }

        internal sealed class Validator : AbstractValidator<WithdrawInput>
        {
            public Validator() => RuleFor(i => i.Reason)
                .NotEmpty().WithMessage("Say why the record is withdrawn.")
                .MaximumLength(Domain.Reason.MaxLength).WithMessage($"At most {Domain.Reason.MaxLength} characters fit. Shorten the reason.");
        }
    }
}
