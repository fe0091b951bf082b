namespace IsmsRoles.Data;

/// <summary>What a database does for itself, whichever it is.</summary>
public interface IRegisterDatabase
{
    /// <summary>Brings schema and triggers up to date.</summary>
    Task MigrateAsync(CancellationToken cancellation = default);

    /// <summary>The SQL that brings any earlier state up to date, for whoever keeps the server; null where nobody but the application does.</summary>
    string? Script();

    /// <summary>Whether it answers and holds every migration.</summary>
    Task<bool> IsReadyAsync(CancellationToken cancellation = default);
}
