using System.Net;

namespace IsmsRoles.Web.Tests.Hosting;

/// <summary>A session as its bare cookie, to be carried to another node or past a restart.</summary>
public static class RawSession
{
    /// <returns>The session's cookie, as a browser would send it.</returns>
    public static async Task<string> SignInAsync(RegisterApp app, string email)
    {
        using var http = app.CreateClient(new() { AllowAutoRedirect = false });
        var page = await Visitor.ReadAsync(await http.GetAsync("/sign-in", TestContext.Current.CancellationToken));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Input.Email"] = email,
            ["Input.Password"] = Company.Password,
            ["__RequestVerificationToken"] = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!,
        });
        using var answer = await http.PostAsync("/sign-in", form, TestContext.Current.CancellationToken);
        return answer.Headers.GetValues("Set-Cookie").First(c => c.StartsWith("ismsroles=", StringComparison.Ordinal)).Split(';')[0];
    }

    public static async Task<HttpStatusCode> StatusAsync(RegisterApp app, string address, string cookie)
    {
        using var http = app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Cookie", cookie);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
