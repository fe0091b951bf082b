using IsmsRoles.Data.Accounts;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Evidence;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Reports;
using IsmsRoles.Domain.Reviews;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsmsRoles.Data.Mappings;

internal sealed class ReviewMapping : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> review)
    {
        review.MapEntity();
        review.ToTable("Reviews");
        review.Property(r => r.Title).HasMaxLength(Role.TitleMaxLength);
        review.Property(r => r.Sha256).HasMaxLength(64);
        review.Property(r => r.ByName).HasMaxLength(Person.NameMaxLength);
        review.Property(r => r.Note).HasMaxLength(Review.NoteMaxLength);
        review.HasIndex(r => new { r.RoleId, r.At });
        review.HasOne<Role>().WithMany().HasForeignKey(r => r.RoleId);
        review.HasOne<Person>().WithMany().HasForeignKey(r => r.ById);
        review.HasOne<Account>().WithMany().HasForeignKey(r => r.ByAccountId);
        review.HasOne(r => r.Withdrawal).WithOne().HasForeignKey<ReviewWithdrawal>(w => w.ReviewId);
    }
}

internal sealed class ReviewWithdrawalMapping : IEntityTypeConfiguration<ReviewWithdrawal>
{
    public void Configure(EntityTypeBuilder<ReviewWithdrawal> withdrawal)
    {
        withdrawal.MapEntity();
        withdrawal.ToTable("ReviewWithdrawals");
        withdrawal.HasIndex(w => w.ReviewId).IsUnique(); // a replayed form cannot withdraw twice
        withdrawal.Property(w => w.ByName).HasMaxLength(Person.NameMaxLength);
        withdrawal.Property(w => w.Reason).HasMaxLength(Reason.MaxLength);
        withdrawal.HasOne<Person>().WithMany().HasForeignKey(w => w.ById);
        withdrawal.HasOne<Account>().WithMany().HasForeignKey(w => w.ByAccountId);
    }
}

internal sealed class SignedTextMapping : IEntityTypeConfiguration<SignedText>
{
    public void Configure(EntityTypeBuilder<SignedText> text)
    {
        text.ToTable("SignedTexts");
        text.HasKey(t => new { t.RoleId, t.VersionId });
        text.HasOne<Role>().WithMany().HasForeignKey(t => t.RoleId);
        text.HasOne<RegisterVersion>().WithMany().HasForeignKey(t => t.VersionId);
    }
}

internal sealed class PerformanceReportMapping : IEntityTypeConfiguration<PerformanceReport>
{
    public void Configure(EntityTypeBuilder<PerformanceReport> report)
    {
        report.MapEntity();
        report.ToTable("PerformanceReports");
        report.Property(r => r.PresenterName).HasMaxLength(Person.NameMaxLength);
        report.Property(r => r.PresenterTitle).HasMaxLength(ReportRecipient.TitleMaxLength);
        report.Property(r => r.ReportingRole).HasMaxLength(Role.TitleMaxLength);
        report.Property(r => r.Others).HasMaxLength(PerformanceReport.OthersMaxLength);
        report.Property(r => r.Summary).HasMaxLength(PerformanceReport.SummaryMaxLength);
        report.Property(r => r.Minutes).HasMaxLength(Reference.MaxLength);
        report.Property(r => r.FileSha256).HasMaxLength(64);
        report.Property(r => r.RecordedByName).HasMaxLength(Person.NameMaxLength);
        report.Property(r => r.CorrectionReason).HasMaxLength(Reason.MaxLength);
        report.HasIndex(r => r.GivenOn);
        report.HasIndex(r => r.ReplacesId);
        report.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId);
        report.HasOne<Position>().WithMany().HasForeignKey(r => r.PositionId);
        report.HasOne<EvidenceFile>().WithMany().HasForeignKey(r => r.FileId);
        report.HasOne<Person>().WithMany().HasForeignKey(r => r.RecordedById);
        report.HasOne<Account>().WithMany().HasForeignKey(r => r.RecordedByAccountId);
        report.HasOne<PerformanceReport>().WithMany().HasForeignKey(r => r.ReplacesId);
        report.HasOne(r => r.Withdrawal).WithOne().HasForeignKey<ReportWithdrawal>(w => w.ReportId);
        report.OwnsMany(r => r.Recipients, row =>
        {
            row.ToTable("ReportRecipients");
            row.WithOwner().HasForeignKey("ReportId");
            row.HasKey("ReportId", nameof(ReportRecipient.Number));
            row.Property(r => r.Number).ValueGeneratedNever();
            row.Property(r => r.Name).HasMaxLength(Person.NameMaxLength);
            row.Property(r => r.JobTitle).HasMaxLength(Person.JobTitleMaxLength);
            row.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}

internal sealed class ReportWithdrawalMapping : IEntityTypeConfiguration<ReportWithdrawal>
{
    public void Configure(EntityTypeBuilder<ReportWithdrawal> withdrawal)
    {
        withdrawal.MapEntity();
        withdrawal.ToTable("ReportWithdrawals");
        withdrawal.HasIndex(w => w.ReportId).IsUnique();
        withdrawal.Property(w => w.ByName).HasMaxLength(Person.NameMaxLength);
        withdrawal.Property(w => w.Reason).HasMaxLength(Reason.MaxLength);
        withdrawal.HasOne<Person>().WithMany().HasForeignKey(w => w.ById);
        withdrawal.HasOne<Account>().WithMany().HasForeignKey(w => w.ByAccountId);
    }
}
