using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IsmsRoles.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Seals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "SealCertificateId",
                table: "Documents",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SealLevel",
                table: "Documents",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "SealRemark",
                table: "Documents",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.CreateTable(
                name: "SealCertificates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Certificate = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    WrappedKey = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    KeyFileId = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Subject = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Key = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    NotBefore = table.Column<DateTime>(type: "datetime2", nullable: false),
                    NotAfter = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Since = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedBecause = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Revision = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SealCertificates", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_SealCertificateId",
                table: "Documents",
                column: "SealCertificateId");

            migrationBuilder.CreateIndex(
                name: "IX_SealCertificates_Sha256",
                table: "SealCertificates",
                column: "Sha256");

            migrationBuilder.AddForeignKey(
                name: "FK_Documents_SealCertificates_SealCertificateId",
                table: "Documents",
                column: "SealCertificateId",
                principalTable: "SealCertificates",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
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
