using NUnit.Framework;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Tests.Redaction;

/// <summary>Whatever fails while masking, the value is hidden and the event is written.</summary>
public class FaultTests
{
    private const string Secret = "Zq7vXw2pLk9Rt4";

    private static IEnumerable<MaskStyle> FaultyStyles() => [new Throws(), new Promises(-1), new Promises(int.MaxValue), new Promises(10)];

    [TestCaseSource(nameof(FaultyStyles))]
    public void AStyleThatFailsHidesWhole(MaskStyle style)
    {
        var line = Render.Line(
            options => options.Masking.Styles["key-password"] = style, log => log.Information("Login {Password} password=" + Secret + "x", Secret));

        Assert.That(line["labels.password"], Is.EqualTo("***REDACTED***"));
        Assert.That(line.Text, Does.Not.Contain(Secret));
    }

    [Test]
    public void AValueWithAnotherTextEachTimeIsReadOnce()
    {
        var logEvent = Event(new ScalarValue(new Changing()));

        Assert.That(Render.Line(logEvent).Text, Does.Not.Contain(Secret));
        Assert.That(new LogEventRedactor(EventPolicy.Default).Mask(Event(new ScalarValue(new Changing()))).RenderMessage(), Does.Not.Contain(Secret));
    }

    [Test]
    public void AValueWhoseTextFailsIsNamedByTheFault()
    {
        var line = Render.Line(Event(new ScalarValue(new Failing())));

        Assert.That(line["labels.thing"], Is.EqualTo("(threw System.InvalidOperationException)"));
        Assert.That(line.Text, Does.Not.Contain(Secret));
    }

    [Test]
    public void ATreeWithoutEndIsCutAndNothingInItShows()
    {
        var elements = new LogEventPropertyValue[2];
        var cycle = new SequenceValue(elements);
        elements[0] = new ScalarValue("password=" + Secret);
        elements[1] = cycle;

        Assert.That(Render.Line(Event(cycle)).Text, Does.Not.Contain(Secret));
        Assert.That(new LogEventRedactor(EventPolicy.Default).Mask(Event(cycle)).Properties["Thing"].ToString("j", null).Length, Is.LessThan(100_000));
    }

    [Test]
    public void TenThousandPropertiesAreMaskedToo()
    {
        var properties = Enumerable.Range(0, 10_000).Select(number => ("Password" + (char)('a' + (number % 26)) + number, (object?)(Secret + number)));

        var line = Render.Line(Render.EventWith(properties));

        Assert.That(line.Text, Does.Not.Contain(Secret));
    }

    [Test]
    public void APropertyOfAnEnricherThatComesLateIsMaskedInTheSink()
    {
        var late = Render.Event(
            log => log.ForContext("Secret", Secret).Information("Hello {Name}", "ada"),
            configuration => configuration.Enrich.WithMasking().Enrich.WithProperty("ApiKey", Secret));

        Assert.That(late.Properties["Secret"].ToString(), Does.Not.Contain(Secret));
        Assert.That(Render.Line(late).Text, Does.Not.Contain(Secret));
    }

    private static LogEvent Event(LogEventPropertyValue value)
    {
        var logEvent = Render.Event(log => log.Information("Read {Thing}"));
        logEvent.AddPropertyIfAbsent(new LogEventProperty("Thing", value));
        return logEvent;
    }

    private sealed class Throws : MaskStyle
    {
        public override int GetMaskedLength(ReadOnlySpan<char> value) => throw new InvalidOperationException(value.ToString());

        public override void Mask(ReadOnlySpan<char> value, Span<char> destination) => throw new InvalidOperationException(value.ToString());
    }

    private sealed class Promises(int length) : MaskStyle
    {
        public override int GetMaskedLength(ReadOnlySpan<char> value) => length;

        public override void Mask(ReadOnlySpan<char> value, Span<char> destination)
        {
        }
    }

    private sealed class Changing
    {
        private int _asked;

        public override string ToString() => _asked++ == 0 ? "harmless" : "password=" + Secret;
    }

    private sealed class Failing
    {
        public override string ToString() => throw new InvalidOperationException("password=" + Secret);
    }
}
