namespace IsmsRoles.Web.Import;

/// <summary>A whole file that cannot be imported. The message is a sentence for the user that says how to mend it.</summary>
public sealed class ImportRefusedException : Exception
{
    public ImportRefusedException()
    {
    }

    public ImportRefusedException(string message)
        : base(message)
    {
    }

    public ImportRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
