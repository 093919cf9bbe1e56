namespace Serilog.Ecs.Masking.Files;

/// <summary>
/// Limits what a file that cannot be written costs the threads that log. Two tries in a row that take more than a second, as on a network
/// volume that does not answer, are followed by a pause of ten; quick ones, as on a full disk, by none.
/// </summary>
internal sealed class RetryPause(TimeProvider clock)
{
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(10);

    private long? _beganAt;
    private bool _wasSlow;

    public bool IsActive => _beganAt is { } beganAt && clock.GetElapsedTime(beganAt) < Length;

    /// <summary>Begins after a try that started at <paramref name="triedAt"/> and failed, if it has to.</summary>
    public void Begin(long triedAt)
    {
        var now = clock.GetTimestamp();
        var isSlow = clock.GetElapsedTime(triedAt, now) > Quick;

        // A single one may be slow because the machine is busy.
        _beganAt = isSlow && _wasSlow ? now : null;
        _wasSlow = isSlow;
    }

    public void End()
    {
        _beganAt = null;
        _wasSlow = false;
    }
}
