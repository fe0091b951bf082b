using FluentValidation;
using IsmsRoles.Data.Accounts;

namespace IsmsRoles.Web.Access;

/// <summary>What somebody is asked again for, as pages and refusals name it.</summary>
/// <param name="Verb">"Revoke": on the button of the passkey.</param>
/// <param name="Done">"revoked": nothing was, when it is refused.</param>
/// <param name="IsDestructive">Its button warns.</param>
public sealed record Deed(string Verb, string Done, bool IsDestructive = false)
{
    public static Deed Sign { get; } = new("Sign", "signed");

    public static Deed Revoke { get; } = new("Revoke", "revoked", IsDestructive: true);

    public static Deed Confirm { get; } = new("Confirm", "confirmed");

    public static Deed Refuse { get; } = new("Refuse", "refused", IsDestructive: true);

    public string Nothing => $"Nothing was {Done}.";
}

/// <summary>
/// What a form posts besides its own fields where it asks again who is there (rule 8); <c>_AskedAgain</c> draws it. Either
/// a passkey answers, or the password does, with a code where the account has a second factor.
/// </summary>
public abstract class AskedAgain
{
    public string? Password { get; set; }

    /// <summary>From the authenticator, or a recovery code; asked for where the account has a second factor.</summary>
    public string? Code { get; set; }

    /// <summary>The passkey's answer to the challenge of this page, as JSON (WebAuthn level 3).</summary>
    public string? Passkey { get; set; }

    internal abstract Deed Deed { get; }

    internal bool IsByPasskey => !string.IsNullOrEmpty(Passkey);
}

internal sealed class AskedAgainValidator : AbstractValidator<AskedAgain>
{
    public AskedAgainValidator() => When(i => !i.IsByPasskey, () =>
    {
        RuleFor(i => i.Password).NotEmpty().WithMessage(i => $"Enter your password: nothing is {i.Deed.Done} without it.");
        RuleFor(i => i.Code).MaximumLength(50).WithMessage("No code is as long as this.");
    });
}

/// <summary>Which second factors an account has.</summary>
public sealed record OwnFactors(bool HasAuthenticator, bool HasPasskey)
{
    /// <summary>The password alone does not do.</summary>
    public bool AreAny => HasAuthenticator || HasPasskey;

    internal static OwnFactors Of(IReadOnlyCollection<SecondFactorKind> kinds) =>
        new(kinds.Contains(SecondFactorKind.Authenticator), kinds.Contains(SecondFactorKind.Passkey));
}
