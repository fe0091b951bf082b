using System.Security.Cryptography;
using System.Text;
using IsmsRoles.Data;

namespace IsmsRoles.Web.Import;

/// <summary>What an import would do to the register as it stands. One of People and Roles is set.</summary>
public sealed record ImportPlan(ImportKind Kind, ImportChoices Choices, PeoplePlan? People, RolesPlan? Roles, IReadOnlyList<string> Notes)
{
    public IReadOnlyList<IPlannedRow> Rows => (IReadOnlyList<IPlannedRow>?)People?.Rows ?? Roles!.Rows;

    public PlanCounts Counts => People?.Counts ?? Roles!.Counts;

    public bool ChangesAnything => Counts.Create + Counts.Update > 0;

    /// <summary>SHA-256 of everything the plan would do, 64 hexadecimal digits: two plans with one fingerprint do the same.</summary>
    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(Choices.ToJson());
        foreach (var row in Rows)
        {
            Add($"{row.Row}|{row.Outcome}|{row.Subject}");
            foreach (var change in row.Changes)
            {
                Add($"{change.Field}\0{change.Old}\0{change.New}");
            }

            Add(string.Join('\0', row.Reasons));
            Add(row switch
            {
                PlannedPerson p => $"{p.ExistingId}|{p.LineManager}",
                PlannedRole r => $"{r.ExistingId}|{r.ReportsTo}|{string.Join(',', r.NewHolders)}",
                _ => "",
            });
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\u0001"));
    }
}
