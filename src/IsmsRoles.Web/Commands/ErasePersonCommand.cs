using System.CommandLine;
using IsmsRoles.Data;
using IsmsRoles.Data.Erasing;
using IsmsRoles.Data.Verification;
using IsmsRoles.Domain;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Commands;

/// <summary><c>erase-person PERSON-ID --reason TEXT [--yes]</c>: says what goes and what stays; with --yes, erases it.</summary>
internal static class ErasePersonCommand
{
    public static Command Create(string[] args)
    {
        var id = new Argument<Guid>("PERSON-ID") { Description = "The identifier at the end of their page's address." };
        var reason = new Option<string>("--reason") { HelpName = "TEXT", Description = "Why; it stays on record, so it must not name the person.", Required = true };
        var yes = new Option<bool>("--yes") { Description = "Erase. Without it the command only says what would go and what would stay." };
        var command = new Command("erase-person", "Erase the personal data of somebody who has left; what was signed stays.") { id, reason, yes };
        command.SetAction((parsed, cancellation) => RegisterCommand.RunAsync(
            args, services => EraseAsync(services, parsed.GetValue(id), parsed.GetValue(reason)!, parsed.GetValue(yes), cancellation), cancellation));
        return command;
    }

    private static async Task<int> EraseAsync(IServiceProvider services, Guid id, string reason, bool confirmed, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<RegisterDbContext>();
        var clock = services.GetRequiredService<TimeProvider>();
        var now = clock.GetUtcNow().UtcDateTime;
        var zone = await db.Organisations.Select(o => o.TimeZoneId).SingleOrDefaultAsync(cancellation);
        if (zone is null || await PersonErasure.PlanAsync(db, id, now, OrganisationTime.DayOf(now, zone), cancellation) is not { } plan)
        {
            return await RegisterCommand.RefuseAsync($"There is no person {id}.");
        }

        Console.WriteLine($"Personal data of {plan.Person.Name}");
        Tell("What goes:", plan.Goes);
        Tell("What stays, and why:", plan.Stays);
        if (plan.Obstacles.Count > 0)
        {
            return await RegisterCommand.RefuseAsync(string.Join(Environment.NewLine, plan.Obstacles));
        }

        if (!confirmed)
        {
            return await RegisterCommand.RefuseAsync("Nothing was erased. Say --yes to erase it for ever.");
        }

        return await EraseVerifiedAsync(services, id, reason, db, clock, cancellation);
    }

    private static async Task<int> EraseVerifiedAsync(IServiceProvider services, Guid id, string reason, RegisterDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        var before = await RegisterVerification.RunAsync(db, clock, cancellation);
        if (!before.IsWhole)
        {
            return await RegisterCommand.RefuseAsync($"The audit trail does not verify, so nothing is erased: {string.Join(" ", before.Faults)}");
        }

        try
        {
            await services.GetRequiredService<Ledger>().As(SystemNames.Command)
                .ChangeAsync(change => PersonErasure.EraseAsync(change, id, reason, cancellation), cancellation);
        }
        catch (RuleBrokenException e)
        {
            return await RegisterCommand.RefuseAsync(e.Message);
        }

        if (services.GetService<IRegisterFile>() is { } file)
        {
            await file.SettleErasedAsync(cancellation);
        }

        var after = await RegisterVerification.RunAsync(db, clock, cancellation);
        if (!after.IsWhole)
        {
            return await RegisterCommand.RefuseAsync($"It was erased, but the audit trail does not verify any more: {string.Join(" ", after.Faults)}");
        }

        Console.WriteLine($"It was erased. The chain verified before ({before.Chain.Through:N0} events) and after ({after.Chain.Through:N0} events); its head is {after.Chain.Head}.");
        return 0;
    }

    private static void Tell(string title, IReadOnlyList<string> lines)
    {
        Console.WriteLine();
        Console.WriteLine(title);
        foreach (var line in lines)
        {
            Console.WriteLine($"  - {line}");
        }
    }
}
