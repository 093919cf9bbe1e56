using System.Globalization;
using NUnit.Framework;
using Serilog.Ecs.Masking.Document.Values;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Document;

/// <summary>The time of an event, whatever the event before it was.</summary>
public class TimestampWriterTests
{
    [Test]
    public void TimesReadAsTheFrameworkWritesThem()
    {
        var random = Seeds.Random(nameof(TimesReadAsTheFrameworkWritesThem));
        var second = new TimestampWriter();
        var time = new DateTimeOffset(2025, 12, 31, 23, 59, 58, 990, TimeSpan.FromHours(9));
        DateTimeOffset[] edges =
        [
            DateTimeOffset.MinValue, DateTimeOffset.MaxValue, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddTicks(-1),
            DateTimeOffset.MinValue.AddMilliseconds(999),
        ];
        for (var run = 0; run < 5_000; run++)
        {
            var next = run % 100 < edges.Length
                ? edges[run % 100]
                : time = time.AddTicks(random.NextInt64(-3_000_000, 9_000_000)).ToOffset(TimeSpan.FromMinutes(random.Next(-14, 15) * 60));
            var text = new CharBuffer(32);

            second.Append(text, next);

            Assert.That(text.Written.ToString(), Is.EqualTo(next.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture)));
        }
    }
}
