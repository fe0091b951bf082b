using IsmsRoles.Domain.Audit.Events;
using IsmsRoles.Domain.Roles;

namespace IsmsRoles.Domain.Tests.Roles;

public sealed class RoleTests
{
    private readonly Role _role = new(new("Risk owner", null, null, [new("One", "5.3 b"), new("Two"), new("Three")], [new(AuthorityKind.Spend, "Buy", Amount: 100, Currency: "EUR")]));

    [Fact]
    public void Responsibilities_keep_the_order_they_were_given()
    {
        _role.Edit(_role.Texts() with { Responsibilities = [new("Three"), new("New"), new("One", "5.3 b")] });

        Assert.Equal(["Three", "New", "One"], _role.Texts().Responsibilities.Select(r => r.Text));
        Assert.Equal([1, 2, 3], _role.Responsibilities.Select(r => r.Number));
    }

    [Fact]
    public void Handing_back_what_was_read_changes_nothing_and_leaves_no_event()
    {
        var before = (_role.Raised.Count, _role.Revision);

        _role.Edit(_role.Texts());

        Assert.Equal(before, (_role.Raised.Count, _role.Revision));
    }

    [Fact]
    public void Every_edit_counts_and_tells_what_changed()
    {
        _role.Edit(_role.Texts() with { Title = "Risk lead", ReviewIntervalMonths = 6 });

        Assert.Equal(2, _role.Revision);
        Assert.Equal(["Title", "Review interval"], Assert.IsType<RoleEdited>(_role.Raised[^1].What).Changes.Select(c => c.Field));
    }

    [Fact]
    public void A_clause_moved_from_the_text_into_the_references_is_kept()
    {
        _role.Edit(_role.Texts() with { Responsibilities = [new("Report (5.3 b)")] });
        _role.Edit(_role.Texts() with { Responsibilities = [new("Report", "5.3 b")] });

        Assert.Equal(new("Report", "5.3 b"), Assert.Single(_role.Texts().Responsibilities));
    }

    [Fact]
    public void A_delegating_role_is_kept_even_when_nothing_else_changed()
    {
        var by = Guid.NewGuid();
        _role.Edit(_role.Texts() with { Title = "Risk lead", Authorities = [_role.Texts().Authorities[0] with { DelegatedById = by }] });

        Assert.Equal(by, Assert.Single(_role.Authorities).DelegatedById);
        Assert.Contains(Assert.IsType<RoleEdited>(_role.Raised[^1].What).Changes, c => c.Field == "Authority delegated by");
    }

    [Fact]
    public void Empty_lines_are_left_out_and_a_refusal_still_names_the_line_as_typed()
    {
        _role.Edit(_role.Texts() with { Responsibilities = [new(" "), new("One")] });
        Assert.Equal("One", Assert.Single(_role.Responsibilities).Text);

        Assert.Equal("Responsibilities[2].Text", Refused.AtField(() =>
            _role.Edit(_role.Texts() with { Responsibilities = [new("One"), new(""), new("", "5.3 b")] })));
    }

    [Theory]
    [InlineData("5.3 b, A.5.24", "5.3 b, A.5.24")]
    [InlineData("5.3b ; 6.1.2 c;5.3b", "5.3b, 6.1.2 c")]
    [InlineData("A.5 , 9.2.2", "A.5, 9.2.2")]
    public void References_are_clauses_and_controls(string typed, string kept)
    {
        _role.Edit(_role.Texts() with { Responsibilities = [new("One", typed)] });

        Assert.Equal(kept, Assert.Single(_role.Responsibilities).References);
    }

    [Theory]
    [InlineData("B.5.24")]
    [InlineData("five")]
    [InlineData("5.3 bb")]
    [InlineData("٥.٣")]
    [InlineData("A.5.24\u202e")]
    public void Anything_else_is_no_reference(string typed) =>
        Assert.Equal("Responsibilities[0].References", Refused.AtField(() => _role.Edit(_role.Texts() with { Responsibilities = [new("One", typed)] })));

    [Theory]
    [InlineData(-1L, "EUR", "Authorities[0].Amount")]
    [InlineData(long.MaxValue, "EUR", "Authorities[0].Amount")]
    [InlineData(5L, null, "Authorities[0].Currency")]
    [InlineData(5L, "EURO", "Authorities[0].Currency")]
    [InlineData(5L, "€", "Authorities[0].Currency")]
    public void An_amount_is_whole_not_negative_and_in_a_currency(long amount, string? currency, string field) =>
        Assert.Equal(field, Refused.AtField(() => _role.Edit(_role.Texts() with { Authorities = [new(AuthorityKind.Spend, "Buy", Amount: amount, Currency: currency)] })));

    [Theory]
    [InlineData(0)]
    [InlineData(61)]
    public void A_review_interval_is_1_to_60_months(int months) =>
        Assert.Equal("ReviewIntervalMonths", Refused.AtField(() => _role.Edit(_role.Texts() with { ReviewIntervalMonths = months })));

    [Fact]
    public void A_role_delegates_nothing_to_itself() =>
        Assert.Equal("Authorities", Refused.AtField(() => _role.Edit(_role.Texts() with { Authorities = [new(AuthorityKind.Other, "Decide", DelegatedById: _role.Id)] })));

    [Fact]
    public void A_role_has_a_title() => Assert.Equal("Title", Refused.AtField(() => new Role(new(" ", null, null, [], []))));

    [Fact]
    public void A_role_in_use_is_not_retired_and_the_refusal_says_what_uses_it()
    {
        var sentence = Refused.Because(() => _role.Retire(Company.FirstDay, "unused", new(["Analyst"], 2, ["Internal audit (9.2)"], ["Buyer"])));

        Assert.Equal("Risk owner cannot be retired yet: it has 2 open assignments; Analyst reports to it; it delegates authority to Buyer; it is designated for Internal audit (9.2). Change that first.", sentence);
    }

    [Fact]
    public void Retiring_and_reinstating_need_a_reason_and_a_retired_role_is_not_edited()
    {
        Assert.Equal("Reason", Refused.AtField(() => _role.Retire(Company.FirstDay, " ", new([], 0, [], []))));
        _role.Retire(Company.FirstDay, "unused", new([], 0, [], []));
        Assert.Contains("retired on 2 March 2026", Refused.Because(() => _role.Edit(_role.Texts() with { Title = "Other" })));
        Assert.Equal("Reason", Refused.AtField(() => _role.Reinstate(null)));
        _role.Reinstate("needed");

        Assert.False(_role.IsRetired);
    }

    [Fact]
    public void A_retired_role_is_designated_for_nothing()
    {
        _role.Retire(Company.FirstDay, "unused", new([], 0, [], []));

        Assert.Equal("RoleId", Refused.AtField(() => new Designation(DesignationKind.InternalAudit, _role)));
    }
}
