using System.Text.Json;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Evidence;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Sealing;
using IsmsRoles.Domain.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsmsRoles.Data.Mappings;

internal sealed class RegisterVersionMapping : IEntityTypeConfiguration<RegisterVersion>
{
    private static readonly ValueComparer<IReadOnlyList<string>> Lines = new(
        (a, b) => (a ?? Array.Empty<string>()).SequenceEqual(b ?? Array.Empty<string>()), l => l.Count, l => l.ToList());

    private static readonly ValueComparer<IReadOnlyList<Guid>> Ids = new(
        (a, b) => (a ?? Array.Empty<Guid>()).SequenceEqual(b ?? Array.Empty<Guid>()), l => l.Count, l => l.ToList());

    public void Configure(EntityTypeBuilder<RegisterVersion> version)
    {
        version.MapEntity();
        version.ToTable("Versions");
        version.Ignore(v => v.Content);
        version.Property(v => v.Sha256).HasMaxLength(64);
        version.Property(v => v.ChainHead).HasMaxLength(64);
        version.Property(v => v.Message).HasMaxLength(RegisterVersion.MessageMaxLength);
        version.Property(v => v.SubmittedByName).HasMaxLength(Person.NameMaxLength);
        version.Property(v => v.SubmittedByJobTitle).HasMaxLength(Person.JobTitleMaxLength);
        version.Property(v => v.HeldBack).HasConversion(l => Json(l), s => FromJson<List<string>>(s)!, Lines);
        version.Property(v => v.LeftMeanwhile).HasConversion(l => Json(l), s => FromJson<List<string>>(s)!, Lines);
        version.Property(v => v.Resolution).HasConversion(r => r == null ? null : Json(r), s => s == null ? null : FromJson<Resolution>(s));
        version.Property(v => v.WhatWasWrong).HasMaxLength(Reason.MaxLength);
        version.HasIndex(v => v.State);
        version.HasIndex(v => v.CorrectsNumber);
        version.HasIndex(v => new { v.ProposedNumber, v.SubmissionNumber }).IsUnique(); // two submissions never share a name
        version.HasOne<Person>().WithMany().HasForeignKey(v => v.SubmittedById);
        version.HasOne<RegisterVersion>().WithMany().HasForeignKey(v => v.ReplacesId);
        version.OwnsMany(v => v.Signatories, row =>
        {
            Numbered(row, "Signatories");
            row.Property(s => s.Name).HasMaxLength(Person.NameMaxLength);
            row.Property(s => s.JobTitle).HasMaxLength(Person.JobTitleMaxLength);
            row.Property(s => s.Evidence).HasMaxLength(Reference.MaxLength);
            row.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
        version.OwnsMany(v => v.Approvals, row =>
        {
            Numbered(row, "Approvals");
            row.HasIndex("VersionId", nameof(Approval.PersonId)).IsUnique(); // a replayed form cannot sign twice
            row.Property(a => a.PrintedName).HasMaxLength(Person.NameMaxLength);
            row.Property(a => a.JobTitle).HasMaxLength(Person.JobTitleMaxLength);
            row.Property(a => a.Evidence).HasMaxLength(Reference.MaxLength);
            row.Property(a => a.Meaning).HasMaxLength(200);
            row.Property(a => a.AuthenticatedBy).HasMaxLength(100);
            row.Ignore(a => a.Notable);
            row.Property(a => a.Behind).HasConversion(OriginColumns.Several, OriginColumns.SameList).HasDefaultValueSql("'[]'");
            row.Property(a => a.Sha256).HasMaxLength(64);
            row.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
        version.OwnsMany(v => v.Decisions, row =>
        {
            Numbered(row, "VersionDecisions");
            row.Property(d => d.Name).HasMaxLength(Person.NameMaxLength);
            row.Property(d => d.Reason).HasMaxLength(RegisterVersion.MessageMaxLength);
        });
        version.OwnsMany(v => v.Marks, row => Numbered(row, "ChangeMarks"));
        MapPaper(version);
        version.OwnsMany(v => v.RevocationSignatures, row =>
        {
            Numbered(row, "RevocationSignatures");
            row.Property(s => s.PrintedName).HasMaxLength(Person.NameMaxLength);
            row.Property(s => s.JobTitle).HasMaxLength(Person.JobTitleMaxLength);
            row.Property(s => s.Evidence).HasMaxLength(Reference.MaxLength);
            row.Property(s => s.Reason).HasMaxLength(Reason.MaxLength);
            row.Property(s => s.AuthenticatedBy).HasMaxLength(100);
            row.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void MapPaper(EntityTypeBuilder<RegisterVersion> version)
    {
        version.OwnsMany(v => v.PaperRecords, row =>
        {
            Numbered(row, "PaperRecords");
            row.Property(r => r.Reference).HasMaxLength(Reference.MaxLength);
            row.Property(r => r.Quoted).HasMaxLength(QuotedHash.MaxLength);
            row.Property(r => r.ScanSha256).HasMaxLength(64);
            row.Property(r => r.RecordedByName).HasMaxLength(Person.NameMaxLength);
            row.Property(r => r.MemberIds).HasConversion(l => Json(l), s => FromJson<List<Guid>>(s)!, Ids);
            row.Property(r => r.Behind).HasConversion(OriginColumns.Several, OriginColumns.SameList).HasDefaultValueSql("'[]'");
            row.HasOne<EvidenceFile>().WithMany().HasForeignKey(r => r.ScanFileId).OnDelete(DeleteBehavior.Restrict);
            row.HasOne<Person>().WithMany().HasForeignKey(r => r.RecordedById).OnDelete(DeleteBehavior.Restrict);
        });
        version.OwnsMany(v => v.PaperRulings, row =>
        {
            Numbered(row, "PaperRulings");
            row.HasIndex("VersionId", nameof(PaperRuling.RecordNumber)).IsUnique(); // a replayed form cannot rule twice
            row.Property(r => r.Name).HasMaxLength(Person.NameMaxLength);
            row.Property(r => r.AuthenticatedBy).HasMaxLength(100);
            row.Property(r => r.Reason).HasMaxLength(Reason.MaxLength);
            row.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void Numbered<T>(OwnedNavigationBuilder<RegisterVersion, T> row, string table)
        where T : class
    {
        row.ToTable(table);
        row.WithOwner().HasForeignKey("VersionId");
        row.HasKey("VersionId", "Number");
        row.Property<int>("Number").ValueGeneratedNever();
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value);

    private static T? FromJson<T>(string json) => JsonSerializer.Deserialize<T>(json);
}

internal sealed class SuccessorSignatoryMapping : IEntityTypeConfiguration<SuccessorSignatory>
{
    public void Configure(EntityTypeBuilder<SuccessorSignatory> successor)
    {
        successor.MapEntity();
        successor.Ignore(s => s.Withdrawal);
        successor.Ignore(s => s.Confirmations);
        successor.Property(s => s.Name).HasMaxLength(Person.NameMaxLength);
        successor.Property(s => s.EvidenceReference).HasMaxLength(SuccessorSignatory.ReferenceMaxLength);
        successor.Property(s => s.EvidenceSha256).HasMaxLength(64);
        successor.Property(s => s.EntryReason).HasMaxLength(Reason.MaxLength);
        successor.Property(s => s.EnteredByName).HasMaxLength(Person.NameMaxLength);
        successor.HasIndex(s => s.AfterNumber);
        successor.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
        successor.HasOne<EvidenceFile>().WithMany().HasForeignKey(s => s.EvidenceFileId);
        successor.OwnsMany(s => s.Decisions, row =>
        {
            row.ToTable("SuccessorDecisions");
            row.WithOwner().HasForeignKey("SuccessorId");
            row.HasKey("SuccessorId", "Number");
            row.Property<int>("Number").ValueGeneratedNever();
            row.HasIndex("SuccessorId", nameof(SuccessorDecision.PersonId), nameof(SuccessorDecision.IsConfirmation)).IsUnique(); // nobody confirms twice
            row.Property(d => d.Name).HasMaxLength(Person.NameMaxLength);
            row.Property(d => d.AuthenticatedBy).HasMaxLength(100);
            row.Property(d => d.Reason).HasMaxLength(Reason.MaxLength);
            row.Property(d => d.Behind).HasConversion(OriginColumns.Several, OriginColumns.SameList).HasDefaultValueSql("'[]'");
            row.HasOne<Person>().WithMany().HasForeignKey(d => d.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}

internal sealed class StoredDocumentMapping : IEntityTypeConfiguration<StoredDocument>
{
    public void Configure(EntityTypeBuilder<StoredDocument> document)
    {
        document.MapEntity();
        document.ToTable("Documents");
        document.HasIndex(d => d.VersionId).IsUnique(); // the first stored row wins
        document.HasOne<RegisterVersion>().WithMany().HasForeignKey(d => d.VersionId);
        document.Property(d => d.FileName).HasMaxLength(200);
        document.Property(d => d.Sha256).HasMaxLength(64);
        document.HasIndex(d => d.Sha256);
        document.HasOne<SealCertificate>().WithMany().HasForeignKey(d => d.SealCertificateId);
        document.Property(d => d.SealRemark).HasMaxLength(DocumentSeal.RemarkMaxLength);
    }
}

internal sealed class SealCertificateMapping : IEntityTypeConfiguration<SealCertificate>
{
    public void Configure(EntityTypeBuilder<SealCertificate> certificate)
    {
        certificate.MapEntity();
        certificate.ToTable("SealCertificates");
        certificate.HasIndex(c => c.Sha256);
        certificate.Property(c => c.Sha256).HasMaxLength(64);
        certificate.Property(c => c.Subject).HasMaxLength(SealCertificate.SubjectMaxLength);
        certificate.Property(c => c.Key).HasMaxLength(SealCertificate.KeyMaxLength);
        certificate.Property(c => c.KeyFileId).HasMaxLength(SealCertificate.KeyFileIdMaxLength);
        certificate.Property(c => c.EndedBecause).HasMaxLength(SealCertificate.EndedBecauseMaxLength);
    }
}

internal sealed class DailySnapshotMapping : IEntityTypeConfiguration<DailySnapshot>
{
    public void Configure(EntityTypeBuilder<DailySnapshot> daily)
    {
        daily.HasKey(d => d.Day);
        daily.Property(d => d.ContentSha256).HasMaxLength(64);
        daily.HasIndex(d => new { d.ContentSha256, d.Day }); // asked without reading the content beside it
    }
}
