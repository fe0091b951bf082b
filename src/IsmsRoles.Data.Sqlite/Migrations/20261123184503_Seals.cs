using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IsmsRoles.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Seals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "SealLevel",
                table: "Documents",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SealRemark",
                table: "Documents",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "SealCertificates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Certificate = table.Column<byte[]>(type: "BLOB", nullable: false),
                    WrappedKey = table.Column<byte[]>(type: "BLOB", nullable: true),
                    KeyFileId = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    NotBefore = table.Column<DateTime>(type: "TEXT", nullable: false),
                    NotAfter = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedBecause = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SealCertificates", x => x.Id);
                });

            // With its foreign key from the start: added later, SQLite would rebuild the table of all PDFs outside a transaction,
            // and an application killed meanwhile would be left with half of this migration.
            migrationBuilder.Sql(
                """ALTER TABLE "Documents" ADD COLUMN "SealCertificateId" TEXT NULL REFERENCES "SealCertificates" ("Id") ON DELETE RESTRICT;""");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_SealCertificateId",
                table: "Documents",
                column: "SealCertificateId");

            migrationBuilder.CreateIndex(
                name: "IX_SealCertificates_Sha256",
                table: "SealCertificates",
                column: "Sha256");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Documents_SealCertificates_SealCertificateId",
                table: "Documents");

            migrationBuilder.DropTable(
                name: "SealCertificates");

            migrationBuilder.DropIndex(
                name: "IX_Documents_SealCertificateId",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "SealCertificateId",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "SealLevel",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "SealRemark",
                table: "Documents");
        }
    }
}
