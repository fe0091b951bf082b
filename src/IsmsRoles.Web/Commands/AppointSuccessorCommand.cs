using System.CommandLine;
using IsmsRoles.Data;
using IsmsRoles.Data.Registers;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Evidence;
using IsmsRoles.Domain.Versions;
using IsmsRoles.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Commands;

/// <summary>
/// <c>appoint-successor PERSON-ID --evidence FILE --reference TEXT --reason TEXT</c>: puts a successor signatory there
/// without confirmations (rule 5 c), for a company in which too few accounts are left. The audit trail says that it was a
/// command on the server.
/// </summary>
internal static class AppointSuccessorCommand
{
    public static Command Create(string[] args)
    {
        var person = new Argument<Guid>("PERSON-ID") { Description = "The successor's identifier: the last part of the address of their page." };
        var evidence = new Option<FileInfo>("--evidence") { Description = "The file that shows the appointment: PDF, PNG or JPEG.", Required = true };
        var reference = new Option<string>("--reference") { Description = "What the evidence is, as printed in the document.", Required = true };
        var reason = new Option<string>("--reason") { Description = "Why a successor signs.", Required = true };
        var command = new Command("appoint-successor", "Let a successor sign the next version because too few of top management are left, and end.") { person, evidence, reference, reason };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var app = WebServer.Build(args, demo: false);
            return await AppointAsync(
                app.Services, parsed.GetValue(person), parsed.GetValue(evidence)!, parsed.GetValue(reference), parsed.GetValue(reason), cancellation);
        });
        return command;
    }

    /// <returns>0, or 1 with a sentence on standard error.</returns>
    private static async Task<int> AppointAsync(
        IServiceProvider services, Guid personId, FileInfo evidence, string? reference, string? reason, CancellationToken cancellation)
    {
        if (!evidence.Exists)
        {
            return await RefuseAsync($"There is no file {evidence.Name}.");
        }

        var content = await File.ReadAllBytesAsync(evidence.FullName, cancellation);
        await using var scope = services.CreateAsyncScope();
        var ledger = scope.ServiceProvider.GetRequiredService<Ledger>().As("Command on the server");
        try
        {
            var name = await ledger.ChangeAsync(
                async change =>
                {
                    var person = await change.Db.People.SingleOrDefaultAsync(p => p.Id == personId, cancellation)
                        ?? throw new RuleBrokenException("Nobody in the register has this identifier.");
                    var situation = (await SigningSituations.LoadAsync(change, cancellation)).WithPerson(person);
                    var file = new EvidenceFile(evidence.Name, content, change.Now);
                    change.Db.SuccessorSignatories.Add(SuccessorSignatory.AppointByCommand(change.Actor, person, new(reference, reason, file), situation));
                    change.Db.EvidenceFiles.Add(file);
                    return person.Name;
                },
                cancellation);
            Console.WriteLine($"{name} may sign the next version as successor signatory. The audit trail says that this was done by a command on the server.");
            return 0;
        }
        catch (RuleBrokenException refusal)
        {
            return await RefuseAsync(refusal.Message);
        }
    }

    private static async Task<int> RefuseAsync(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return 1;
    }
}
