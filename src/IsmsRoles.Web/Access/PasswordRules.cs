using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Domain.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace IsmsRoles.Web.Access;

/// <summary>What a new password must be, in sentences beside its field.</summary>
public sealed class PasswordRules(UserManager<Account> accounts)
{
    public const string TooShort = "Use at least 12 characters. A few words together are easy to remember.";

    public string Hash(string password) => accounts.PasswordHasher.HashPassword(null!, password);

    public async Task CheckAsync(string password, string email, ModelStateDictionary errors, string field)
    {
        var account = new Account(email, AccessRight.Member, null); // only to ask the validators about
        foreach (var validator in accounts.PasswordValidators)
        {
            foreach (var error in (await validator.ValidateAsync(accounts, account, password)).Errors)
            {
                errors.AddModelError(field, error.Code switch
                {
                    nameof(IdentityErrorDescriber.PasswordTooShort) => TooShort,
                    nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars) => "Use more different characters: this repeats too few.",
                    _ => "Choose another password.",
                });
            }
        }

        var name = SearchText.Of(email.Split('@')[0]);
        if (name.Length >= 4 && SearchText.Of(password).Contains(name, StringComparison.Ordinal))
        {
            errors.AddModelError(field, "Leave your e-mail address out of the password: it is the first thing others try.");
        }
    }
}
