namespace Serilog.Ecs.Masking.Files;

/// <summary>
/// Limits what a file that cannot be written costs the threads that log. A try that takes long, as on a network volume that does not
/// answer, is followed by a pause of ten times its length; a quick one, as on a full disk, by none.
/// </summary>
internal sealed class RetryPause(TimeProvider clock)
{
    private const int Factor = 10;
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private TimeSpan _length;
    private long _failedAt;

    public bool IsActive => _length > TimeSpan.Zero && clock.GetElapsedTime(_failedAt) < _length;

    /// <summary>Begins after a try that started at <paramref name="triedAt"/> and failed.</summary>
    public void Begin(long triedAt)
    {
        _failedAt = clock.GetTimestamp();
        var taken = clock.GetElapsedTime(triedAt, _failedAt);
        _length = taken <= Quick ? TimeSpan.Zero : taken * Factor < Longest ? taken * Factor : Longest;
    }

    public void End() => _length = TimeSpan.Zero;
}
