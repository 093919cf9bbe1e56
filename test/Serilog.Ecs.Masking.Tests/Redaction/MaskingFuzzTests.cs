using System.Globalization;
using NUnit.Framework;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Ecs.Masking.Redaction.Errors;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Ecs.Masking.Tests.Redaction;

/// <summary>
/// Random texts and events. The seed is printed and decides all of it; a longer run is
/// <c>FUZZ_STRINGS=1000000 dotnet test --filter MaskingFuzzTests</c>.
/// </summary>
public class MaskingFuzzTests
{
    private static readonly int Count = Seeds.Count("FUZZ_STRINGS", 20_000);

    private static readonly string[] Names =
    [
        "password", "userPassword", "db_pwd", "AccessToken", "x-api-key", "ClientSecret", "비밀번호", "pin", "Authorization", "session_id",
        "ConnectionStrings:Default", "credit_card",
    ];
    private static readonly string[] Harmless = ["city", "OrderId", "note", "상품", "X-Request-Id", "page", "elapsed"];

    private static readonly string[] Contexts =
    [
        "{0}={1}", "{0}: {1}", "\"{0}\":\"{1}\"", "\\\"{0}\\\":\\\"{1}\\\"", "?page=2&{0}={1}&size=1", "Server=db;{0}={1};Encrypt=true", "<{0}>{1}</{0}>",
        "[{0}, {1}]", "{{ A = 1, {0} = {1}, B = 2 }}",
        "level=info {0}={1} took=5ms", "{0} = '{1}'", "--{0} {1} --verbose", "{{\"name\":\"{0}\",\"value\":\"{1}\"}}",
        "{{\"property\":\"{0}\",\"oldValue\":\"x\",\"newValue\":\"{1}\"}}", "{{\"op\":\"add\",\"path\":\"/{0}\",\"value\":\"{1}\"}}",
        "\u001b[32m{0}\u001b[0m=\u001b[33m{1}\u001b[0m", "{0}\u00A0:\u00A0{1}",
        "--b7\r\nContent-Disposition: form-data; name=\"{0}\"\r\n\r\n{1}\r\n--b7--",
    ];

    private static readonly string[] Pieces =
    [
        "=", ":", ";", ",", "&", "?", "%3D", "%", "\\", "\"", "'", "`", "{", "}", "[", "]", "(", ")", "<", ">", "</", "://", "@", "%40", "…", "\n", "\r", " ",
        "  ", "\t", "-", "--", "_", ".", "/", "|", "\u200B", "＝", "＠", "\uD800", "\0", "é", "한글",
        "password", "token", "secret", "Authorization", "Bearer ", "Basic ", "Cookie: ", "eyJ", "ghp_", "AKIA", "sk_live_", "-----BEGIN PRIVATE KEY-----",
        "name", "value", "null", "***REDACTED***", "abcd...wxyz",
        "4111 1111 1111 1111", "900101-1234567", "010-1234-5678", "DE89370400440532013000", "ada@example.com", "10.0.0.1", "12:30:45.123", "2025-12-17",
        "0HN7Q2J8K3L4M:00000001", "\\u0022", "&quot;", "![CDATA[", "]]>", "is", "must", "the",
        "<password>", "<password><a>", "&lt;", "&gt;", "&lt;password&gt;", "&lt;password&gt;&lt;a&gt; ", "\\u003cpassword\\u003e", "password 'x", "curl -u a:",
        "password: |\n ", "form-data; name=\"password\"\n\n", " -> ", ":=",
    ];

    [Test]
    public void NoTextMakesMaskingFail()
    {
        var random = Seeds.Random(nameof(NoTextMakesMaskingFail));
        var policy = new EventPolicy(new MaskingOptions { DecodeBase64 = true });
        for (var round = 0; round < Count; round++)
        {
            var text = string.Concat(
                Enumerable.Range(0, random.Next(1, 24)).Select(_ => random.Next(4) == 0 ? Word(random) : Pieces[random.Next(Pieces.Length)]));

            var masking = EventMasking.Take(policy);
            TextMasker.TryMask(masking, text, new CharBuffer(64));

            Assert.That(masking.Counts.HasFault, Is.False, text);
        }
    }

    [Test]
    public void APlantedSecretShowsInNoTextAndNoEvent()
    {
        var random = Seeds.Random(nameof(APlantedSecretShowsInNoTextAndNoEvent));
        var formatter = Render.Formatter(options => options.IncludeMessageTemplate = true);
        for (var round = 0; round < Count / 10; round++)
        {
            var secret = Secret(random);
            var logEvent = Planted(random, secret);

            var line = Render.Line(formatter, logEvent);

            Assert.That(line.Text, Does.Not.Contain(secret[4..^4]), line.Text);
            Assert.That(line.Has("labels.masking_error"), Is.False, line.Text);
        }
    }

    [Test]
    public void MaskingTwiceIsMaskingOnce()
    {
        var random = Seeds.Random(nameof(MaskingTwiceIsMaskingOnce));
        for (var round = 0; round < Count / 10; round++)
        {
            var text = string.Format(CultureInfo.InvariantCulture, Contexts[random.Next(Contexts.Length)], Names[random.Next(8)], Secret(random));
            var once = Mask.Text(text);

            Assert.That(Mask.Text(once), Is.EqualTo(once), text);
        }
    }

    [Test]
    public void RealLogLinesStayHoweverTheyAreCombined()
    {
        var random = Seeds.Random(nameof(RealLogLinesStayHoweverTheyAreCombined));
        var lines = CaseTable.Read("benign-logs.txt").Select(row => string.Join(" ⇶ ", row)).Where(line => line.Length > 0).ToArray();
        for (var round = 0; round < Count / 10; round++)
        {
            var text = string.Join('\n', Enumerable.Range(0, random.Next(1, 4)).Select(_ => lines[random.Next(lines.Length)]));

            Assert.That(Mask.Text(text), Is.EqualTo(text));
        }
    }

    [TestCaseSource(nameof(Pieces))]
    public void NoRepeatedPieceIsSuperLinear(string piece)
    {
        foreach (var pattern in (string[])[piece, "password" + piece, piece + "a", "token=" + piece, "\"" + piece])
        {
            var growth = Growth.Between(Repeated(pattern, 4_000), Repeated(pattern, 64_000), static text => Mask.Text(text, EventPolicy.Default));

            Assert.That(growth.IsLinear, Is.True, $"{pattern}: {growth}");
        }
    }

    // A message is searched as it is, and as the trace has it.
    [TestCase("password=hunter2; ")]
    [TestCase("requirepass hunter22\n")]
    public void AnExceptionOfManySecretsIsNotSuperLinear(string piece)
    {
        var growth = Growth.Between(Repeated(piece, 4_000), Repeated(piece, 64_000), static text =>
        {
            var masking = EventMasking.Take(EventPolicy.Default);
            MessageEcho.Add(masking, new InvalidOperationException(text));
            masking.End();
        });

        Assert.That(growth.IsLinear, Is.True, $"{piece}: {growth}");
    }

    private static string Repeated(string pattern, int length) => string.Concat(Enumerable.Repeat(pattern, (length / pattern.Length) + 1))[..length];

    private static LogEvent Planted(Random random, string secret)
    {
        var text = string.Format(CultureInfo.InvariantCulture, Contexts[random.Next(Contexts.Length)], Names[random.Next(8)], secret);
        var name = Names[random.Next(Names.Length)];
        LogEventPropertyValue value = new ScalarValue(random.Next(2) == 0 ? secret : text);
        for (var depth = random.Next(4); depth > 0; depth--)
        {
            value = random.Next(3) switch
            {
                0 => new StructureValue(
                    [new LogEventProperty(Harmless[random.Next(Harmless.Length)], new ScalarValue("Busan")), new LogEventProperty(name, value)]),
                1 => new DictionaryValue([new(new ScalarValue(name), value)]),
                _ => new StructureValue([new LogEventProperty(name, new SequenceValue([new ScalarValue(1), value]))]),
            };
        }

        var template = random.Next(3) switch
        {
            0 => "Read {Thing}",
            1 => "Read " + text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal),
            _ => "Read {" + Harmless[0] + "} and {Other}",
        };
        var properties = new List<LogEventProperty> { new(Harmless[0], new ScalarValue(text)), new("Other", new ScalarValue("also " + text)) };
        properties.Insert(random.Next(3), new LogEventProperty(value is ScalarValue ? name : "Thing", value));
        var exception = random.Next(3) == 0 ? new InvalidOperationException(text, new TimeoutException("inner " + text)) { Data = { [name] = secret } } : null;
        return new LogEvent(DateTimeOffset.UnixEpoch, LogEventLevel.Information, exception, new MessageTemplateParser().Parse(template), properties);
    }

    private static string Secret(Random random) => Word(random, 14) + random.Next(10, 99).ToString(CultureInfo.InvariantCulture) + Word(random, 6);

    private static string Word(Random random, int length = 8) => string.Create(length, random, static (span, random) =>
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        for (var index = 0; index < span.Length; index++)
        {
            span[index] = Letters[random.Next(Letters.Length)];
        }
    });
}
