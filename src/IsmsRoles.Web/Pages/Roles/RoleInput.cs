using FluentValidation;
using IsmsRoles.Data;
using IsmsRoles.Domain.Roles;
using IsmsRoles.Domain.Versions.Content;
using IsmsRoles.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace IsmsRoles.Web.Pages.Roles;

/// <summary>What is typed about a role: its text as lines, and whom it reports to.</summary>
public sealed class RoleInput
{
    /// <summary>The revision the form was opened with (rule 12).</summary>
    public int Revision { get; set; }

    public string? Title { get; set; }

    public string? Purpose { get; set; }

    public int? ReviewIntervalMonths { get; set; }

    public PickerInput ReportsToId { get; set; } = new();

    public List<ResponsibilityLine> Responsibilities { get; set; } = [];

    public List<AuthorityLine> Authorities { get; set; } = [];

    public static RoleInput Of(RoleText text, Guid? reportsToId, int revision, RegisterSnapshot register) => new()
    {
        Revision = revision,
        Title = text.Title,
        Purpose = text.Purpose,
        ReviewIntervalMonths = text.ReviewIntervalMonths,
        ReportsToId = RolePicker.Of(register, reportsToId),
        Responsibilities = [.. text.Responsibilities.Select(r => new ResponsibilityLine { Text = r.Text, References = r.References })],
        Authorities = [.. text.Authorities.Select(a => new AuthorityLine
        {
            Text = a.Text,
            Kind = a.Kind,
            Limit = a.Limit,
            Amount = Amounts.Write(a.Amount),
            Currency = a.Currency,
            DelegatedBy = register.Role(a.DelegatedById)?.Title,
        })],
    };

    /// <summary>The text for the domain; what cannot be read gets a sentence beside its line.</summary>
    public RoleText ToText(RegisterSnapshot register, ModelStateDictionary state) => new(
        Title,
        Purpose,
        ReviewIntervalMonths,
        [.. Responsibilities.Select(r => new ResponsibilityText(r.Text, r.References))],
        [.. Authorities.Select((line, i) => line.ToText(register, state, $"Input.Authorities[{i}]."))]);

    public sealed class ResponsibilityLine
    {
        public string? Text { get; set; }

        public string? References { get; set; }
    }

    public sealed class AuthorityLine
    {
        public string? Text { get; set; }

        public AuthorityKind? Kind { get; set; }

        public string? Limit { get; set; }

        public string? Amount { get; set; }

        public string? Currency { get; set; }

        /// <summary>The title of the role that handed the decision over.</summary>
        public string? DelegatedBy { get; set; }

        private bool IsEmpty => new[] { Text, Limit, Amount }.All(string.IsNullOrWhiteSpace);

        internal AuthorityText ToText(RegisterSnapshot register, ModelStateDictionary state, string field)
        {
            if (IsEmpty)
            {
                return new(AuthorityKind.Other, null); // the domain leaves empty lines out
            }

            if (Kind is null)
            {
                state.AddModelError(field + nameof(Kind), "Choose the kind of decision.");
            }

            var amount = Amounts.Read(Amount, out var refusal);
            if (refusal is not null)
            {
                state.AddModelError(field + nameof(Amount), refusal);
            }

            return new(Kind ?? AuthorityKind.Other, Text, Limit, amount, Currency, Delegator(register, state, field + nameof(DelegatedBy)));
        }

        private Guid? Delegator(RegisterSnapshot register, ModelStateDictionary state, string field)
        {
            var title = SearchText.Of(DelegatedBy);
            var found = title.Length == 0 ? [] : register.Roles.Where(r => SearchText.Of(r.Title) == title).ToList();
            if (title.Length > 0 && found.Count != 1)
            {
                state.AddModelError(field, found.Count == 0
                    ? "No role in use has this title. Type the title of the role that handed the decision over."
                    : "More than one role has this title. Give one of them another title first.");
            }

            return found.Count == 1 ? found[0].Id : null;
        }
    }

    internal sealed class Validator : AbstractValidator<RoleInput>
    {
        public Validator()
        {
            RuleFor(i => i.Title).NotEmpty().WithMessage("Give the role a title.");
            RuleFor(i => i.ReviewIntervalMonths).InclusiveBetween(1, 60).WithMessage("Review a role at least every 60 months: enter 1 to 60.");
        }
    }
}
