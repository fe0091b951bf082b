using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IsmsRoles.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class EndingEvidence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "EndEvidence",
                table: "Tenures",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EndReason",
                table: "Tenures",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AbolishEvidence",
                table: "Positions",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AbolishReason",
                table: "Positions",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "EndEvidence",
                table: "Tenures");

            migrationBuilder.DropColumn(
                name: "EndReason",
                table: "Tenures");

            migrationBuilder.DropColumn(
                name: "AbolishEvidence",
                table: "Positions");

            migrationBuilder.DropColumn(
                name: "AbolishReason",
                table: "Positions");
        }
    }
}
