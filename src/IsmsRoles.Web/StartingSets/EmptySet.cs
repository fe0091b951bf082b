using IsmsRoles.Domain.Roles;
using static IsmsRoles.Web.StartingSets.Wording;

namespace IsmsRoles.Web.StartingSets;

/// <summary>Only the role of top management, without which nobody could sign a first version.</summary>
internal static class EmptySet
{
    internal static StartingSet Set { get; } = new(
        "empty",
        "Empty",
        "Only top management, so that someone can sign. For organisations that bring their own roles or import them.",
        [
            new(
                TopManagementKey,
                "Top management",
                "Directs information security, provides for it and answers for it.",
                [
                    Duty("Approve the information security policy and its objectives, and review both every year.", "5.1 a", "5.2", "6.2"),
                    Duty("Assign information security roles by signing each version of the roles document.", "5.3"),
                    Duty("Provide the people, time and money that the agreed risk treatment needs.", "5.1 c", "7.1"),
                    Duty("Review the ISMS at least once a year and record each decision with an owner and a date.", "9.3"),
                ],
                [
                    Own(AuthorityKind.RequireCompliance, "Require anyone in scope to follow the ISMS and its policies"),
                    Own(AuthorityKind.ApproveOrAcceptRisk, "Accept any information security risk, whatever its rating"),
                    Own(AuthorityKind.StopOrSuspend, "Stop any service, project or supplier that puts information at risk"),
                    Own(AuthorityKind.Spend, "Commit the organisation to spending on information security"),
                ],
                ReportsToKey: null,
                ReviewIntervalMonths: 12,
                [DesignationKind.TopManagement]),
        ]);
}
