using System.Text.Json;
using System.Text.Json.Serialization;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Domain.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IsmsRoles.Data.Mappings;

/// <summary>How who stands behind a credential is stored: as JSON, because nothing asks for its parts in the database.</summary>
internal static class OriginColumns
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    public static ValueConverter<CredentialOrigin?, string?> One { get; } = new(
        origin => origin == null ? null : JsonSerializer.Serialize(origin, Json),
        text => text == null ? null : JsonSerializer.Deserialize<CredentialOrigin>(text, Json));

    public static ValueConverter<IReadOnlyList<CredentialOrigin>, string> Several { get; } = new(
        origins => JsonSerializer.Serialize(origins, Json),
        text => JsonSerializer.Deserialize<List<CredentialOrigin>>(text, Json)!);

    public static ValueComparer<IReadOnlyList<CredentialOrigin>> SameList { get; } = new(
        (a, b) => (a ?? Array.Empty<CredentialOrigin>()).SequenceEqual(b ?? Array.Empty<CredentialOrigin>()), l => l.Count, l => l.ToList());
}

internal sealed class SecondFactorMapping : IEntityTypeConfiguration<SecondFactor>
{
    public void Configure(EntityTypeBuilder<SecondFactor> factor)
    {
        factor.Property(f => f.Id).ValueGeneratedNever();
        factor.Property(f => f.Name).HasMaxLength(SecondFactor.NameMaxLength);
        factor.Property(f => f.CredentialId).HasMaxLength(SecondFactor.CredentialIdMaxLength);
        factor.Property(f => f.ProtectedKey).HasMaxLength(1000);
        factor.Property(f => f.Origin).HasConversion(OriginColumns.One);
        factor.HasIndex(f => f.AccountId);
        factor.HasOne<Account>().WithMany().HasForeignKey(f => f.AccountId);
    }
}

internal sealed class RecoveryCodeMapping : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> code)
    {
        code.Property(c => c.Id).ValueGeneratedNever();
        code.Property(c => c.Hash).HasMaxLength(64);
        code.HasIndex(c => c.Hash).IsUnique();
        code.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId);
    }
}

internal sealed class UsedChallengeMapping : IEntityTypeConfiguration<UsedChallenge>
{
    public void Configure(EntityTypeBuilder<UsedChallenge> used)
    {
        used.HasKey(u => u.Hash);
        used.Property(u => u.Hash).HasMaxLength(64);
        used.Property(u => u.ExpiresAt);
        used.HasIndex(u => u.ExpiresAt);
    }
}
