using IsmsRoles.Domain.Roles;
using IsmsRoles.Web.Tests.Pages.Import;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.Roles;

public sealed class ExportTests : ImportTest
{
    [Fact]
    public async Task What_goes_out_comes_back_unchanged()
    {
        await Company.ChangeAsync(async change =>
        {
            change.Db.Add(new Role(new(
                "=Odd role", "First line\n- second <br> line", 24,
                [new("1. Not a number but text"), new("- Not a bullet"), new("Has • inside"), new("Ends in brackets (A.5.1)"), new("@formula (x)", "5.3 a, A.5.24")],
                [new(AuthorityKind.Other, "Escalate: what looks like a kind", "a limit"), new(AuthorityKind.Spend, "Spend: money", null, 100, "EUR")])));
            var role = await change.Db.Roles.SingleAsync(r => r.Title == "Incident manager", Stop);
            role.Edit(role.Texts() with { Authorities = [new(AuthorityKind.Spend, "Buys help", "within the budget", 500_000, "EUR", Company.Role("Top management"))] });
        });
        var bytes = await (await Mia.GetAsync("/roles/export.csv")).Content.ReadAsByteArrayAsync(Stop);

        await Import.UploadAsync("Roles", "roles.csv", bytes);
        await Import.ChooseAsync();

        Assert.Equal("New 0, Changed 0, Unchanged 6, Refused 0", await Import.CountsAsync());
    }
}
