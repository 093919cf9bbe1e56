using System.Text.Json;
using NUnit.Framework;
using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Json;

/// <summary>What is escaped many characters at once reads back as it was.</summary>
public class JsonTextTests
{
    private const string Ordinary = "abcdefghijklmnopqrstuvwxyz {}[]:,.0123456789~!";
    private static readonly string[] Special = ["\"", "\\", "\n", "\t", "\u0001", "\u007F", "é", "한", "😀", "\u2028", "\0"];

    [Test]
    public void TextsReadBackAsTheyWere([Values(0, 1, 3, 20, 60, 100)] int percentOfQuotes, [Values(0, 2)] int percentOfOthers)
    {
        var random = Seeds.Random(nameof(TextsReadBackAsTheyWere) + percentOfQuotes + percentOfOthers);
        for (var run = 0; run < 1_500; run++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(run % 10 == 0 ? 700 : 90)).Select(_ => random.Next(100) switch
            {
                var chance when chance < percentOfQuotes => Special[random.Next(2)],
                var chance when chance < percentOfQuotes + percentOfOthers => Special[random.Next(Special.Length)],
                _ => Ordinary[random.Next(Ordinary.Length)].ToString(),
            }));
            var buffer = new CharBuffer(16);

            buffer.AppendJsonString(text);

            var written = buffer.Written.ToString();
            Assert.That(JsonSerializer.Deserialize<string>(written), Is.EqualTo(text));
            if (percentOfOthers == 0)
            {
                Assert.That(written, Is.EqualTo('"' + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + '"'));
            }
        }
    }
}
