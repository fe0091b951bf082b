namespace IsmsRoles.Domain.People;

/// <summary>What is written about a person and edited as one.</summary>
/// <param name="EmployerId">The third party who employs them; null means us.</param>
/// <param name="TermsReference">Reference to the terms of employment that hold their security duties (A.6.2).</param>
/// <param name="ExternalReference">Their number in the HR system; text, so that leading zeros stay.</param>
public sealed record PersonDetails(
    string? Name,
    string? Email = null,
    string? JobTitle = null,
    string? Department = null,
    Guid? LineManagerId = null,
    Guid? EmployerId = null,
    string? TermsReference = null,
    string? ExternalReference = null);

/// <summary>One dated period of a person with us; re-hiring begins a new one.</summary>
public sealed class EmploymentPeriod
{
    private EmploymentPeriod()
    {
    }

    internal EmploymentPeriod(int number, DateOnly from) => (Number, From) = (number, from);

    public int Number { get; private init; }

    public DateOnly From { get; internal set; }

    /// <summary>The last day, inside the period; null while open.</summary>
    public DateOnly? Until { get; internal set; }

    public bool Covers(DateOnly day) => Days.Covers(From, Until, day);
}
