using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace IsmsRoles.Web.EvidencePacks;

/// <summary>
/// Streams a pack as the answer. Once bytes have left, a failure can only be told by breaking the connection off: a
/// response that merely ended would look like a whole download.
/// </summary>
internal sealed class EvidencePackResult(PackScope scope) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        http.Response.ContentType = EvidencePack.ContentType;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(scope.FileName);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        if (HttpMethods.IsHead(http.Request.Method))
        {
            return;
        }

        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var pack = http.RequestServices.GetRequiredService<EvidencePack>();
        try
        {
            await pack.WriteAsync(http.Response.Body, scope, http.RequestAborted);
        }
        catch when (http.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked went away; nothing is left behind.
        }
        catch when (http.Response.HasStarted)
        {
            http.Abort();
            throw;
        }
    }
}
