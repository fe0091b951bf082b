using IsmsRoles.Domain;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Evidence;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Positions;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Scopes;
using IsmsRoles.Domain.ThirdParties;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsmsRoles.Data.Mappings;

internal static class EntityMapping
{
    /// <summary>What every entity has: its identity, made by the application, and the counter that tells two editors apart.</summary>
    public static void MapEntity<T>(this EntityTypeBuilder<T> entity)
        where T : Entity
    {
        entity.Property(e => e.Id).ValueGeneratedNever();
        entity.Property(e => e.Revision).IsConcurrencyToken(); // SQLite has no rowversion
        entity.Ignore(e => e.Raised);
    }

    public static void HasSearchName<T>(this EntityTypeBuilder<T> entity)
        where T : class
    {
        entity.Property<string>(SearchText.Column).HasMaxLength(SearchText.MaxLength);
        entity.HasIndex(SearchText.Column);
    }
}

internal sealed class OrganisationMapping : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> organisation)
    {
        organisation.MapEntity();
        organisation.HasIndex(o => o.TheOne).IsUnique(); // decides between two posts of the set-up page
        organisation.Ignore(o => o.Quorum);
        organisation.Property(o => o.Name).HasMaxLength(Organisation.NameMaxLength);
        organisation.Property(o => o.IsmsScope).HasMaxLength(Organisation.ScopeMaxLength);
        organisation.Property(o => o.TimeZoneId).HasMaxLength(Organisation.TimeZoneMaxLength);
        organisation.Property(o => o.Classification).HasMaxLength(Organisation.ClassificationMaxLength);
    }
}

internal sealed class FoundingSignatoryMapping : IEntityTypeConfiguration<FoundingSignatory>
{
    public void Configure(EntityTypeBuilder<FoundingSignatory> founder)
    {
        founder.MapEntity();
        founder.HasIndex(f => f.PersonId).IsUnique();
        founder.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId);
        founder.Property(f => f.EvidenceReference).HasMaxLength(Reference.MaxLength);
    }
}

internal sealed class RoleMapping : IEntityTypeConfiguration<Role>
{
    public void Configure(EntityTypeBuilder<Role> role)
    {
        role.MapEntity();
        role.HasSearchName();
        role.Property(r => r.Title).HasMaxLength(Role.TitleMaxLength);
        role.Property(r => r.Purpose).HasMaxLength(Role.PurposeMaxLength);
        role.HasOne<Role>().WithMany().HasForeignKey(r => r.ReportsToId);
        role.OwnsMany(r => r.Responsibilities, line =>
        {
            line.ToTable("Responsibilities");
            line.WithOwner().HasForeignKey("RoleId");
            line.HasKey("RoleId", nameof(Responsibility.Number)); // numbered: the default composite key fails on SQLite
            line.Property(l => l.Number).ValueGeneratedNever();
            line.Property(l => l.Text).HasMaxLength(Responsibility.TextMaxLength);
            line.Property(l => l.References).HasMaxLength(Responsibility.ReferencesMaxLength);
        });
        role.OwnsMany(r => r.Authorities, line =>
        {
            line.ToTable("Authorities");
            line.WithOwner().HasForeignKey("RoleId");
            line.HasKey("RoleId", nameof(Authority.Number));
            line.Property(l => l.Number).ValueGeneratedNever();
            line.Property(l => l.Text).HasMaxLength(Authority.TextMaxLength);
            line.Property(l => l.Limit).HasMaxLength(Authority.LimitMaxLength);
            line.Property(l => l.Currency).HasMaxLength(3);
            line.HasOne<Role>().WithMany().HasForeignKey(l => l.DelegatedById).OnDelete(DeleteBehavior.Restrict);
        });
    }
}

internal sealed class DesignationMapping : IEntityTypeConfiguration<Designation>
{
    public void Configure(EntityTypeBuilder<Designation> designation)
    {
        designation.MapEntity();
        designation.HasIndex(d => d.Kind).IsUnique();
        designation.HasOne<Role>().WithMany().HasForeignKey(d => d.RoleId);
    }
}

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.MapEntity();
        person.HasSearchName();
        person.Ignore(p => p.LatestPeriod);
        person.Ignore(p => p.LeavesOn);
        person.Property(p => p.Name).HasMaxLength(Person.NameMaxLength);
        person.Property(p => p.Email).HasMaxLength(Person.EmailMaxLength);
        person.Property(p => p.JobTitle).HasMaxLength(Person.JobTitleMaxLength);
        person.Property(p => p.Department).HasMaxLength(Person.DepartmentMaxLength);
        person.Property(p => p.TermsReference).HasMaxLength(Reference.MaxLength);
        person.Property(p => p.ExternalReference).HasMaxLength(Person.ExternalReferenceMaxLength);
        person.HasIndex(p => p.Email);
        person.HasIndex(p => p.ExternalReference);
        person.HasIndex(p => p.Department);
        person.HasOne<Person>().WithMany().HasForeignKey(p => p.LineManagerId);
        person.HasOne<ThirdParty>().WithMany().HasForeignKey(p => p.EmployerId);
        person.OwnsMany(p => p.Periods, period =>
        {
            period.ToTable("EmploymentPeriods");
            period.WithOwner().HasForeignKey("PersonId");
            period.HasKey("PersonId", nameof(EmploymentPeriod.Number));
            period.Property(p => p.Number).ValueGeneratedNever();
        });
    }
}

internal sealed class PositionMapping : IEntityTypeConfiguration<Position>
{
    public void Configure(EntityTypeBuilder<Position> position)
    {
        position.MapEntity();
        position.HasSearchName();
        position.Property(p => p.Title).HasMaxLength(Position.TitleMaxLength);
        position.Property(p => p.TermsOfReference).HasMaxLength(Reference.MaxLength);
        position.Property(p => p.AbolishReason).HasMaxLength(Reason.MaxLength);
        position.Property(p => p.AbolishEvidence).HasMaxLength(Reference.MaxLength);
        position.OwnsMany(p => p.Tenures, tenure =>
        {
            tenure.ToTable("Tenures");
            tenure.WithOwner().HasForeignKey("PositionId");
            tenure.HasKey("PositionId", nameof(Tenure.Number));
            tenure.Property(t => t.Number).ValueGeneratedNever();
            tenure.Property(t => t.EndReason).HasMaxLength(Reason.MaxLength);
            tenure.Property(t => t.EndEvidence).HasMaxLength(Reference.MaxLength);
            tenure.HasOne<Person>().WithMany().HasForeignKey(t => t.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}

internal sealed class ThirdPartyMapping : IEntityTypeConfiguration<ThirdParty>
{
    public void Configure(EntityTypeBuilder<ThirdParty> thirdParty)
    {
        thirdParty.MapEntity();
        thirdParty.HasSearchName();
        thirdParty.Ignore(t => t.LastDay);
        thirdParty.Property(t => t.Name).HasMaxLength(ThirdParty.NameMaxLength);
        thirdParty.Property(t => t.Service).HasMaxLength(ThirdParty.ServiceMaxLength);
        thirdParty.Property(t => t.ContractReference).HasMaxLength(Reference.MaxLength);
        thirdParty.Property(t => t.SecurityContact).HasMaxLength(ThirdParty.ContactMaxLength);
        thirdParty.Property(t => t.SecurityContactEmail).HasMaxLength(ThirdParty.ContactMaxLength);
        thirdParty.HasOne<Person>().WithMany().HasForeignKey(t => t.OwnerId);
    }
}

internal sealed class ScopeItemMapping : IEntityTypeConfiguration<ScopeItem>
{
    public void Configure(EntityTypeBuilder<ScopeItem> item)
    {
        item.MapEntity();
        item.Property(s => s.Name).HasMaxLength(ScopeItem.NameMaxLength);
    }
}

internal sealed class AssignmentMapping : IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<Assignment> assignment)
    {
        assignment.MapEntity();
        assignment.Ignore(a => a.LastDay);
        assignment.Property(a => a.BackdatedReason).HasMaxLength(Reason.MaxLength);
        assignment.Property(a => a.EndReason).HasMaxLength(Reason.MaxLength);
        assignment.Property(a => a.AppointmentEvidence).HasMaxLength(Reference.MaxLength);
        assignment.Property(a => a.EndEvidence).HasMaxLength(Reference.MaxLength);
        assignment.HasOne<Role>().WithMany().HasForeignKey(a => a.RoleId);
        assignment.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId);
        assignment.HasOne<Position>().WithMany().HasForeignKey(a => a.PositionId);
        assignment.HasOne<ThirdParty>().WithMany().HasForeignKey(a => a.ThirdPartyId);
        assignment.HasOne<ScopeItem>().WithMany().HasForeignKey(a => a.ScopeItemId);
        assignment.HasOne<Assignment>().WithMany().HasForeignKey(a => a.ReplacesId);
        assignment.HasOne<EvidenceFile>().WithMany().HasForeignKey(a => a.AppointmentEvidenceFileId);
        assignment.HasIndex(a => a.EndedOn);
    }
}

internal sealed class EvidenceFileMapping : IEntityTypeConfiguration<EvidenceFile>
{
    public void Configure(EntityTypeBuilder<EvidenceFile> file)
    {
        file.MapEntity();
        file.Property(f => f.FileName).HasMaxLength(EvidenceFile.FileNameMaxLength);
        file.Property(f => f.ContentType).HasMaxLength(50);
        file.Property(f => f.Sha256).HasMaxLength(64);
    }
}
