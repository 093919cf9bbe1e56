using System.Buffers.Text;
using System.Text;

namespace Serilog.Ecs.Masking.Tool.Reading.Events;

/// <summary>Reads <c>@timestamp</c> as a number that grows with time: the ticks of UTC.</summary>
internal static class EventTime
{
    private const int SecondsLength = 19;

    /// <summary>Reads the usual form in a few nanoseconds and leaves the others to .NET.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length < SecondsLength + 1 || text[^1] != 'Z' || text[4] != '-' || text[10] != 'T' || text[13] != ':'
            || !TryReadDigits(text[..4], out var year) || !TryReadDigits(text.Slice(5, 2), out var month) || !TryReadDigits(text.Slice(8, 2), out var day)
            || !TryReadDigits(text.Slice(11, 2), out var hour)
            || !TryReadDigits(text.Slice(14, 2), out var minute)
            || !TryReadDigits(text.Slice(17, 2), out var second)
            || year is 0 || month is 0 or > 12 || day is 0 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
        {
            return TryReadOther(text, out ticks);
        }

        ticks = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).Ticks;
        var scale = TimeSpan.TicksPerSecond / 10;
        foreach (var digit in text[SecondsLength..^1].TrimStart((byte)'.'))
        {
            ticks += scale * (digit - '0');
            scale /= 10;
        }

        return true;
    }

    private static bool TryReadOther(ReadOnlySpan<byte> text, out long ticks)
    {
        // System.Text.Json escapes the plus sign of an offset.
        if (text.Contains((byte)'\\'))
        {
            text = Encoding.UTF8.GetBytes(EventText.Of(text, isEscaped: true));
        }

        if (EventText.TryReadTime(text, out var time))
        {
            ticks = time.UtcTicks;
            return true;
        }

        // Milliseconds since 1970, which Elasticsearch takes too.
        if (text.Length >= 12
            && Utf8Parser.TryParse(text, out long milliseconds, out var used)
            && used == text.Length
            && milliseconds is > 0 and < 9_000_000_000_000)
        {
            ticks = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcTicks;
            return true;
        }

        ticks = 0;
        return false;
    }

    private static bool TryReadDigits(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        foreach (var one in text)
        {
            var digit = one - '0';
            if ((uint)digit > 9)
            {
                return false;
            }

            number = (number * 10) + digit;
        }

        return true;
    }
}
