namespace IsmsRoles.Domain;

/// <summary>Why something was done, in the words of whoever did it.</summary>
public static class Reason
{
    public const int MaxLength = 1000;
}

/// <summary>A reference to something filed elsewhere: minutes, a register extract, a contract.</summary>
public static class Reference
{
    public const int MaxLength = 300;
}
