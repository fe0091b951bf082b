using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Domain;
using IsmsRoles.Domain.Organisations;
using IsmsRoles.Domain.People;
using IsmsRoles.Web.SetUp;
using IsmsRoles.Web.StartingSets;

namespace IsmsRoles.Web.Pages.SetUp;

/// <summary>What is typed at set-up.</summary>
public sealed class SetUpInput
{
    public string? Code { get; set; }

    public string? Organisation { get; set; }

    public string? Scope { get; set; }

    public string? TimeZone { get; set; }

    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? JobTitle { get; set; }

    public string? Password { get; set; }

    public string? PasswordAgain { get; set; }

    /// <summary>The first administrator is a member of top management too.</summary>
    public bool IsTopManagement { get; set; }

    public string? Evidence { get; set; }

    /// <summary>Members of top management other than the first administrator; empty lines do not count.</summary>
    public List<Member> Members { get; set; } = [];

    public string? StartingSet { get; set; }

    /// <summary>After validation: what set-up writes.</summary>
    public InitialRegister ToRegister(string passwordHash) => new(
        new(Organisation, Scope, TimeZone),
        new(Name, Email, JobTitle, IsTopManagement ? Evidence : null),
        passwordHash,
        [.. Members.Where(m => !m.IsEmpty).Select(m => new InitialPerson(m.Name, m.Email, m.JobTitle, m.Evidence))],
        StartingSets.StartingSet.Find(StartingSet)!);

    /// <summary>One line of the list of top management.</summary>
    public sealed class Member
    {
        public string? Name { get; set; }

        public string? Email { get; set; }

        public string? JobTitle { get; set; }

        public string? Evidence { get; set; }

        public bool IsEmpty => string.IsNullOrWhiteSpace(Name + Email + JobTitle + Evidence);
    }

    internal sealed class Validator : AbstractValidator<SetUpInput>
    {
        public Validator()
        {
            RuleFor(i => i.Code).NotEmpty().WithMessage("Enter the one-time code from the console.");
            RuleFor(i => i.Organisation).Typed(Domain.Organisations.Organisation.NameMaxLength, "Give the organisation's name.");
            RuleFor(i => i.Scope).Typed(Domain.Organisations.Organisation.ScopeMaxLength, "Say what the ISMS covers, as on the certificate.", lines: true);
            RuleFor(i => i.TimeZone)
                .Must(id => TimeZones.All.Contains(id, StringComparer.Ordinal))
                .WithMessage("Choose the time zone the organisation counts its days in.");
            RuleFor(i => i.Name).Typed(Person.NameMaxLength, "Give your name as it should be printed.");
            RuleFor(i => i.Email).Address("Give the e-mail address you will sign in with.");
            RuleFor(i => i.JobTitle).Typed(Person.JobTitleMaxLength, "Give your job title as it should be printed.");
            RuleFor(i => i.Password).NotEmpty().WithMessage("Choose a password.");
            RuleFor(i => i.PasswordAgain)
                .Equal(i => i.Password)
                .When(i => !string.IsNullOrEmpty(i.Password))
                .WithMessage("The two passwords differ. Type the same one twice.");
            RuleFor(i => i.Evidence)
                .Typed(Reference.MaxLength, "Say what shows that you are top management, such as a register extract or minutes.")
                .When(i => i.IsTopManagement);
            RuleForEach(i => i.Members).SetValidator(new MemberValidator());
            RuleFor(i => i.Members)
                .Must((input, members) => input.IsTopManagement || members.Any(m => !m.IsEmpty))
                .WithMessage("Enter at least one member of top management, or tick that you are one: somebody must be able to sign the first version.");
            RuleFor(i => i.Members).Custom(RefuseSameAddress);
            RuleFor(i => i.StartingSet)
                .Must(key => StartingSets.StartingSet.Find(key) is not null)
                .WithMessage("Choose the roles to start from.");
        }

        // Each person has an account, and an account is known by its address.
        private static void RefuseSameAddress(List<Member> members, ValidationContext<SetUpInput> context)
        {
            HashSet<string> known = [Normal(context.InstanceToValidate.Email)];
            foreach (var (index, member) in members.Index().Where(m => !string.IsNullOrWhiteSpace(m.Item.Email)))
            {
                if (Normal(member.Email) == Normal(context.InstanceToValidate.Email))
                {
                    context.AddFailure($"Members[{index}].Email", "This is your own address. Remove the line and tick “I am a member of top management” instead.");
                }
                else if (!known.Add(Normal(member.Email)))
                {
                    context.AddFailure($"Members[{index}].Email", "This address stands in another line too. Each member needs their own to sign with.");
                }
            }
        }

        private static string Normal(string? email) => Data.Accounts.Account.Normal(email ?? "");
    }

    private sealed class MemberValidator : AbstractValidator<Member>
    {
        public MemberValidator() => When(m => !m.IsEmpty, () =>
        {
            RuleFor(m => m.Name).Typed(Person.NameMaxLength, "Give this member's name.");
            RuleFor(m => m.Email).Address("Give this member's e-mail address: they sign in with it.");
            RuleFor(m => m.JobTitle).Typed(Person.JobTitleMaxLength, "Give this member's job title.");
            RuleFor(m => m.Evidence).Typed(Reference.MaxLength, "Say what shows the appointment, such as a register extract or minutes.");
        });
    }
}
