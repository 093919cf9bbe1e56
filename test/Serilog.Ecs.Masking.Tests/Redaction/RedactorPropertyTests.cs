using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;
using Serilog.Formatting.Json;
using Serilog.Parsing;

namespace Serilog.Ecs.Masking.Tests.Redaction;

/// <summary>What holds for the masking of any event, whatever it is.</summary>
[Parallelizable(ParallelScope.All)]
public class RedactorPropertyTests
{
    private static readonly int EventCount = Seeds.Count("FUZZ_EVENTS", 300);
    private static readonly LogEventRedactor Redactor = new(EventPolicy.Default);
    private static readonly JsonFormatter Json = new(renderMessage: true);

    [Test]
    public void TheDocumentOfACleanEventIsTheOneWithoutMasking()
    {
        var (on, off) = (Render.Formatter(), Render.Formatter(static options => options.Masking.Mode = MaskingMode.Off));
        var clean = 0;

        Check.One(Seeds.Check(EventCount), Prop.ForAll(Arb.From(RandomEvents.Event), logEvent =>
        {
            if (ReferenceEquals(Redactor.Mask(logEvent), logEvent))
            {
                clean++;
                Assert.That(Render.Text(on, logEvent), Is.EqualTo(Render.Text(off, logEvent)));
            }
        }));

        Assert.That(clean, Is.GreaterThan(EventCount / 20));
    }

    [Test]
    public void MaskingTwiceIsMaskingOnce()
    {
        Check.One(Seeds.Check(EventCount), Prop.ForAll(Arb.From(Planted), planted =>
        {
            var once = Redactor.Mask(planted.Event);

            Assert.That(Rendered(Redactor.Mask(once)), Is.EqualTo(Rendered(once)));
        }));
    }

    [Test]
    public void SerilogsOwnFormatterShowsNoPlantedSecret()
    {
        Check.One(Seeds.Check(EventCount), Prop.ForAll(Arb.From(Planted), planted =>
        {
            var text = Rendered(Redactor.Mask(planted.Event));

            Assert.That(text, Does.Not.Contain(planted.Secret));
            Assert.That(Render.Text(Render.Formatter(), planted.Event), Does.Not.Contain(planted.Secret));
        }));
    }

    [Test]
    public void InAWordThatIsNotSearchedNoNameHasAValue()
    {
        var words = Gen.Elements(
            "password", "Password", "pwd", "api", "key", "token", "secret", "Secret", "auth", "bearer", "card", "pin", "email", "login", "user", "is", "AUTH",
            "PASS", "requirepass",
            "x1y2z3w4", "Zq7vXw2pLk9Rt4", "hunter2", "4821", "-", "--", "_", ".", "..", "......", "sk", "p")
            .ListOf(7).Select(static parts => string.Concat(parts));

        var masking = EventMasking.Take(EventPolicy.Default);

        Check.One(Seeds.Check(EventCount * 10), Prop.ForAll(Arb.From(words), word => !masking.Passes(word) || CleanText.HasNoPairs(EventPolicy.Default, word)));
    }

    private static Gen<(LogEvent Event, string Secret)> Planted { get; } =
        from logEvent in RandomEvents.Event
        from number in Gen.Choose(10_000_000, 99_999_999)
        from how in Gen.Choose(0, 4)
        select Plant(logEvent, "Zq" + number.ToString(CultureInfo.InvariantCulture) + "vX", how);

    // Under a name, next to a name in a text, in the template, in an exception; and again in a property whose name says nothing.
    private static (LogEvent Event, string Secret) Plant(LogEvent logEvent, string secret, int how)
    {
        var properties = logEvent.Properties.Select(static property => new LogEventProperty(property.Key, property.Value)).ToList();
        properties.RemoveAll(static property => property.Name is "Note" or "Password" or "Login" or "Body");
        properties.Insert(0, new LogEventProperty("Note", new ScalarValue("is " + secret)));
        var exception = logEvent.Exception;
        var template = "Noted {Note}";
        switch (how)
        {
            case 0: properties.Add(new LogEventProperty("Password", new ScalarValue(secret))); break;
            case 1: properties.Add(new LogEventProperty("Body", new ScalarValue("password=" + secret + "&city=Busan"))); break;
            case 2: properties.Add(new LogEventProperty("Login", new StructureValue([new LogEventProperty("ApiKey", new ScalarValue(secret))]))); break;
            case 3: exception = new InvalidOperationException("password=" + secret, exception); break;
            default: template = "Signing in with password=" + secret + ", {Note}"; break;
        }

        return (new LogEvent(logEvent.Timestamp, logEvent.Level, exception, new MessageTemplateParser().Parse(template), properties), secret);
    }

    private static string Rendered(LogEvent logEvent)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        Json.Format(logEvent, output);
        return output.ToString();
    }
}
