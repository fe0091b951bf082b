using System.Reflection;
using IsmsRoles.Data.SqlServer;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Tests.Databases;

public sealed class SqlServerErrorsTests
{
    private readonly SqlServerErrors _errors = new();

    [Theory]
    [InlineData(1205)] // chosen as the victim of a deadlock
    [InlineData(1222)] // a lock was not given in time
    public void A_command_that_only_met_another_is_run_again(int number)
    {
        Assert.True(_errors.IsPassing(Error(number)));
        Assert.True(_errors.IsPassing(new DbUpdateException("saving", Error(number))));
        Assert.False(_errors.IsDuplicate(Error(number)));
    }

    [Theory]
    [InlineData(2601)] // a unique index
    [InlineData(2627)] // a unique constraint or a primary key
    public void A_key_that_is_there_already_is_a_duplicate(int number)
    {
        Assert.True(_errors.IsDuplicate(new DbUpdateException("saving", Error(number, 3621)))); // 3621: the statement was ended
        Assert.True(_errors.IsDuplicate(Error(3621, number)));
        Assert.False(_errors.IsPassing(Error(number)));
    }

    [Theory]
    [InlineData(547)] // a foreign key or a check
    [InlineData(SqlServerTriggers.Refusal)]
    [InlineData(-2)] // out of time: it may have been the commit, so it must not run again
    [InlineData(10054)] // the connection was lost: so may this
    public void Anything_else_is_neither(int number)
    {
        Assert.False(_errors.IsPassing(Error(number)));
        Assert.False(_errors.IsDuplicate(Error(number)));
    }

    [Fact]
    public void Messages_say_nothing() => Assert.False(_errors.IsPassing(new InvalidOperationException("deadlock 1205")));

    // The client makes these itself and lets nobody else make one.
    private static SqlException Error(params int[] numbers)
    {
        const BindingFlags hidden = BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
        var errors = (SqlErrorCollection)Activator.CreateInstance(typeof(SqlErrorCollection), nonPublic: true)!;
        var make = typeof(SqlError).GetConstructors(hidden).OrderBy(c => c.GetParameters().Length).First(c => c.GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(int));
        foreach (var number in numbers)
        {
            object?[] values = [.. make.GetParameters().Select((p, i) => i == 0 ? number
                : p.ParameterType == typeof(string) ? "någonting på serverns språk"
                : p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType) : null)];
            typeof(SqlErrorCollection).GetMethod("Add", hidden, [typeof(SqlError)])!.Invoke(errors, [make.Invoke(values)]);
        }

        var create = typeof(SqlException).GetMethod("CreateException", hidden, [typeof(SqlErrorCollection), typeof(string)])!;
        return (SqlException)create.Invoke(null, [errors, "16.0.0"])!;
    }
}
