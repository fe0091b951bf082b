using IsmsRoles.Domain.Versions;

namespace IsmsRoles.Domain.Tests.Versions;

public sealed class VersionWorkflowTests
{
    // The whole state machine once more, by hand: a dash is a refusal. Columns are the actions in the order of the header.
    private const string Table = """
        from       | Approve   | TakeBack  | ComeIntoForce | Return   | Withdraw  | Supersede  | RecordOnPaper | RefusePaper | SignRevocation | TakeBackRevocation | Revoke
        Submitted  | Submitted | Submitted | InForce       | Returned | Withdrawn | -          | Submitted     | Submitted   | -              | -                  | -
        InForce    | -         | -         | -             | -        | -         | Superseded | -             | -           | InForce        | InForce            | Revoked
        Superseded | -         | -         | -             | -        | -         | -          | -             | -           | -              | -                  | -
        Returned   | -         | -         | -             | -        | -         | -          | -             | -           | -              | -                  | -
        Withdrawn  | -         | -         | -             | -        | -         | -          | -             | -           | -              | -                  | -
        Revoked    | -         | -         | -             | -        | -         | -          | -             | -           | -              | -                  | -
        """;

    [Fact]
    public void The_table_names_every_state_and_every_action()
    {
        var (states, actions, _) = Read();

        Assert.Equal(Enum.GetNames<VersionState>().Order(), states.Order());
        Assert.Equal(Enum.GetNames<VersionAction>().Order(), actions.Order());
    }

    [Theory]
    [MemberData(nameof(EveryStateAndAction))]
    public void Every_action_in_every_state_does_what_the_table_says(VersionState from, VersionAction action, string expected)
    {
        if (expected == "-")
        {
            Assert.Throws<RuleBrokenException>(() => VersionWorkflow.Next(from, action));
        }
        else
        {
            Assert.Equal(expected, VersionWorkflow.Next(from, action).ToString());
        }
    }

    [Fact]
    public void The_page_of_states_is_what_the_workflow_says()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "IsmsRoles.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("IsmsRoles.sln is in no folder above the tests.");
        }

        var page = File.ReadAllText(Path.Combine(folder.FullName, "docs", "states.md")).ReplaceLineEndings("\n");

        Assert.Equal(VersionWorkflow.ToMarkdown(), page);
    }

    public static TheoryData<VersionState, VersionAction, string> EveryStateAndAction()
    {
        var data = new TheoryData<VersionState, VersionAction, string>();
        foreach (var (from, action, expected) in Read().Cells)
        {
            data.Add(Enum.Parse<VersionState>(from), Enum.Parse<VersionAction>(action), expected);
        }

        return data;
    }

    private static (string[] States, string[] Actions, IEnumerable<(string From, string Action, string Expected)> Cells) Read()
    {
        var rows = Table.ReplaceLineEndings("\n").Split('\n').Select(l => l.Split('|', StringSplitOptions.TrimEntries)).ToArray();
        var actions = rows[0][1..];
        return ([.. rows.Skip(1).Select(r => r[0])], actions, rows.Skip(1).SelectMany(r => actions.Select((a, i) => (r[0], a, r[i + 1]))));
    }
}
