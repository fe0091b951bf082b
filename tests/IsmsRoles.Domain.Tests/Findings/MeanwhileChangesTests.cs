using IsmsRoles.Domain.Findings;

namespace IsmsRoles.Domain.Tests.Findings;

public sealed class MeanwhileChangesTests
{
    private static readonly DateOnly Today = AuditedRegister.Today;
    private static readonly DateOnly Since = AuditedRegister.SignedOn;

    private readonly AuditedRegister _register = new();
    private readonly Dictionary<Guid, DateOnly> _left = [];
    private readonly Dictionary<Guid, DateOnly> _abolished = [];
    private readonly Dictionary<Guid, DateOnly> _leavingRecorded = [];
    private readonly Dictionary<Guid, DateOnly> _moveRecorded = [];
    private readonly Dictionary<Guid, DateOnly> _positionRecorded = [];

    [Fact]
    public void Nothing_changed_where_everybody_is_where_the_version_says() => Assert.Empty(Changes());

    [Fact]
    public void Somebody_left_once_their_last_day_is_over_and_since_the_version()
    {
        _register.Leave(_register.Ned, Today);
        Assert.Empty(Changes());
        _register.Leave(_register.Ned, Today.AddDays(-1));
        Assert.Equal(("Ned left on 31 May 2026", Today), Only());
        _register.Leave(_register.Ned, Since.AddDays(-1));

        Assert.Empty(Changes());
    }

    [Fact]
    public void Somebody_the_register_no_longer_names_is_known_by_their_own_record()
    {
        _register.Remove(_register.AssignmentOf(_register.Incident));
        _left[_register.Ned] = Since;
        _leavingRecorded[_register.Ned] = Since.AddDays(20);

        Assert.Equal(("Ned left on 1 April 2026", Since.AddDays(20)), Only());
    }

    [Fact]
    public void Another_job_title_is_a_move_from_the_day_it_was_recorded()
    {
        _register.EditPerson(_register.Ned, p => p with { JobTitle = "Head of Sales" });
        _moveRecorded[_register.Ned] = Since.AddDays(3);

        Assert.Equal(("Ned moved (no job title is now Head of Sales)", Since.AddDays(3)), Only());
    }

    [Fact]
    public void Another_employer_is_a_move()
    {
        _register.EditPerson(_register.Ned, p => p with { EmployerId = _register.Hostwell });

        Assert.Equal(("Ned moved to Hostwell", Since), Only());
    }

    [Fact]
    public void A_position_that_was_abolished_or_lost_somebody_is_told()
    {
        var head = _register.Position("Head of Risk", _register.Ned, _register.Ivo);
        _register.Sign();
        _register.EditPosition(head, p => p with { Holders = [.. p.Holders.Where(h => h.PersonId != _register.Ned)] });
        _positionRecorded[head] = Since.AddDays(9);
        Assert.Equal(("Ned stopped being Head of Risk", Since.AddDays(9)), Only());

        _register.EditPosition(head, p => p with { AbolishedOn = Today.AddDays(-1) });

        Assert.Equal(("the position Head of Risk was abolished on 31 May 2026", Today), Only());
        _abolished[head] = Since.AddDays(-1);
        _register.EditPosition(head, p => p with { AbolishedOn = null });
        Assert.Empty(Changes());
    }

    [Fact]
    public void Who_left_is_not_told_again_for_the_position_they_left()
    {
        _register.Position("Head of Risk", _register.Ned);
        _register.Sign().Leave(_register.Ned, Today.AddDays(-1));

        Assert.Equal("Ned left on 31 May 2026", Only().Told);
    }

    private IReadOnlyList<MeanwhileChange> Changes() =>
        MeanwhileChanges.Between(_register.InForce!.Content, Since, _register.Content(), Today, new(_left, _abolished, _leavingRecorded, _moveRecorded, _positionRecorded));

    private (string Told, DateOnly On) Only() => Assert.Single(Changes()) is var change ? (change.Told, change.On) : default;
}
