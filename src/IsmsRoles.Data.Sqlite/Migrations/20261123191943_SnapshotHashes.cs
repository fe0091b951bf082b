using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IsmsRoles.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SnapshotHashes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ContentSha256",
                table: "DailySnapshots",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_DailySnapshots_ContentSha256_Day",
                table: "DailySnapshots",
                columns: new[] { "ContentSha256", "Day" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_DailySnapshots_ContentSha256_Day",
                table: "DailySnapshots");

            migrationBuilder.DropColumn(
                name: "ContentSha256",
                table: "DailySnapshots");
        }
    }
}
