using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.Successors;

/// <summary>Who may sign when too few of top management are left (rule 5 c), with the evidence and who confirmed it.</summary>
[Authorize(Policies.Register)]
public sealed class IndexModel(RegisterDbContext db, CurrentAccount me, IOrganisationTime time, TimeProvider clock) : PageModel
{
    public bool AreTooFew { get; private set; }

    public IReadOnlyList<EligibleApprover> Eligible { get; private set; } = [];

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public bool MayEnter => me.IsManager && AreTooFew;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var situation = await SigningSituations.LoadAsync(db, me.PersonId, clock.GetUtcNow().UtcDateTime, time.Today, cancellation);
        (AreTooFew, Eligible) = (EligibleApprovers.AreTooFew(situation), EligibleApprovers.In(situation));
        var successors = await db.SuccessorSignatories.AsNoTracking().OrderByDescending(s => s.EnteredAt).ToListAsync(cancellation);
        Rows = [.. successors.Select(s => new Row(
            s,
            situation.LastNumber,
            s.ObstacleToConfirming(me.Actor, situation) is null,
            me.IsManager && s.IsOpen(situation.LastNumber)))];
    }

    public sealed record Row(SuccessorSignatory Successor, int LastNumber, bool MayConfirm, bool MayWithdraw)
    {
        public string State => Successor.Withdrawal is not null ? "Withdrawn"
            : !Successor.IsOpen(LastNumber) ? "Lapsed"
            : Successor.CountsFrom is not null ? "Confirmed"
            : $"{Successor.Confirmations.Count()} of {SuccessorSignatory.ConfirmationsNeeded} confirmed";

        public Badge Badge => Successor.Withdrawal is not null ? Badge.Withdrawn
            : !Successor.IsOpen(LastNumber) ? Badge.Ended
            : Successor.CountsFrom is not null ? Badge.Open
            : Badge.Submitted;
    }
}
