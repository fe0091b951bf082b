using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Pages.MyDuties;

public sealed class MyDutiesTests
{
    private readonly RegisterApp _app = new();

    [Fact]
    public async Task A_holder_reads_their_roles_as_signed_and_whom_they_report_to()
    {
        var company = await Company.CreateSignedAsync(_app);
        var mia = await _app.SignInAsync(Company.Mia);
        await mia.SubmitAsync($"/roles/{company.Role("ISMS manager")}/edit", new() { ["Input.Purpose"] = "Not signed." });
        var words = await mia.TextAsync("/my-duties");

        Assert.Contains("Keeps the ISMS conforming to the standard.", words);
        Assert.Contains("Decides for ISMS manager", words);
        Assert.Contains("You report to Top management (Ana Ruiz, Ben Żółć)", words);
        Assert.Contains("Leads the response to incidents.", words);
        Assert.DoesNotContain("Not signed.", words);
    }

    [Fact]
    public async Task An_employee_without_a_role_reads_what_everyone_answers_for()
    {
        await Company.CreateSignedAsync(_app);
        var words = await (await _app.SignInAsync(Company.Eve)).TextAsync("/my-duties");

        Assert.Contains("You hold no role of your own", words);
        Assert.Contains("Reports what looks wrong.", words);
        Assert.Contains("Incident manager: Mia Λάμπρου", words);
    }

    [Fact]
    public async Task A_role_held_through_a_position_is_the_holders_too()
    {
        var company = await Company.CreateAsync(_app);
        await company.ChangeAsync(async change =>
        {
            var eve = await change.Db.People.SingleAsync(p => p.Id == company.Person(Company.Eve));
            var auditor = await change.Db.Roles.SingleAsync(r => r.Id == company.Role("Internal auditor"));
            var position = new Position(new("Head of assurance", PositionKind.Post));
            position.Appoint(eve, change.Today, null, asChair: false);
            change.Db.Add(position);
            change.Db.Add(new Assignment(auditor, Holder.Of(position), new(AssignmentKind.Holder, change.Today), [], change.Today, change.Now));
        });
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);
        var words = await (await _app.SignInAsync(Company.Eve)).TextAsync("/my-duties");

        Assert.Contains("Audits the ISMS.", words);
        Assert.Contains("as Head of assurance", words);
    }

    [Fact]
    public async Task Before_the_first_signature_there_is_nothing_to_hold()
    {
        await Company.CreateAsync(_app);
        Assert.Contains("No version is in force yet", await (await _app.SignInAsync(Company.Mia)).TextAsync("/my-duties"));
    }
}
