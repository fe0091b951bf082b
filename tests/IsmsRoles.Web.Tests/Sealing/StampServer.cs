using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using IsmsRoles.Documents.Tests.Pdf.Signature;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IsmsRoles.Web.Tests.Sealing;

/// <summary>How a time-stamp authority behaves.</summary>
public enum StampManner
{
    Answers,
    Refuses,
    IsSlow,
    AnswersRubbish,
    AnswersWithAnotherNonce,
    AnswersEndlessly,
    RedirectsElsewhere,
}

/// <summary>A time-stamp authority on loopback: openssl behind HTTP, or one that misbehaves.</summary>
public sealed class StampServer : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly string _folder = Directory.CreateTempSubdirectory("ismsroles-tsa-").FullName;

    private StampServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapPost("/stamp", AnswerAsync);
    }

    public StampManner Manner { get; set; }

    public string Address => _server.Urls.Single() + "/stamp";

    /// <summary>How many were asked.</summary>
    public int Asked { get; private set; }

    public static async Task<StampServer> StartAsync(StampManner manner = StampManner.Answers)
    {
        var server = new StampServer { Manner = manner };
        await server._server.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        Asked++;
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        Assert.Equal("application/timestamp-query", context.Request.ContentType);
        var question = body.ToArray();
        switch (Manner)
        {
            case StampManner.Refuses:
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return;
            case StampManner.IsSlow:
                await Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted);
                return;
            case StampManner.AnswersRubbish:
                await context.Response.WriteAsync("<html>It works!</html>", context.RequestAborted);
                return;
            case StampManner.AnswersEndlessly:
                while (!context.RequestAborted.IsCancellationRequested)
                {
                    await context.Response.Body.WriteAsync(new byte[64 * 1024], context.RequestAborted);
                }

                return;
            case StampManner.RedirectsElsewhere:
                context.Response.Redirect("/elsewhere", permanent: false);
                return;
            case StampManner.AnswersWithAnotherNonce:
                Assert.True(Rfc3161TimestampRequest.TryDecode(question, out var asked, out _));
                question = Rfc3161TimestampRequest.CreateFromHash(asked.GetMessageHash(), HashAlgorithmName.SHA256, nonce: new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 }, requestSignerCertificates: true).Encode();
                break;
        }

        context.Response.ContentType = "application/timestamp-reply";
        await context.Response.Body.WriteAsync(await new OpensslTimeStamps(_folder).AnswerAsync(question), context.RequestAborted);
    }
}
