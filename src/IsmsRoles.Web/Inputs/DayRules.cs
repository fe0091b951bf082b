using FluentValidation;

namespace IsmsRoles.Web.Inputs;

/// <summary>The shape of a typed day: there, and in a year somebody can have meant.</summary>
internal static class DayRules
{
    private const string OutOfRange = "Give a day between the years 1900 and 2199.";

    /// <param name="sentence">What is asked of whoever left it empty.</param>
    public static void MustBeADay<T>(this IRuleBuilderInitial<T, DateOnly?> day, string sentence) => day
        .Cascade(CascadeMode.Stop)
        .NotNull().WithMessage(sentence)
        .Must(IsThinkable).WithMessage(OutOfRange);

    public static void MayBeADay<T>(this IRuleBuilder<T, DateOnly?> day) => day
        .Must(IsThinkable).WithMessage(OutOfRange);

    // Not InclusiveBetween: in the browser its range is taken for numbers, and every day would be refused.
    private static bool IsThinkable(DateOnly? day) => day is null or { Year: >= 1900 and <= 2199 };
}
