using System.Net;
using IsmsRoles.Web.Tests.Hosting;
using OtpNet;

namespace IsmsRoles.Web.Tests.Access;

/// <summary>An authenticator application: the key it was given, and the codes it shows.</summary>
internal sealed class Phone(RegisterApp app, string key)
{
    /// <summary>The code it shows now.</summary>
    public string Code => new Totp(Base32Encoding.ToBytes(key)).ComputeTotp(app.Clock.GetUtcNow().UtcDateTime);

    /// <summary>The same at another application's time.</summary>
    public Phone Of(RegisterApp other) => new(other, key);

    /// <summary>Waits until it shows the next code.</summary>
    public string NextCode()
    {
        app.Clock.Move(TimeSpan.FromSeconds(30));
        return Code;
    }
}

/// <summary>Steps with second factors as people take them in a browser.</summary>
internal static class SecondFactorSteps
{
    public const string CodeForm = "main form:not([data-passkey])";
    public const string PasskeyForm = "main form[data-passkey], main form:has([data-passkey-part])";

    /// <summary>Where the form's page says to ask for its challenge, and the field that takes the answer.</summary>
    public static (string Options, string Field) PasskeyOf(AngleSharp.Html.Dom.IHtmlFormElement form) =>
        ((form.GetAttribute("data-passkey-options") ?? form.QuerySelector("[data-passkey-part]")?.GetAttribute("data-passkey-options"))!,
            form.QuerySelector("input[name$='Passkey']")!.GetAttribute("name")!);

    /// <summary>Sets up an authenticator through its page; the phone and the recovery codes that were shown.</summary>
    public static async Task<(Phone Phone, IReadOnlyList<string> RecoveryCodes)> SetUpAuthenticatorAsync(this Visitor visitor, RegisterApp app)
    {
        var page = await visitor.OpenAsync("/my-account/authenticator");
        var phone = new Phone(app, page.QuerySelector("#authenticator-key")!.TextContent.Replace(" ", "", StringComparison.Ordinal));
        var response = await visitor.SendAsync(
            Visitor.Form(page), "/my-account/authenticator", new() { ["Input.Code"] = phone.Code, ["Input.Password"] = Company.Password });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (phone, RecoveryCodesIn(await Visitor.ReadAsync(response)));
    }

    public static IReadOnlyList<string> RecoveryCodesIn(AngleSharp.Html.Dom.IHtmlDocument page) =>
        [.. page.QuerySelectorAll("#recovery-codes code").Select(c => c.TextContent)];

    /// <summary>The first step, with the right password; somebody half signed in.</summary>
    public static async Task<Visitor> BeginSignInAsync(this RegisterApp app, string email)
    {
        var visitor = app.CreateVisitor();
        var response = await visitor.SubmitAsync("/sign-in", new() { ["Input.Email"] = email, ["Input.Password"] = Company.Password });
        Assert.Equal("/sign-in/second", response.RequestMessage!.RequestUri!.AbsolutePath);
        return visitor;
    }

    public static Task<HttpResponseMessage> GiveCodeAsync(this Visitor visitor, string code) =>
        visitor.SubmitAsync("/sign-in/second", new() { ["Input.Code"] = code }, CodeForm);

    public static bool IsSignedIn(HttpResponseMessage response) =>
        !response.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/sign-in", StringComparison.Ordinal) && response.StatusCode == HttpStatusCode.OK;
}
