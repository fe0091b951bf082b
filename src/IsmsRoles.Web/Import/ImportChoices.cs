using System.Text.Json;

namespace IsmsRoles.Web.Import;

/// <summary>What the user corrected or chose between the steps of an import; null means guess. Kept with the upload as JSON.</summary>
public sealed record ImportChoices
{
    /// <summary>A <see cref="TextEncoding.Key"/>.</summary>
    public string? Encoding { get; init; }

    public char? Delimiter { get; init; }

    /// <summary>From 1; 0 means that there is no header.</summary>
    public int? HeaderRow { get; init; }

    /// <summary>Field names with their columns, from 0; a field without a column is not read.</summary>
    public IReadOnlyDictionary<string, int?>? Columns { get; init; }

    /// <summary>A <see cref="DateOrder.Key"/>.</summary>
    public string? Dates { get; init; }

    /// <summary>Whether rows of one title are one role.</summary>
    public bool? Join { get; init; }

    /// <summary>The first day of new people whose row gives none.</summary>
    public DateOnly? FirstDay { get; init; }

    /// <summary>Why first days are corrected.</summary>
    public string? Reason { get; init; }

    /// <summary>The day from which new holders hold their roles.</summary>
    public DateOnly? HeldFrom { get; init; }

    /// <summary>Why holders are recorded only now, where <see cref="HeldFrom"/> is before today.</summary>
    public string? BackdatedReason { get; init; }

    /// <summary>Whether the columns were looked at, so that a preview can be made.</summary>
    public bool Settled { get; init; }

    public static ImportChoices Parse(string? json) => json is null ? new() : JsonSerializer.Deserialize<ImportChoices>(json)!;

    public string ToJson() => JsonSerializer.Serialize(this);

    public ReadChoices ForReading() => new(TextEncoding.Find(Encoding), Delimiter, HeaderRow);
}
