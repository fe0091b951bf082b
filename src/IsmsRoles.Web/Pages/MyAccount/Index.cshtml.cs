using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Pages.MyAccount;

/// <summary>What is mine here, and how do I prove that I am I? Password, second factors, recovery codes.</summary>
public sealed class IndexModel(RegisterDbContext db, CurrentAccount me) : MyAccountPage(db, me)
{
    public string Email => Me.Email;

    public string PersonName => Me.PersonId is null ? "Nobody: this account can neither submit nor sign" : Me.Name;

    public string AccessInWords => Account.InWords(Me.Access);

    public DateOnly? AccessEndsOn { get; private set; }

    public Factor? Authenticator { get; private set; }

    public IReadOnlyList<Factor> Passkeys { get; private set; } = [];

    public bool HasSecondFactor => Authenticator is not null || Passkeys.Count > 0;

    /// <summary>An approver, where approvers must have one, who has none.</summary>
    public bool MustHaveSecondFactor { get; private set; }

    public string RecoveryCodesInWords { get; private set; } = "";

    public async Task OnGetAsync()
    {
        AccessEndsOn = await Db.Users.Where(a => a.Id == Me.AccountId).Select(a => a.AccessEndsOn).SingleAsync(Cancellation);
        var factors = await Db.SecondFactors.AsNoTracking()
            .Where(f => f.AccountId == Me.AccountId)
            .OrderBy(f => f.AddedAt)
            .Select(f => new Factor(f.Id, f.Kind, f.Name, f.AddedAt, f.UsedAt))
            .ToListAsync(Cancellation);
        Authenticator = factors.FirstOrDefault(f => f.Kind == SecondFactorKind.Authenticator);
        Passkeys = [.. factors.Where(f => f.Kind == SecondFactorKind.Passkey)];
        MustHaveSecondFactor = Me.IsApprover && !HasSecondFactor
            && await Db.Organisations.AnyAsync(o => o.ApproversNeedSecondFactor, Cancellation);
        var left = await Db.RecoveryCodes.CountAsync(c => c.AccountId == Me.AccountId && c.UsedAt == null, Cancellation);
        RecoveryCodesInWords = left switch
        {
            0 => "You have none left.",
            1 => "You have one left.",
            _ => $"You have {left} left.",
        };
    }

    public sealed record Factor(Guid Id, SecondFactorKind Kind, string Name, DateTime AddedAt, DateTime? UsedAt);
}
