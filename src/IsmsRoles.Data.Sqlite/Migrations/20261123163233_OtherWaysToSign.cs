using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IsmsRoles.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class OtherWaysToSign : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "CorrectsNumber",
                table: "Versions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WhatWasWrong",
                table: "Versions",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "DecidedOn",
                table: "Approvals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PaperRecordNumber",
                table: "Approvals",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PaperRecords",
                columns: table => new
                {
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    VersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Quoted = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    ScanFileId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ScanSha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    MemberIds = table.Column<string>(type: "TEXT", nullable: false),
                    RecordedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordedByAccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaperRecords", x => new { x.VersionId, x.Number });
                    table.ForeignKey(
                        name: "FK_PaperRecords_EvidenceFiles_ScanFileId",
                        column: x => x.ScanFileId,
                        principalTable: "EvidenceFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaperRecords_People_RecordedById",
                        column: x => x.RecordedById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaperRecords_Versions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "Versions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PaperRulings",
                columns: table => new
                {
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    VersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    IsConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AuthenticatedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaperRulings", x => new { x.VersionId, x.Number });
                    table.ForeignKey(
                        name: "FK_PaperRulings_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaperRulings_Versions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "Versions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RevocationSignatures",
                columns: table => new
                {
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    VersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PrintedName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    JobTitle = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    AuthenticatedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RevocationSignatures", x => new { x.VersionId, x.Number });
                    table.ForeignKey(
                        name: "FK_RevocationSignatures_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RevocationSignatures_Versions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "Versions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SuccessorSignatories",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    EvidenceReference = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    EvidenceFileId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EvidenceSha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    EntryReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    AfterNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EnteredOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EnteredById = table.Column<Guid>(type: "TEXT", nullable: true),
                    EnteredByAccountId = table.Column<Guid>(type: "TEXT", nullable: true),
                    EnteredByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SuccessorSignatories", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SuccessorSignatories_EvidenceFiles_EvidenceFileId",
                        column: x => x.EvidenceFileId,
                        principalTable: "EvidenceFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SuccessorSignatories_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SuccessorDecisions",
                columns: table => new
                {
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    SuccessorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsConfirmation = table.Column<bool>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AuthenticatedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SuccessorDecisions", x => new { x.SuccessorId, x.Number });
                    table.ForeignKey(
                        name: "FK_SuccessorDecisions_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SuccessorDecisions_SuccessorSignatories_SuccessorId",
                        column: x => x.SuccessorId,
                        principalTable: "SuccessorSignatories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Versions_CorrectsNumber",
                table: "Versions",
                column: "CorrectsNumber");

            migrationBuilder.CreateIndex(
                name: "IX_PaperRecords_RecordedById",
                table: "PaperRecords",
                column: "RecordedById");

            migrationBuilder.CreateIndex(
                name: "IX_PaperRecords_ScanFileId",
                table: "PaperRecords",
                column: "ScanFileId");

            migrationBuilder.CreateIndex(
                name: "IX_PaperRulings_PersonId",
                table: "PaperRulings",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_PaperRulings_VersionId_RecordNumber",
                table: "PaperRulings",
                columns: new[] { "VersionId", "RecordNumber" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RevocationSignatures_PersonId",
                table: "RevocationSignatures",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_SuccessorDecisions_PersonId",
                table: "SuccessorDecisions",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_SuccessorDecisions_SuccessorId_PersonId_IsConfirmation",
                table: "SuccessorDecisions",
                columns: new[] { "SuccessorId", "PersonId", "IsConfirmation" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SuccessorSignatories_AfterNumber",
                table: "SuccessorSignatories",
                column: "AfterNumber");

            migrationBuilder.CreateIndex(
                name: "IX_SuccessorSignatories_EvidenceFileId",
                table: "SuccessorSignatories",
                column: "EvidenceFileId");

            migrationBuilder.CreateIndex(
                name: "IX_SuccessorSignatories_PersonId",
                table: "SuccessorSignatories",
                column: "PersonId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PaperRecords");

            migrationBuilder.DropTable(
                name: "PaperRulings");

            migrationBuilder.DropTable(
                name: "RevocationSignatures");

            migrationBuilder.DropTable(
                name: "SuccessorDecisions");

            migrationBuilder.DropTable(
                name: "SuccessorSignatories");

            migrationBuilder.DropIndex(
                name: "IX_Versions_CorrectsNumber",
                table: "Versions");

            migrationBuilder.DropColumn(
                name: "CorrectsNumber",
                table: "Versions");

            migrationBuilder.DropColumn(
                name: "WhatWasWrong",
                table: "Versions");

            migrationBuilder.DropColumn(
                name: "DecidedOn",
                table: "Approvals");

            migrationBuilder.DropColumn(
                name: "PaperRecordNumber",
                table: "Approvals");
        }
    }
}
