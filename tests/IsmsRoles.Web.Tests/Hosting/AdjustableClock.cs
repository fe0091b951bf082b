namespace IsmsRoles.Web.Tests.Hosting;

/// <summary>The real clock, moved by the test: "yesterday", "tomorrow", "in three days".</summary>
public sealed class AdjustableClock : TimeProvider
{
    private TimeSpan _offset;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _offset;

    public void Move(TimeSpan by) => _offset += by;
}
