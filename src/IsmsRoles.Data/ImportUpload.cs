using IsmsRoles.Domain;

namespace IsmsRoles.Data;

/// <summary>What a file is imported as.</summary>
public enum ImportKind
{
    People,
    Roles,
}

/// <summary>
/// A file on its way into the register, kept between the steps of an import. It belongs to the account that uploaded it,
/// lasts a day, and gives way to the list of refused rows once it was imported. It is no part of the register and never of
/// a snapshot.
/// </summary>
public sealed class ImportUpload
{
    public const int FileNameMaxLength = 200;

    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private ImportUpload() => (FileName, Content) = ("", []); // for EF Core

    /// <param name="at">UTC.</param>
    public ImportUpload(Guid accountId, ImportKind kind, string fileName, byte[] content, DateTime at) =>
        (AccountId, Kind, FileName, Content, UploadedAt) = (accountId, kind, fileName, content, at);

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid AccountId { get; private init; }

    public ImportKind Kind { get; private init; }

    public string FileName { get; private init; }

    /// <summary>The file, then the list of refused rows; compressed by whoever keeps them.</summary>
    public byte[] Content { get; private set; }

    /// <summary>What the user corrected about how the file is read, as JSON; null while nothing was chosen.</summary>
    public string? Choices { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime UploadedAt { get; private init; }

    /// <summary>UTC; null until it was imported.</summary>
    public DateTime? ImportedAt { get; private set; }

    public int Created { get; private set; }

    public int Updated { get; private set; }

    public int Unchanged { get; private set; }

    public int Refused { get; private set; }

    public void Choose(string choices)
    {
        RefuseIfImported();
        Choices = choices;
    }

    /// <summary>Notes what came of it. The file goes, as it holds people's data that nobody needs twice; the refused rows stay to be mended.</summary>
    public void Finish(int created, int updated, int unchanged, int refused, byte[] refusedRows, DateTime at)
    {
        RefuseIfImported();
        (Created, Updated, Unchanged, Refused) = (created, updated, unchanged, refused);
        (ImportedAt, Content) = (at, refusedRows);
    }

    private void RefuseIfImported()
    {
        if (ImportedAt is not null)
        {
            throw new RuleBrokenException("This file was imported already. Upload it again to import it once more.");
        }
    }
}
