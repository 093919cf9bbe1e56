namespace Serilog.Ecs.Masking.AspNetCore.Tests.Support;

/// <summary>A clock that only the test advances.</summary>
internal sealed class ManualClock : TimeProvider
{
    private long _ticks = new DateTime(2025, 12, 17, 10, 0, 0, DateTimeKind.Utc).Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void MoveOn(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}
