using Serilog.Ecs.Masking.Redaction.Buffers;

namespace Serilog.Ecs.Masking.Document.Values;

/// <summary>Writes times in UTC to the millisecond. Events come many in a second, and only the milliseconds of them differ.</summary>
internal sealed class TimestampWriter
{
    private const int LengthToSeconds = 19;

    private readonly CharBuffer _text = new(64);
    private long _second = -1;

    /// <summary>Appends <c>2025-12-17T10:00:00.123</c>.</summary>
    public void Append(CharBuffer line, DateTimeOffset time)
    {
        var ticks = time.UtcTicks;
        var (second, left) = Math.DivRem(ticks, TimeSpan.TicksPerSecond);
        if (second != _second)
        {
            _text.Rewind(0);
            _text.AppendFormatted(time.UtcDateTime, "O");
            _second = second;
        }

        line.Append(_text.Written[..LengthToSeconds]);
        var (hundreds, rest) = Math.DivRem((uint)(left / TimeSpan.TicksPerMillisecond), 100);
        var (tens, ones) = Math.DivRem(rest, 10);
        line.Append(['.', (char)('0' + hundreds), (char)('0' + tens), (char)('0' + ones)]);
    }
}
