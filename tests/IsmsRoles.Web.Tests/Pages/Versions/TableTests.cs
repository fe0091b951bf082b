using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using IsmsRoles.Web.Tests.Hosting;

namespace IsmsRoles.Web.Tests.Pages.Versions;

/// <summary>The roles table in its other forms: who gets which, by what name and type, and fetched again only when changed.</summary>
public sealed class TableTests : IDisposable
{
    private static readonly string[] Forms = ["xlsx", "csv", "md", "oscal.json"];

    private readonly RegisterApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("csv", "text/csv")]
    [InlineData("md", "text/markdown")]
    [InlineData("oscal.json", "application/json")]
    public async Task Each_form_is_a_download_with_its_type_a_name_to_keep_and_its_own_hash_as_etag(string form, string type)
    {
        await Company.CreateSignedAsync(_app);
        var otto = await _app.SignInAsync(Company.Otto);

        using var response = await otto.GetAsync($"/versions/1/table.{form}");

        Assert.Equal((HttpStatusCode.OK, type), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Equal(("attachment", $"Meridian-ISMS-roles-v1-{_app.Today:yyyy-MM-dd}.{form}"), (response.Content.Headers.ContentDisposition!.DispositionType, response.Content.Headers.ContentDisposition.FileName));
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"", response.Headers.ETag!.Tag);
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/versions/1/table.{form}");
        again.Headers.IfNoneMatch.Add(response.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotModified, (await otto.Http.SendAsync(again, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_member_has_the_table_of_the_version_in_force_and_no_other()
    {
        var company = await Company.CreateSignedAsync(_app);
        await company.ChangeDutyAsync("ISMS manager", "Reports every quarter.");
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);
        var eve = await _app.SignInAsync(Company.Eve);
        var otto = await _app.SignInAsync(Company.Otto);

        foreach (var form in Forms)
        {
            Assert.Equal(HttpStatusCode.OK, (await eve.GetAsync($"/versions/2/table.{form}")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await eve.GetAsync($"/versions/1/table.{form}")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await eve.GetAsync($"/roles/table.{form}")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await otto.GetAsync($"/versions/1/table.{form}")).StatusCode);
        }
    }

    [Fact]
    public async Task Pages_offer_each_reader_what_that_reader_may_have()
    {
        var company = await Company.CreateSignedAsync(_app);
        await company.ChangeDutyAsync("ISMS manager", "Reports every quarter.");
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);

        async Task<List<string>> OfferedAsync(string email, string address) =>
            [.. (await (await _app.SignInAsync(email)).OpenAsync(address)).QuerySelectorAll("a").Select(a => a.GetAttribute("href") ?? "").Where(h => h.Contains("/table.", StringComparison.Ordinal) || h.EndsWith("evidence-pack", StringComparison.Ordinal))];

        Assert.Equal(["/evidence-pack", .. Forms.Select(f => $"/roles/table.{f}")], await OfferedAsync(Company.Otto, "/roles"));
        Assert.Equal(Forms.Select(f => $"/versions/2/table.{f}"), await OfferedAsync(Company.Eve, "/roles"));
        Assert.Equal(Forms.Select(f => $"/versions/2/table.{f}"), await OfferedAsync(Company.Eve, "/versions/2"));
        Assert.Empty(await OfferedAsync(Company.Eve, "/versions/1"));
        Assert.Equal(["/evidence-pack", "/versions/1/evidence-pack", .. Forms.Select(f => $"/versions/1/table.{f}")], await OfferedAsync(Company.Mia, "/versions/1"));
    }

    [Fact]
    public async Task The_registers_table_is_what_stands_there_now_and_says_in_every_form_that_it_is_not_signed()
    {
        var company = await Company.CreateSignedAsync(_app);
        await company.ChangeDutyAsync("ISMS manager", "Reports every quarter.");
        var mia = await _app.SignInAsync(Company.Mia);

        foreach (var form in Forms.Where(f => f != "xlsx")) // see RolesXlsxTests
        {
            using var response = await mia.GetAsync($"/roles/table.{form}");
            var text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            Assert.Contains("Reports every quarter.", text);
            Assert.Contains("not signed", text, StringComparison.OrdinalIgnoreCase);
            Assert.Equal($"Meridian-ISMS-roles-register-{_app.Today:yyyy-MM-dd}-not-signed.{form}", response.Content.Headers.ContentDisposition!.FileName);
        }

        Assert.DoesNotContain("Reports every quarter.", await (await mia.GetAsync("/versions/1/table.csv")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_superseded_versions_export_says_so_and_is_fetched_anew()
    {
        var company = await Company.CreateSignedAsync(_app);
        var otto = await _app.SignInAsync(Company.Otto);
        var before = await otto.GetAsync("/versions/1/table.oscal.json");
        await company.ChangeDutyAsync("ISMS manager", "Reports every quarter.");
        await company.SubmitAsync(Company.Mia);
        await company.ApproveAsync(Company.Ana);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/versions/1/table.oscal.json");
        request.Headers.IfNoneMatch.Add(before.Headers.ETag!);
        using var after = await otto.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        var metadata = JsonNode.Parse(await after.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["component-definition"]!["metadata"]!;
        Assert.Contains(metadata["props"]!.AsArray(), p => (string?)p!["class"] == "superseded");
        Assert.Single(metadata["actions"]!.AsArray());
    }

    [Theory]
    [InlineData("/versions/1/table.exe")]
    [InlineData("/versions/1/table.XLSX")]
    [InlineData("/versions/1/table.json")]
    [InlineData("/versions/9/table.xlsx")]
    [InlineData("/roles/table.pdf")]
    public async Task Other_forms_and_versions_there_are_not(string address)
    {
        await Company.CreateSignedAsync(_app);

        Assert.Equal(HttpStatusCode.NotFound, (await (await _app.SignInAsync(Company.Mia)).GetAsync(address)).StatusCode);
    }
}
