using NUnit.Framework;
using Serilog.Ecs.Masking.Files;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Files;

/// <summary>A file that fails slowly is left alone for a time in which it costs nobody anything.</summary>
public class RetryPauseTests
{
    // length of the try, seconds; length of the pause
    [TestCase(0.001, 0)]
    [TestCase(0.05, 0)]
    [TestCase(0.06, 0.6)]
    [TestCase(0.5, 5)]
    [TestCase(30, 10)]
    public void APauseIsTenTimesAsLongAsTheTry(double taken, double length)
    {
        var clock = new SetClock(DateTimeOffset.UnixEpoch);
        var pause = new RetryPause(clock);
        var triedAt = clock.GetTimestamp();
        clock.Now += TimeSpan.FromSeconds(taken);
        pause.Begin(triedAt);
        var isActive = pause.IsActive;

        clock.Now += TimeSpan.FromSeconds(length) - TimeSpan.FromTicks(1);
        var isActiveBefore = pause.IsActive;
        clock.Now += TimeSpan.FromTicks(1);

        Assert.That((isActive, isActiveBefore || length == 0, pause.IsActive), Is.EqualTo((length > 0, true, false)));
    }
}
