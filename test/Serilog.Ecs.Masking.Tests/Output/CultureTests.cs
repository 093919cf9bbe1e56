using System.Globalization;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Output;

/// <summary>A document has the same bytes whatever the culture and the time zone of the thread that logs.</summary>
public class CultureTests
{
    [Test]
    public void EveryCultureWritesTheSameBytes()
    {
        var logEvent = Render.Event(log => log.Error(
            new InvalidOperationException("Refused 1.5"),
            "Paid {Amount:0.00} of {Total} at {Time} in {City} with {Password}, {@Order}",
            1234.5, -0.25m, new DateTime(2025, 12, 17, 10, 0, 0, DateTimeKind.Utc), "İstanbul", "hunter2-of-the-culture", new { Count = 12_345, Ratio = 0.1f, Day = DayOfWeek.Friday, Part = new DateOnly(2025, 12, 17) }));
        var formatter = Render.Formatter();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            var expected = Render.Text(formatter, logEvent);
            Assert.That(expected, Does.Not.Contain("hunter2"));
            foreach (var culture in CultureInfo.GetCultures(CultureTypes.AllCultures))
            {
                CultureInfo.CurrentCulture = culture;
                Assert.That(Render.Text(formatter, logEvent), Is.EqualTo(expected), culture.Name);
            }

            foreach (var name in new[] { "tr-TR", "ar-SA", "fa-IR", "th-TH", "ko-KR", "de-CH" })
            {
                CultureInfo.CurrentCulture = new CultureInfo(name);
                Assert.That(Render.Text(Render.Formatter(), logEvent), Is.EqualTo(expected), name);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void AnOffsetOfTimeChangesNoTimestamp([Range(-14, 14, 7)] int hours)
    {
        var offset = TimeSpan.FromHours(hours);
        var logEvent = new Events.LogEvent(
            DateTimeOffset.UnixEpoch.AddDays(20_000).ToOffset(offset), Events.LogEventLevel.Information, null, Events.MessageTemplate.Empty, []);

        Assert.That(Render.Line(logEvent)["@timestamp"], Is.EqualTo("2024-10-04T00:00:00.000Z"));
    }
}
