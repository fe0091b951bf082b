using Microsoft.AspNetCore.Mvc;

namespace IsmsRoles.Web.Hosting;

/// <summary>Sentences for what cannot be read as a number, a date or a choice. None repeats what was typed: it stands in the field.</summary>
internal static class BindingMessages
{
    private const string Unreadable = "This cannot be read. Check what is typed here, or choose again.";

    public static void Set(MvcOptions mvc)
    {
        var messages = mvc.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => Unreadable);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => Unreadable);
        messages.SetValueIsInvalidAccessor(_ => Unreadable);
        messages.SetUnknownValueIsInvalidAccessor(_ => Unreadable);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => Unreadable);
        messages.SetValueMustBeANumberAccessor(_ => "Enter a number, in digits.");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Enter a number, in digits.");
        messages.SetValueMustNotBeNullAccessor(_ => "Fill this in.");
        messages.SetMissingBindRequiredValueAccessor(_ => "Fill this in.");
        messages.SetMissingKeyOrValueAccessor(() => "Fill this in.");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "Nothing was sent.");
    }
}
