using IsmsRoles.Documents.Tests;
using IsmsRoles.Documents.Tests.Pdf.Signature;
using IsmsRoles.Domain.Sealing;
using IsmsRoles.Web.Sealing;
using IsmsRoles.Web.Tests.Hosting;

namespace IsmsRoles.Web.Tests.Sealing;

/// <summary>The time-stamp authority: what it gives, and that nothing it does keeps a document from being sealed.</summary>
public sealed class TimeStampTests : SealingTest
{
    [Fact]
    public async Task An_authority_that_answers_raises_the_seal_to_baseline_T_and_the_document_says_so()
    {
        await using var authority = await StampServer.StartAsync();
        App.With(SealSettings.TimeStampAuthoritySetting, authority.Address);
        await Company.CreateSignedAsync(App);

        var document = await DocumentAsync(App);

        Assert.Equal((SealLevel.BaselineT, null), (document.SealLevel, document.SealRemark));
        await AssertSealedAsync(App, document, "Meridian ISMS roles seal");
        Assert.Contains("PAdES baseline T, with a time stamp", await ShownAsync(document.Bytes));
        Assert.Equal(1, authority.Asked);
        Assert.Contains("PAdES baseline T", await (await App.SignInAsync(Company.Otto)).TextAsync("/settings/seal"));
    }

    [Theory]
    [InlineData(StampManner.Refuses, "could not be asked: it answered 403.")]
    [InlineData(StampManner.IsSlow, "did not answer within 1 seconds.")]
    [InlineData(StampManner.AnswersRubbish, "does not count:")]
    [InlineData(StampManner.AnswersWithAnotherNonce, "does not count:")]
    [InlineData(StampManner.AnswersEndlessly, "could not be asked:")]
    [InlineData(StampManner.RedirectsElsewhere, "could not be asked: it answered 302.")]
    public async Task An_authority_that_does_not_answer_as_it_should_leaves_the_seal_at_baseline_B_and_an_administrator_sees_why(StampManner manner, string remark)
    {
        await using var authority = await StampServer.StartAsync(manner);
        App.With(SealSettings.TimeStampAuthoritySetting, authority.Address).With(SealSettings.TimeStampSecondsSetting, manner == StampManner.IsSlow ? "1" : "10");
        await Company.CreateSignedAsync(App);

        var document = await DocumentAsync(App);

        Assert.Equal(SealLevel.BaselineB, document.SealLevel);
        Assert.Contains(remark, document.SealRemark);
        await AssertSealedAsync(App, document, "Meridian ISMS roles seal");
        Assert.Contains("PAdES baseline B, without a time stamp", await ShownAsync(document.Bytes));
        Assert.Contains(remark, await (await App.SignInAsync(Company.Adam)).TextAsync("/settings/seal"));
        await App.Log.LineAsync("A document is sealed without a time stamp.");
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/", "could not be asked:")]
    [InlineData("not an address", "is no address that begins with http or https.")]
    [InlineData("file:///etc/passwd", "is no address that begins with http or https.")]
    public async Task An_authority_that_is_not_there_or_is_none_leaves_the_seal_at_baseline_B(string address, string remark)
    {
        App.With(SealSettings.TimeStampAuthoritySetting, address);
        await Company.CreateSignedAsync(App);

        var document = await DocumentAsync(App);

        Assert.Equal(SealLevel.BaselineB, document.SealLevel);
        Assert.Contains(remark, document.SealRemark);
    }

    private async Task<string> ShownAsync(byte[] file) => (await Tool.RunAsync("pdftotext", "-layout", Write("shown.pdf", file), "-")).Output;
}
