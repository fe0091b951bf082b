using IsmsRoles.Data.Accounts;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.Evidence;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Reports;
using IsmsRoles.Domain.Reviews;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Scopes;
using IsmsRoles.Domain.Sealing;
using IsmsRoles.Domain.ThirdParties;
using IsmsRoles.Domain.Versions;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Data;

/// <summary>
/// The register and its accounts. Pages read from it directly; changes go through <see cref="Ledger"/> alone. It inherits
/// the variant of Identity without roles, because Role is this product's own word.
/// </summary>
public class RegisterDbContext(DbContextOptions<RegisterDbContext> options) : IdentityUserContext<Account, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<FoundingSignatory> FoundingSignatories => Set<FoundingSignatory>();

    public DbSet<SetupCode> SetupCodes => Set<SetupCode>();

    public DbSet<Role> Roles => Set<Role>();

    public DbSet<Designation> Designations => Set<Designation>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Position> Positions => Set<Position>();

    public DbSet<ThirdParty> ThirdParties => Set<ThirdParty>();

    public DbSet<ScopeItem> ScopeItems => Set<ScopeItem>();

    public DbSet<Assignment> Assignments => Set<Assignment>();

    public DbSet<EvidenceFile> EvidenceFiles => Set<EvidenceFile>();

    public DbSet<RegisterVersion> Versions => Set<RegisterVersion>();

    public DbSet<SuccessorSignatory> SuccessorSignatories => Set<SuccessorSignatory>();

    public DbSet<StoredDocument> Documents => Set<StoredDocument>();

    public DbSet<SealCertificate> SealCertificates => Set<SealCertificate>();

    public DbSet<Review> Reviews => Set<Review>();

    /// <summary>Texts that versions in force brought or changed, which their signatures reviewed.</summary>
    public DbSet<SignedText> SignedTexts => Set<SignedText>();

    public DbSet<PerformanceReport> PerformanceReports => Set<PerformanceReport>();

    public DbSet<DailySnapshot> DailySnapshots => Set<DailySnapshot>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<PasswordLink> PasswordLinks => Set<PasswordLink>();

    public DbSet<SecondFactor> SecondFactors => Set<SecondFactor>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<UsedChallenge> UsedChallenges => Set<UsedChallenge>();

    public DbSet<LedgerRow> LedgerRows => Set<LedgerRow>();

    public DbSet<ImportUpload> ImportUploads => Set<ImportUpload>();

    /// <summary>Keys behind session cookies, wrapped by a key file outside the database. No part of the register: ASP.NET Core writes them.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        SearchText.Fill(ChangeTracker);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.IgnoreAny<IReadOnlyList<RaisedEvent>>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(RegisterDbContext).Assembly);
        foreach (var foreignKey in builder.Model.GetEntityTypes().Where(t => !t.IsOwned()).SelectMany(t => t.GetForeignKeys()).Where(k => !k.IsOwnership))
        {
            foreignKey.DeleteBehavior = DeleteBehavior.Restrict; // SQL Server refuses several cascade paths, and nothing is deleted anyway
        }
    }
}
