using IsmsRoles.Web.Hosting;
using IsmsRoles.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace IsmsRoles.Web.Tests.Pages.SetUp;

/// <summary>The set-up page filled in by Mia, who is no member of top management; Ana and Ben are.</summary>
internal static class SetUpForm
{
    public const string Password = "seven green kettles";
    public const string Evidence = "Commercial register extract of 2 January";

    public static string CodeOf(RegisterApp app)
    {
        using var _ = app.CreateClient(); // starts it
        return app.Services.GetRequiredService<SetupAnnouncement>().Code!;
    }

    public static Dictionary<string, string?> Filled(string code, string set = "small-company") => new()
    {
        ["Input.Code"] = code,
        ["Input.Organisation"] = "Żabka Metering",
        ["Input.Scope"] = "Design and operation of the payments platform",
        ["Input.TimeZone"] = Company.TimeZone,
        ["Input.Name"] = "Mia Λάμπρου",
        ["Input.Email"] = Company.Mia,
        ["Input.JobTitle"] = "Security lead",
        ["Input.Password"] = Password,
        ["Input.PasswordAgain"] = Password,
        ["Input.Members[0].Name"] = "Ana Ruiz",
        ["Input.Members[0].Email"] = Company.Ana,
        ["Input.Members[0].JobTitle"] = "Chief executive",
        ["Input.Members[0].Evidence"] = Evidence,
        ["Input.Members[1].Name"] = "Ben Żółć",
        ["Input.Members[1].Email"] = Company.Ben,
        ["Input.Members[1].JobTitle"] = "Finance director",
        ["Input.Members[1].Evidence"] = Evidence,
        ["Input.StartingSet"] = set,
    };

    public static Dictionary<string, string?> With(this Dictionary<string, string?> form, string field, string? value) =>
        new(form) { [field] = value };
}
