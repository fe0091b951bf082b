using IsmsRoles.Domain;
using IsmsRoles.Domain.Evidence;

namespace IsmsRoles.Web.Inputs;

/// <summary>An uploaded file, read before the change that files it as evidence.</summary>
public sealed record FiledUpload(string Name, byte[] Content)
{
    /// <returns>Null when none was chosen.</returns>
    public static async Task<FiledUpload?> ReadAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null)
        {
            return null;
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        return new(file.FileName, content.ToArray());
    }

    /// <param name="field">What the form calls the file, so that a refusal stands beside it.</param>
    public EvidenceFile ToEvidence(string field, DateTime at)
    {
        try
        {
            return new(Name, Content, at);
        }
        catch (RuleBrokenException refusal)
        {
            throw new RuleBrokenException(refusal.Message, field);
        }
    }
}
