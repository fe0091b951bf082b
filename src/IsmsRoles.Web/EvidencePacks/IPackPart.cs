namespace IsmsRoles.Web.EvidencePacks;

/// <summary>
/// One kind of evidence in a pack. A further kind is a further class, added to the list in <see cref="EvidencePack"/>;
/// a pack has its own instance of each, so that a part may keep for its explanation what it found while writing.
/// </summary>
internal interface IPackPart
{
    /// <summary>Writes its files, reading rows in pages and one stored file at a time, and holding on to none.</summary>
    Task WriteAsync(PackWriter pack, PackScope scope, CancellationToken cancellation);

    /// <summary>
    /// What it added and how to check it with common tools, for the README; asked for after writing. A command stands on a
    /// line of its own that begins with <c>    $ </c> and is run in the folder the pack was unpacked to.
    /// </summary>
    string Explanation { get; }
}
