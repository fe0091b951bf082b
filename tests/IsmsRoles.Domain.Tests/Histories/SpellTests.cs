using IsmsRoles.Domain.Access;
using IsmsRoles.Domain.Assignments;
using IsmsRoles.Domain.Histories;
using IsmsRoles.Domain.People;

namespace IsmsRoles.Domain.Tests.Histories;

public sealed class SpellTests
{
    private static readonly DateOnly Day = Company.FirstDay;
    private readonly Company _company = Company.WithDirectors("Ana");

    [Fact]
    public void The_first_and_the_last_day_are_inside_a_spell()
    {
        var held = _company.Assign(_company.IsmsManager, _company["Ana"], until: Day.AddDays(9));

        var spell = Assert.Single(_company.Records().SpellsOf(held));

        Assert.False(spell.Covers(Day.AddDays(-1)));
        Assert.True(spell.Covers(Day));
        Assert.True(spell.Covers(Day.AddDays(9)));
        Assert.False(spell.Covers(Day.AddDays(10)));
        Assert.Equal(new(SpellEnd.TermRanOut, Day.AddDays(9)), spell.Ending);
    }

    [Fact]
    public void Holding_through_a_position_lasts_from_the_tenure_to_its_end_with_the_reason_on_record()
    {
        var (head, first, second) = (_company.AddPosition("Head of IT"), _company.Employ("Bao"), _company.Employ("Cem"));
        head.Appoint(first, Company.Founded, null, asChair: false);
        var held = _company.Assign(_company.IsmsManager, head);
        head.EndTenure(1, first, Day.AddDays(5), "Moved to sales", "Minutes 9", isTopManagement: false);
        head.Appoint(second, Day.AddDays(5), null, asChair: false);

        var spells = _company.Records().SpellsOf(held).ToList();

        Assert.Equal([(first.Id, Day, Day.AddDays(5)), (second.Id, Day.AddDays(5), null)], spells.Select(s => (s.PersonId!.Value, s.From, s.Until)));
        Assert.Equal(new(SpellEnd.TenureEnded, Day.AddDays(5), "Moved to sales", "Minutes 9"), spells[0].Ending);
        Assert.All(spells, s => Assert.True(s.Covers(Day.AddDays(5)))); // it changed hands on the day: both held it
    }

    [Fact]
    public void An_abolished_position_holds_nothing_from_the_following_day()
    {
        var (head, bao) = (_company.AddPosition("Head of IT"), _company.Employ("Bao"));
        head.Appoint(bao, Company.Founded, null, asChair: false);
        var held = _company.Assign(_company.IsmsManager, head);
        head.Abolish(Day.AddDays(3), "Merged", null, isTopManagement: false);

        var spell = Assert.Single(_company.Records().SpellsOf(held));

        Assert.Equal(new(SpellEnd.PositionAbolished, Day.AddDays(3), "Merged"), spell.Ending);
    }

    [Fact]
    public void Leaving_ends_a_spell_and_coming_back_does_not_revive_it()
    {
        var bao = _company.Employ("Bao");
        var held = _company.Assign(_company.IsmsManager, bao, AssignmentKind.Deputy);
        bao.Leave(Day.AddDays(3), null);
        bao.Rejoin(Day.AddDays(20));
        _company.Later(25);
        var again = _company.Assign(_company.Top, bao, AssignmentKind.Deputy);

        var spell = Assert.Single(_company.Records().SpellsOf(held));

        Assert.Equal(new(SpellEnd.Left, Day.AddDays(3)), spell.Ending);
        Assert.Null(Assert.Single(_company.Records().SpellsOf(again)).Ending);
    }

    [Fact]
    public void A_spell_of_a_third_party_and_of_its_people_ends_with_the_contract()
    {
        var firm = _company.AddThirdParty("Nordwind", contractEndsOn: Day.AddDays(30));
        var (own, through) = (_company.Assign(_company.IsmsManager, firm, until: Day.AddDays(30)), _company.Employ("Bao", employer: firm));
        var persons = _company.Assign(_company.IsmsManager, through, until: Day.AddDays(30));
        firm.EndContract(Day.AddDays(7), "Cancelled");

        var (itself, person) = (Assert.Single(_company.Records().SpellsOf(own)), Assert.Single(_company.Records().SpellsOf(persons)));

        Assert.Null(itself.PersonId);
        Assert.Equal(new(SpellEnd.ContractEnded, Day.AddDays(7)), itself.Ending);
        Assert.Equal(new(SpellEnd.ContractEnded, Day.AddDays(7)), person.Ending);
        Assert.Equal("The contract with Nordwind ended", _company.Records().EndInWords(person, Day.AddDays(8)));
        Assert.Equal("The contract with Nordwind ends", _company.Records().EndInWords(person, Day.AddDays(7)));
    }

    [Fact]
    public void What_was_given_other_days_never_took_effect_with_the_old_ones()
    {
        var held = _company.Assign(_company.IsmsManager, _company["Ana"], AssignmentKind.Deputy);
        var redated = _company.Redate(held, Day.AddDays(-10));

        Assert.Empty(_company.Records().SpellsOf(held));
        Assert.Equal(Day.AddDays(-10), Assert.Single(_company.Records().SpellsOf(redated)).From);
        Assert.Same(redated, _company.Records().ReplacementOf(held.Id));
    }

    [Fact]
    public void An_end_recorded_for_the_last_day_of_the_term_is_told_with_its_reason()
    {
        var held = _company.Assign(_company.IsmsManager, _company["Ana"], until: Day.AddDays(9));
        _company.End(held, Day.AddDays(9));

        var spell = Assert.Single(_company.Records().SpellsOf(held));

        Assert.Equal(new(SpellEnd.Ended, Day.AddDays(9), "stepped down", "Minutes 7"), spell.Ending);
        Assert.Equal("Ended: stepped down (evidence: Minutes 7)", _company.Records().EndInWords(spell, Day.AddDays(10)));
    }

    [Fact]
    public void The_chair_of_a_body_is_told_apart()
    {
        var (committee, bao) = (_company.AddPosition("Steering committee", Domain.Positions.PositionKind.Body), _company.Employ("Bao"));
        committee.Appoint(bao, Company.Founded, null, asChair: true);
        var spell = Assert.Single(_company.Records().SpellsOf(_company.Assign(_company.IsmsManager, committee)));

        Assert.Equal("as chair of Steering committee", _company.Records().Through(spell));
    }

    [Fact]
    public void An_erased_person_keeps_their_days_under_the_name_that_is_left()
    {
        var bao = _company.Employ("Bao");
        var held = _company.Assign(_company.IsmsManager, bao, AssignmentKind.Deputy);
        bao.Leave(Day, null);
        _company.End(held, Day);
        _company.Later(9);
        var erasure = new Erasure(_company.Today, _company.Now, _company.Snapshot(), null, null, []);
        bao.Erase(new(Guid.NewGuid(), _company.Mia.Id, "Mia", AccessRight.Administrator), erasure, new Mentions([bao.Name]), "Asked for it");

        var spell = Assert.Single(_company.Records().SpellsOf(held));

        Assert.Equal(bao.ErasedName, _company.Records().NameOf(spell));
        Assert.True(spell.Covers(Day));
    }
}
