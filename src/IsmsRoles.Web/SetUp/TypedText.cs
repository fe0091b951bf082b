using System.Globalization;
using System.Net.Mail;
using FluentValidation;
using IsmsRoles.Domain;
using IsmsRoles.Domain.People;

namespace IsmsRoles.Web.SetUp;

/// <summary>
/// What the domain would refuse about a text, said beside the field it was typed in: set-up asks for two names and several
/// addresses at once, and the domain knows only that one of them is wrong.
/// </summary>
internal static class TypedText
{
    public static IRuleBuilderOptionsConditions<T, string?> Typed<T>(this IRuleBuilder<T, string?> rule, int maxLength, string missing, bool lines = false) =>
        rule.Custom((value, context) => Check(value, maxLength, missing, lines, context.AddFailure));

    public static IRuleBuilderOptionsConditions<T, string?> Address<T>(this IRuleBuilder<T, string?> rule, string missing) =>
        rule.Custom((value, context) =>
        {
            if (Check(value, Person.EmailMaxLength, missing, lines: false, context.AddFailure) is { } address
                && (!MailAddress.TryCreate(address, out var parsed) || parsed.Address != address))
            {
                context.AddFailure("This is not an e-mail address such as ana.ruiz@example.com.");
            }
        });

    private static string? Check(string? value, int maxLength, string missing, bool lines, Action<string> refuse)
    {
        try
        {
            return Text.Required(value, maxLength, missing, "", lines);
        }
        catch (RuleBrokenException refusal)
        {
            refuse(refusal.Message);
            return null;
        }
    }
}
