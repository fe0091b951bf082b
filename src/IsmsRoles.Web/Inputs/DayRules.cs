using FluentValidation;

namespace IsmsRoles.Web.Inputs;

/// <summary>The shape of a typed day: there, and in a year somebody can have meant.</summary>
internal static class DayRules
{
    private const string NotMeant = "Give a day between the years 1900 and 2199.";

    private static readonly DateOnly First = new(1900, 1, 1);
    private static readonly DateOnly Last = new(2199, 12, 31);

    /// <param name="sentence">What is asked of whoever left it empty.</param>
    public static void MustBeADay<T>(this IRuleBuilderInitial<T, DateOnly?> day, string sentence) => day
        .Cascade(CascadeMode.Stop)
        .NotNull().WithMessage(sentence)
        .Must(IsMeant).WithMessage(NotMeant);

    public static void MayBeADay<T>(this IRuleBuilder<T, DateOnly?> day) => day.Must(IsMeant).WithMessage(NotMeant);

    // Not InclusiveBetween: the browser's copy of that rule takes days for numbers and refuses every one.
    private static bool IsMeant(DateOnly? day) => day is null || (day >= First && day <= Last);
}
