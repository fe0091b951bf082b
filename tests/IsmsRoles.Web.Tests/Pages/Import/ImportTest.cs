using System.Text;
using IsmsRoles.Web.Tests.Hosting;

namespace IsmsRoles.Web.Tests.Pages.Import;

/// <summary>The company's manager at the import pages, with a register of her own for each test.</summary>
public abstract class ImportTest : IAsyncLifetime
{
    private protected RegisterApp App { get; } = new();

    private protected Company Company { get; private set; } = null!;

    private protected Visitor Mia { get; private set; } = null!;

    private protected Importing Import { get; private set; } = null!;

    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Company = await Company.CreateAsync(App);
        Mia = await App.SignInAsync(Company.Mia);
        Import = new(Mia);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected static byte[] Csv(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Uploads and goes on to the preview; answers with its page in words.</summary>
    private protected async Task<string> PreviewAsync(string kind, string text, Dictionary<string, string?>? corrections = null)
    {
        await Import.UploadAsync(kind, "file.csv", Csv(text));
        return await Visitor.WordsOfAsync(await Import.ChooseAsync(corrections));
    }
}
