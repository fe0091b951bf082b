using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using IsmsRoles.Documents.Pdf.Signature;

namespace IsmsRoles.Web.Sealing;

/// <summary>What came of asking: a token, or why there is none, as a sentence.</summary>
public sealed record TimeStampAnswer(Rfc3161TimestampToken? Token, string? Remark);

/// <summary>Asks the configured time-stamp authority (RFC 3161, over HTTP) once. Whatever it answers, or does not, sealing goes on.</summary>
public sealed class TimeStampAuthority(HttpClient http, SealSettings settings, ILogger<TimeStampAuthority> log)
{
    private const int AnswerMaxBytes = 64 * 1024;

    public bool IsConfigured => settings.TimeStampAuthority is not null;

    public async Task<TimeStampAnswer> StampAsync(SignedCms cms, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(settings.TimeStampAuthority, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return Failed($"{SealSettings.TimeStampAuthoritySetting} is no address that begins with http or https.");
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(settings.TimeStampLimit);
        try
        {
            var question = SealTimeStamp.Of(cms);
            return new(question.Read(await AskAsync(address, question.ToBytes(), limit.Token)), null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Failed($"The time-stamp authority at {address.Host} did not answer within {settings.TimeStampLimit.TotalSeconds:0} seconds.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return Failed($"The time-stamp authority at {address.Host} could not be asked: {e.Message}");
        }
        catch (CryptographicException e)
        {
            return Failed($"The answer of the time-stamp authority at {address.Host} does not count: {e.Message}");
        }
    }

    private async Task<byte[]> AskAsync(Uri address, byte[] question, CancellationToken cancellation)
    {
        using var content = new ByteArrayContent(question) { Headers = { ContentType = new MediaTypeHeaderValue("application/timestamp-query") } };
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new HttpRequestException($"it answered {(int)response.StatusCode}.");
        }

        await response.Content.LoadIntoBufferAsync(AnswerMaxBytes, cancellation);
        return await response.Content.ReadAsByteArrayAsync(cancellation);
    }

    private TimeStampAnswer Failed(string remark)
    {
        log.LogWarning("A document is sealed without a time stamp. {Remark}", remark);
        return new(null, remark);
    }
}
