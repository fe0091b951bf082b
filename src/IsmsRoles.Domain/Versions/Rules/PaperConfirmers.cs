using IsmsRoles.Domain.Access;

namespace IsmsRoles.Domain.Versions;

/// <summary>
/// Whose account may stand beside another's word: confirm a paper record or a successor signatory. An auditor changes
/// nothing, and a plain Member does not read what they would confirm.
/// </summary>
public static class PaperConfirmers
{
    public static bool Includes(AccessRight access) => (access & (AccessRight.Manager | AccessRight.Approver | AccessRight.Administrator)) != 0;

    public static void Demand(Actor actor)
    {
        if (!Includes(actor.Access))
        {
            throw new RuleBrokenException("Only a Manager, an Approver or an Administrator may confirm this, and your account is none of these. Ask an administrator.");
        }
    }
}
