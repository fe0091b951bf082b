using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.People;
using IsmsRoles.Domain.Roles;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IsmsRoles.Bench.Roles;

/// <summary>A register of a given size, filled through the domain's own verbs: as many assignments as people, spread over the roles.</summary>
internal static class LargeRegister
{
    public const string Email = "bench@example.com";
    public const string Password = "benchmark of roles";

    private const int Batch = 1000;

    public static async Task FillAsync(IServiceProvider services, int roleCount, int peopleCount)
    {
        var ledger = services.GetRequiredService<Ledger>().As("Benchmark");
        var hasher = services.GetRequiredService<IPasswordHasher<Account>>();
        var roleIds = new List<Guid>();
        await ledger.ChangeAsync(change =>
        {
            change.Db.Add(new Organisation(new("Large Organisation", "Everything", "Europe/Berlin")));
            var account = new Account(Email, AccessRight.Manager, person: null);
            account.SetPassword(hasher.HashPassword(account, Password));
            change.Db.Add(account);
            var roles = new List<Role>();
            for (var i = 0; i < roleCount; i++)
            {
                var role = new Role(new(
                    $"Role {i:0000}",
                    $"What role {i} is for.",
                    12,
                    [.. Enumerable.Range(1, 5).Select(n => new ResponsibilityText($"Does duty {n} of role {i} and reports every incident.", "5.3 a, A.5.24"))],
                    [new(AuthorityKind.RequireCompliance, $"Requires compliance in matter {i}")]));
                if (i > 0)
                {
                    role.ReportTo(roles[(i - 1) / 8], new([])); // a tree by construction
                }

                roles.Add(role);
                roleIds.Add(role.Id);
            }

            change.Db.AddRange(roles);
            change.Db.Add(new Designation(DesignationKind.TopManagement, roles[0]));
            return Task.CompletedTask;
        });
        for (var start = 0; start < peopleCount; start += Batch)
        {
            var from = start;
            await ledger.ChangeAsync(async change =>
            {
                var roles = await change.Db.Roles.AsNoTracking().ToDictionaryAsync(r => r.Id);
                for (var i = from; i < Math.Min(from + Batch, peopleCount); i++)
                {
                    var person = new Person(new($"Person Nummer {i:00000}", $"p{i}@example.com", "Specialist", $"Department {i % 40}"), change.Today.AddYears(-1));
                    change.Db.Add(person);
                    change.Db.Add(new Assignment(roles[roleIds[i % roleCount]], Holder.Of(person, null), new(AssignmentKind.Holder, change.Today), [], change.Today, change.Now));
                }
            });
        }
    }

    /// <summary>Any change, so that the standing is worked out anew.</summary>
    public static async Task TouchAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Ledger>().As("Benchmark").ChangeAsync(async change =>
        {
            var role = await change.Db.Roles.FirstAsync();
            role.Edit(role.Texts() with { Purpose = $"Changed at {change.Now:O}." });
        });
    }
}
