using IsmsRoles.Data;
using IsmsRoles.Domain.HandOvers;
using IsmsRoles.Web.Access;
using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Pages.HandOvers;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace IsmsRoles.Web.Pages.ThirdParties;

/// <summary>Hands over what a third party and its people hold when its contract ends, or before.</summary>
[Authorize(Policies.Manager)]
[RequestFormLimits(ValueCountLimit = HandOverPage.MostFields)]
public sealed class HandOverModel(
    RegisterDbContext db, Ledger ledger, CurrentStanding standing, CurrentAccount me, IOrganisationTime time, TimeProvider clock)
    : HandOverPage(db, ledger, standing, me, time, clock)
{
    public override HandOverSubjectKind Kind => HandOverSubjectKind.ThirdParty;
}
