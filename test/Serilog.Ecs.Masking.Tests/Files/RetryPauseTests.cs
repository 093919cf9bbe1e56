using NUnit.Framework;
using Serilog.Ecs.Masking.Files;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Files;

/// <summary>A file that fails slowly is not tried again for a time.</summary>
public class RetryPauseTests
{
    // length of the try, seconds; length of the pause
    [TestCase(0.001, 0)]
    [TestCase(1, 0)]
    [TestCase(1.001, 10)]
    [TestCase(30, 10)]
    public void TwoSlowTriesAreFollowedByAPause(double taken, double length)
    {
        var clock = new ManualClock(DateTimeOffset.UnixEpoch);
        var pause = new RetryPause(clock);
        Fail(pause, clock, taken);
        var isActiveAfterOne = pause.IsActive;
        Fail(pause, clock, taken);
        var isActive = pause.IsActive;

        clock.Now += TimeSpan.FromSeconds(length) - TimeSpan.FromTicks(1);
        var isActiveBefore = pause.IsActive;
        clock.Now += TimeSpan.FromTicks(1);

        Assert.That((isActiveAfterOne, isActive, isActiveBefore || length == 0, pause.IsActive), Is.EqualTo((false, length > 0, true, false)));
    }

    [Test]
    public void ASuccessEndsThePause()
    {
        var clock = new ManualClock(DateTimeOffset.UnixEpoch);
        var pause = new RetryPause(clock);
        Fail(pause, clock, 2);
        Fail(pause, clock, 2);

        pause.End();
        var isActive = pause.IsActive;
        Fail(pause, clock, 2);

        Assert.That((isActive, pause.IsActive), Is.EqualTo((false, false)));
    }

    private static void Fail(RetryPause pause, ManualClock clock, double seconds)
    {
        var triedAt = clock.GetTimestamp();
        clock.Now += TimeSpan.FromSeconds(seconds);
        pause.Begin(triedAt);
    }
}
