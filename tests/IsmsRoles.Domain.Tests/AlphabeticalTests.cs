namespace IsmsRoles.Domain.Tests;

public sealed class AlphabeticalTests
{
    [Fact]
    public void Accents_and_case_do_not_move_a_name_and_shorter_comes_first() =>
        Assert.Equal(
            ["ana", "Anabel", "Ándor", "Änne", "émile", "Emilia", "Łukasz"],
            new[] { "Łukasz", "Emilia", "émile", "Änne", "Anabel", "Ándor", "ana" }.Order(Alphabetical.Order));

    [Fact]
    public void Names_that_differ_only_in_case_or_accent_have_one_order_and_are_not_equal()
    {
        Assert.NotEqual(0, Alphabetical.Order.Compare("Ana", "ana"));
        Assert.Equal(Math.Sign(Alphabetical.Order.Compare("Ána", "Ana")), -Math.Sign(Alphabetical.Order.Compare("Ana", "Ána")));
    }

    [Fact]
    public void Nothing_comes_before_something() => Assert.Equal([null, "", "a"], new[] { "a", null, "" }.Order(Alphabetical.Order!));
}
