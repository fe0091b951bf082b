using IsmsRoles.Data.Accounts;
using IsmsRoles.Domain.Audit;
using IsmsRoles.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsmsRoles.Data.Mappings;

internal sealed class LedgerRowMapping : IEntityTypeConfiguration<LedgerRow>
{
    public void Configure(EntityTypeBuilder<LedgerRow> ledger)
    {
        ledger.ToTable("Ledger");
        ledger.Property(l => l.Id).ValueGeneratedNever();
        ledger.Property(l => l.Head).HasMaxLength(64);
        ledger.HasData(new LedgerRow());
    }
}

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.HasKey(e => e.Number);
        entry.Property(e => e.Number).ValueGeneratedNever();
        entry.Property(e => e.Kind).HasMaxLength(60);
        entry.Property(e => e.PreviousHash).HasMaxLength(64);
        entry.Property(e => e.Hash).HasMaxLength(64);
        entry.HasIndex(e => e.PreviousHash).IsUnique(); // a second successor would be a fork
        entry.HasIndex(e => new { e.Kind, e.Number });
        entry.HasIndex(e => e.At);
        entry.HasMany(e => e.PersonalValues).WithOne().HasForeignKey(v => v.EventNumber);
        entry.HasMany(e => e.Subjects).WithOne().HasForeignKey(s => s.EventNumber);
    }
}

internal sealed class AuditPersonalValueMapping : IEntityTypeConfiguration<AuditPersonalValue>
{
    public void Configure(EntityTypeBuilder<AuditPersonalValue> value)
    {
        value.ToTable("AuditPersonalValues");
        value.HasKey(v => new { v.EventNumber, v.Hash });
        value.Property(v => v.Hash).HasMaxLength(64);
        value.Property(v => v.Salt).HasMaxLength(32);
    }
}

internal sealed class AuditSubjectMapping : IEntityTypeConfiguration<AuditSubject>
{
    public void Configure(EntityTypeBuilder<AuditSubject> subject)
    {
        subject.ToTable("AuditSubjects");
        subject.HasKey(s => new { s.SubjectId, s.EventNumber });
    }
}

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("Accounts");
        account.Ignore(a => a.Raised);
        account.Property(a => a.Access).HasConversion<int>(); // flags: asked for bit by bit
        account.Property(a => a.PasswordOrigin).HasConversion(OriginColumns.One);
        account.Property(a => a.SecondFactorOrigin).HasConversion(OriginColumns.One);
        account.Property(a => a.PersonOrigin).HasConversion(OriginColumns.One);
        account.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId);
    }
}

internal sealed class PasswordLinkMapping : IEntityTypeConfiguration<PasswordLink>
{
    public void Configure(EntityTypeBuilder<PasswordLink> link)
    {
        link.Property(l => l.Id).ValueGeneratedNever();
        link.Property(l => l.TokenHash).HasMaxLength(64);
        link.Property(l => l.Issued).HasConversion(OriginColumns.One);
        link.HasIndex(l => l.TokenHash).IsUnique();
        link.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId);
    }
}

internal sealed class SetupCodeMapping : IEntityTypeConfiguration<SetupCode>
{
    public void Configure(EntityTypeBuilder<SetupCode> code)
    {
        code.Property(c => c.Id).ValueGeneratedNever();
        code.Property(c => c.Hash).HasMaxLength(64);
    }
}
