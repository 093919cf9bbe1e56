namespace Serilog.Ecs.Masking.Files;

/// <summary>
/// Limits what a file that cannot be written costs the threads that log. Two tries in a row that take long, as on a network volume that does
/// not answer, are followed by a pause of ten times the length of the second; quick ones, as on a full disk, by none.
/// </summary>
internal sealed class RetryPause(TimeProvider clock)
{
    private const int Factor = 10;
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private TimeSpan _length;
    private long _failedAt;
    private bool _wasSlow;

    public bool IsActive => _length > TimeSpan.Zero && clock.GetElapsedTime(_failedAt) < _length;

    /// <summary>Begins after a try that started at <paramref name="triedAt"/> and failed.</summary>
    public void Begin(long triedAt)
    {
        _failedAt = clock.GetTimestamp();
        var taken = clock.GetElapsedTime(triedAt, _failedAt);
        var isSlow = taken > Quick;

        // A single one may be slow because the machine is busy.
        _length = !isSlow || !_wasSlow ? TimeSpan.Zero : taken * Factor < Longest ? taken * Factor : Longest;
        _wasSlow = isSlow;
    }

    public void End()
    {
        _length = TimeSpan.Zero;
        _wasSlow = false;
    }
}
