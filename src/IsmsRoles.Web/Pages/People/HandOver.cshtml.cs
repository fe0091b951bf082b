using IsmsRoles.Data;
using IsmsRoles.Domain.HandOvers;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Pages.HandOvers;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace IsmsRoles.Web.Pages.People;

/// <summary>Hands over what somebody who leaves, or takes up other work, holds and owns.</summary>
[Authorize(Policies.Manager)]
[RequestFormLimits(ValueCountLimit = HandOverPage.MostFields)]
public sealed class HandOverModel(
    RegisterDbContext db, Ledger ledger, CurrentStanding standing, CurrentAccount me, IOrganisationTime time, TimeProvider clock)
    : HandOverPage(db, ledger, standing, me, time, clock)
{
    public override HandOverSubjectKind Kind => HandOverSubjectKind.Person;
}
