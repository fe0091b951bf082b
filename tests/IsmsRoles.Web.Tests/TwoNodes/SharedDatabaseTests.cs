using System.Net;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.Tests.Hosting;
using IsmsRoles.Web.Tests.Pages.Assignments;
using IsmsRoles.Web.Tests.Pages.Versions;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.TwoNodes;

public sealed class SharedDatabaseTests : NodesTest
{
    [Fact]
    public async Task Who_signs_in_on_one_node_goes_on_at_the_other()
    {
        var cookies = new CookieContainer();
        await First.CreateVisitor(cookies).SignInAsync(Company.Mia, Company.Password);

        // Cookies go by host, not by port.
        var elsewhere = Second.CreateVisitor(cookies);

        Assert.Contains("Mia Λάμπρου", await elsewhere.TextAsync("/roles"));
        var added = await elsewhere.SubmitAsync("/people/new", new() { ["Input.Name"] = "Zoë Quinn", ["Input.From"] = Register.Today.Day() });
        Assert.Contains("Zoë Quinn was added.", await Visitor.WordsOfAsync(added));
        Assert.Contains("Zoë Quinn", await First.CreateVisitor(cookies).TextAsync("/people"));
    }

    [Fact]
    public async Task What_one_node_submits_is_signed_on_the_other_and_both_serve_the_same_document()
    {
        var id = await (await First.SignInAsync(Company.Mia)).SubmitVersionAsync();
        var ana = await Second.SignInAsync(Company.Ana);

        await ana.SignVersionAsync(id);

        Assert.Contains("Version 1 in force", await (await First.SignInAsync(Company.Eve)).TextAsync("/versions/1"));
        var document = await DocumentTests.WaitForDocumentAsync(ana, 1);
        Assert.Equal(document, await DocumentTests.WaitForDocumentAsync(await First.SignInAsync(Company.Eve), 1));
    }

    [Fact]
    public async Task Signatures_given_on_both_nodes_in_the_same_instant_both_count()
    {
        await Company.ChangeAsync(async change => (await change.Db.Organisations.SingleAsync()).ChangeQuorum(new(QuorumKind.All)));
        var id = await (await First.SignInAsync(Company.Mia)).SubmitVersionAsync();
        var (ana, ben) = (await First.SignInAsync(Company.Ana), await Second.SignInAsync(Company.Ben));

        await Task.WhenAll(ana.SignVersionAsync(id), ben.SignVersionAsync(id));

        var version = await Register.VersionAsync(id);
        Assert.Equal((VersionState.InForce, 2), (version.State, version.Approvals.Count));
        Assert.Null(await ChainFaultAsync());
    }
}
