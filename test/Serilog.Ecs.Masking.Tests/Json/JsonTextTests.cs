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

    /// <summary>Each character at each place of a block and beside each kind of neighbour, against a writer that goes one by one.</summary>
    [TestCase("\u0000")]
    [TestCase("\b")]
    [TestCase("\t")]
    [TestCase("\n")]
    [TestCase("\u001F")]
    [TestCase(" ")]
    [TestCase("!")]
    [TestCase("\"")]
    [TestCase("\\")]
    [TestCase("~")]
    [TestCase("\u007F")]
    [TestCase("\u0080")]
    [TestCase("\u0085")]
    [TestCase("\u009F")]
    [TestCase("\u00A0")]
    [TestCase("\u2027")]
    [TestCase("\u2028")]
    [TestCase("\u2029")]
    [TestCase("\u202A")]
    [TestCase("\uAC00")]
    [TestCase("\uD7A3")]
    [TestCase("\uD7FF")]
    [TestCase("\uE000")]
    [TestCase("\uFEFE")]
    [TestCase("\uFEFF")]
    [TestCase("\uFF00")]
    [TestCase("\uFFFD")]
    [TestCase("\uFFFF")]
    [TestCase("high")]
    [TestCase("low")]
    [TestCase("pair")]
    [TestCase("two lows")]
    [TestCase("two highs")]
    [TestCase("turned")]
    public void ACharacterIsWrittenTheSameAtEachPlace(string name)
    {
        // No attribute can hold half a pair.
        var special = name switch
        {
            "high" => "\uD83D",
            "low" => "\uDE00",
            "pair" => "\uD83D\uDE00",
            "two lows" => "\uDE00\uDE00",
            "two highs" => "\uD83D\uD83D\uDE00",
            "turned" => "\uDE00\uD83D",
            _ => name,
        };
        foreach (var around in (string[])["a", "한", "\"", "é\\", "가나 다라", "\uD83D\uDE00"])
        {
            foreach (var length in (int[])[0, 1, 7, 8, 9, 15, 16, 17, 47, 48, 49, 60, 255, 256, 257, 300])
            {
                var before = string.Concat(Enumerable.Repeat(around, length));
                foreach (var text in (string[])[before + special, before + special + around, before + special + before, special + before, before + special + special + before])
                {
                    Assert.That(Escaped(text), Is.EqualTo(EscapedOneByOne(text)), () => name + " after " + before.Length + " of " + around);
                }
            }
        }
    }

    [Test]
    public void RandomTextOfManyScriptsIsWrittenAsOneByOne()
    {
        var random = Seeds.Random(nameof(RandomTextOfManyScriptsIsWrittenAsOneByOne));
        for (var run = 0; run < 3_000; run++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(run % 10 == 0 ? 700 : 60)).Select(_ => random.Next(10) switch
            {
                0 => (char)random.Next(0x10000),
                1 => (char)random.Next(0xD800, 0xE000),
                2 => (char)random.Next(0x2000, 0x2040),
                3 or 4 => (char)random.Next(0x80, 0x250),
                5 or 6 => (char)random.Next(0xAC00, 0xD7A4),
                _ => (char)random.Next(0x80),
            }));

            Assert.That(Escaped(text), Is.EqualTo(EscapedOneByOne(text)));
        }
    }

    private static string Escaped(string text)
    {
        var buffer = new CharBuffer(16);
        buffer.AppendEscaped(text);
        return buffer.Written.ToString();
    }

    // What the documents promise, in the simplest words.
    private static string EscapedOneByOne(string text)
    {
        var written = new System.Text.StringBuilder();
        for (var index = 0; index < text.Length; index++)
        {
            var value = text[index];
            if (char.IsHighSurrogate(value) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
            {
                written.Append(value).Append(text[++index]);
                continue;
            }

            written.Append(value switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\b' => "\\b",
                '\f' => "\\f",
                < ' ' or (>= '\u007F' and < '\u00A0') or '\u2028' or '\u2029' or '\uFEFF' => "\\u" + ((int)value).ToString(
                    "x4", System.Globalization.CultureInfo.InvariantCulture),
                _ when char.IsSurrogate(value) => "\uFFFD",
                _ => value.ToString(),
            });
        }

        return written.ToString();
    }
}
