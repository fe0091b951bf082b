using Microsoft.Data.SqlClient;

namespace IsmsRoles.Data.SqlServer;

/// <summary>
/// SQL Server's error numbers: messages are for people, and come in the server's language. A command that ran out of time
/// (-2) or lost its connection is not run again: it may have been the commit, and then the change would be made twice.
/// </summary>
public sealed class SqlServerErrors : IDatabaseErrors
{
    private const int Deadlock = 1205;
    private const int LockTimeout = 1222;
    private const int DuplicateInIndex = 2601;
    private const int DuplicateInConstraint = 2627;

    public bool IsPassing(Exception exception) => Has(exception, Deadlock, LockTimeout);

    public bool IsDuplicate(Exception exception) => Has(exception, DuplicateInIndex, DuplicateInConstraint);

    // One exception carries every error of its batch, among them that the statement was ended.
    private static bool Has(Exception? exception, params ReadOnlySpan<int> numbers)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is SqlException sql)
            {
                foreach (SqlError error in sql.Errors)
                {
                    if (numbers.Contains(error.Number))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }
}
