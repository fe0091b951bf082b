using IsmsRoles.Data;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.SetUp;

/// <summary>What a typed set-up code was.</summary>
public enum CodeAnswer
{
    Right,
    Wrong,

    /// <summary>Too many were wrong; a restart prints a new one.</summary>
    Locked,

    /// <summary>Somebody has finished set-up, and the code is gone with it.</summary>
    NotNeeded,
}

/// <summary>Checks the one-time code in a change of its own, so that a wrong try counts although the form is refused.</summary>
internal static class SetupCodeCheck
{
    public static Task<CodeAnswer> CheckAsync(Ledger ledger, string? code, CancellationToken cancellation) =>
        InitialRegister.Of(ledger).ChangeAsync(
            async change =>
            {
                change.StayQuiet();
                if (await change.Db.SetupCodes.SingleOrDefaultAsync(cancellation) is not { } row)
                {
                    return CodeAnswer.NotNeeded;
                }

                return row.Try(code) ? CodeAnswer.Right : row.IsLocked ? CodeAnswer.Locked : CodeAnswer.Wrong;
            },
            cancellation);
}
