namespace IsmsRoles.Web.Demo;

/// <summary>Stands at a moment of the demo's past, so that its events, versions and documents carry the dates they tell of.</summary>
internal sealed class DemoClock(DateTime utc) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(utc, TimeSpan.Zero);
}
