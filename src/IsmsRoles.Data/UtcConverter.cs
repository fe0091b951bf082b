using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IsmsRoles.Data;

/// <summary>Moments are UTC; databases hand them back without saying so.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    v => v.Kind == DateTimeKind.Local ? v.ToUniversalTime() : v,
    v => DateTime.SpecifyKind(v, DateTimeKind.Utc));
