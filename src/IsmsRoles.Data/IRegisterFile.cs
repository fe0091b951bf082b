using IsmsRoles.Data.Verification;

namespace IsmsRoles.Data;

/// <summary>
/// A database that is one file, which the program itself can copy and replace. Absent where a database server keeps the
/// register: its own tools do this then.
/// </summary>
public interface IRegisterFile
{
    /// <summary>The file's full name.</summary>
    string Path { get; }

    /// <summary>
    /// Notes with the operating system that this process works with the file, until it ends in whatever way.
    /// </summary>
    /// <returns>False while a restore has the file to itself.</returns>
    bool TryShare();

    /// <summary>After an erasure: writes what is still in companion files into the file, so that none of them holds what is gone.</summary>
    Task SettleErasedAsync(CancellationToken cancellation);

    /// <summary>Copies it while it is used, verifies the copy, and only then gives it its name.</summary>
    /// <exception cref="RegisterFileException">With a sentence; nothing has that name then.</exception>
    Task<RegisterVerification> BackUpAsync(string target, bool overwrite, CancellationToken cancellation);

    /// <summary>Puts a copy in its place and keeps what was replaced beside it. Nobody else may use the file meanwhile.</summary>
    /// <exception cref="RegisterFileException">With a sentence; the file is as it was.</exception>
    Task<RestoredRegister> RestoreAsync(string source, CancellationToken cancellation);
}

/// <param name="KeptAs">Where the replaced database lies now; null where there was none.</param>
/// <param name="RestoredEvents">Events in the chain as the copy held it.</param>
/// <param name="Head">Head of the chain now: that of the event that records the restore.</param>
public sealed record RestoredRegister(string? KeptAs, long? ReplacedEvents, string? ReplacedHead, long RestoredEvents, string RestoredHead, string Head);

/// <summary>A copy was not made or not taken. The message is a sentence for whoever gave the command.</summary>
public sealed class RegisterFileException : Exception
{
    public RegisterFileException()
    {
    }

    public RegisterFileException(string message)
        : base(message)
    {
    }

    public RegisterFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
