using IsmsRoles.Data.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsmsRoles.Data.Mappings;

internal sealed class ImportUploadMapping : IEntityTypeConfiguration<ImportUpload>
{
    public void Configure(EntityTypeBuilder<ImportUpload> upload)
    {
        upload.Property(u => u.Id).ValueGeneratedNever();
        upload.Property(u => u.FileName).HasMaxLength(ImportUpload.FileNameMaxLength);
        upload.Property(u => u.ImportedAt).IsConcurrencyToken(); // a form sent twice imports once
        upload.HasIndex(u => u.UploadedAt);
        upload.HasOne<Account>().WithMany().HasForeignKey(u => u.AccountId);
    }
}
