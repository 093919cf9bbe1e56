using System.Globalization;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Ecs.Masking.Tests.Document;

/// <summary>A message that is not looked at, because its values were, is the one that would have been written after a look.</summary>
public class InertMessageTests
{
    private static readonly int Count = Seeds.Count("FUZZ_STRINGS", 20_000);

    private static readonly string[] Literals =
        [" ", ", ", "", ".", " to ", "Hello ", "HTTP ", " responded ", " in ", " ms", "!", "sk_", "key ", "API ", "mysql ", "curl ", "Bearer ", "the password is ", " password ", "token ", "ssn ", "near 'x' ", "_", "name ", " value "];

    private static readonly string[] Formats = ["", ":0.0000", ":F2", ":000-00-0000", ":N3", ",10", ",-10", ":0.0"];

    private static readonly object[] Values =
    [
        "GET", "world", "Bearer", "token", "basic", "password", "key", "API", "value", "name", "mysql", "curl", "-phunter2", "--password", "-u", "x:hunter2pass", "/api/orders/1842", "live_4eC39HqLyjWDarjtT1zdp7dc",
        "hunter2", "x1y2z3w4abcd", "dXNlcjpwYXNzd29yZA", "key-0123456789abcdef0123456789abcdef", "AKIAIOSFODNN7EXAMPLE", "4111", "1111", "010", "123-45", "6789", "sku-1", "a.b-c_d/e", "ada", "@example.com", "key=abcdefgh1234",
        "eyJhbGciOiJIUzI1NiJ9", "ord-20251217-0042", "비밀번호", "\"password\":\"", 42, 4111, 1111, 1111L, 123456789, 45.2517, 0.5, 12345.678, 99.95m, true,
    ];

    [TestCase("{A} {B}", "Bearer", "x1y2z3w4abcd")]
    [TestCase("{A} {B}", "mysql", "-phunter2hunter2")]
    [TestCase("sk_{A}", "live_4eC39HqLyjWDarjtT1zdp7dc", "")]
    [TestCase("The API {A}", "key=abcdefgh1234", "")]
    [TestCase("{A:000-00-0000} was read", 457555462, "")]
    public void WhatBecomesASecretOnlyInTheMessageIsMaskedThere(string template, object a, object b)
    {
        var line = Line(Render.Formatter(), template, a, b);

        Assert.That(line["message"], Is.EqualTo(Line(Looking(), template, a, b)["message"]));
        Assert.That(line["message"], Is.Not.EqualTo(Line(Render.Formatter(options => options.Masking.Mode = MaskingMode.Off), template, a, b)["message"]));
    }

    [Test]
    public void AUsersDetectorIsAskedAboutTheWholeMessage()
    {
        var line = Line(Render.Formatter(options => options.Masking.Detectors["badge"] = "badge number [0-9]+"), "Opened by badge number {A}", 42, "");

        Assert.That(line["message"], Is.EqualTo("Opened by ***REDACTED***"));
    }

    [Test]
    public void WhatWasMaskedBecauseOfItsNameIsMaskedInTheTextOfTheMessage()
    {
        var line = Line(Render.Formatter(), "hunter2x was entered as {Password} {B}", "hunter2x", "x", "Password");

        Assert.That(line.Text, Does.Not.Contain("hunter2x"));
    }

    [Test]
    public void RandomMessagesAreThoseThatALookWouldWrite()
    {
        var random = Seeds.Random(nameof(RandomMessagesAreThoseThatALookWouldWrite));
        var (asItIs, looking) = (Render.Formatter(), Looking());
        for (var round = 0; round < Count / 4; round++)
        {
            var template = string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(number => Literals[random.Next(Literals.Length)] + "{" + (char)('A' + number) + Formats[random.Next(4) == 0 ? random.Next(Formats.Length) : 0] + "}")) + Literals[random.Next(Literals.Length)];
            var values = Enumerable.Range(0, 3).Select(_ => Values[random.Next(Values.Length)]).ToArray();

            Assert.That(Line(asItIs, template, values)["message"], Is.EqualTo(Line(looking, template, values)["message"]), template + " " + string.Join(" | ", values));
        }
    }

    // Where users have detectors of their own, every message is looked at.
    private static EcsTextFormatter Looking() => Render.Formatter(static options => options.Masking.Detectors["never"] = "never-[0-9]{60}");

    private static EcsLine Line(EcsTextFormatter formatter, string template, object a, object b, string name = "A") =>
        Render.Line(formatter, Event(template, [(name, a), ("B", b)]));

    private static EcsLine Line(EcsTextFormatter formatter, string template, object[] values) =>
        Render.Line(formatter, Event(template, [("A", values[0]), ("B", values[1]), ("C", values[2])]));

    private static LogEvent Event(string template, (string Name, object Value)[] properties) =>
        new(DateTimeOffset.UnixEpoch, LogEventLevel.Information, null, new MessageTemplateParser().Parse(template), properties.Select(property => new LogEventProperty(property.Name, new ScalarValue(property.Value))));
}
