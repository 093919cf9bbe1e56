using System.Globalization;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Serilog.Ecs.Masking.DevConsole;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.DevConsole;

public class VisibleTextTests
{
    private static IEnumerable<TestCaseData> Cases() =>
        CaseTable.Read("visible-text.txt").Select(cells => new TestCaseData(cells[0], cells[1]).SetArgDisplayNames(cells[0]));

    [TestCaseSource(nameof(Cases))]
    public void ControlCharactersAreShownAsEscapes(string codes, string shown)
    {
        Assert.That(Shown(Text(codes)), Is.EqualTo(shown));
    }

    [Test]
    public void EveryCharacterIsShownOrWrittenOut()
    {
        for (var code = 0; code <= char.MaxValue; code++)
        {
            var value = (char)code;
            var shown = Shown("a" + value + "b");

            var isWrittenOut = char.GetUnicodeCategory(value) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                && value is not ('\u200C' or '\u200D');
            Assert.That(
                shown.Contains(value, StringComparison.Ordinal), Is.EqualTo(!isWrittenOut && !char.IsSurrogate(value)), () => $"U+{code:X4} became {shown}");
            Assert.That((shown[0], shown[^1]), Is.EqualTo(('a', 'b')));
        }
    }

    // U+001B represents a character that an editor would not show.
    private static string Text(string codes) => Regex.Replace(codes, "<U\\+([0-9A-F]+)>", code =>
    {
        var value = int.Parse(code.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return value is >= 0xD800 and <= 0xDFFF ? ((char)value).ToString() : char.ConvertFromUtf32(value);
    });

    private static string Shown(string text)
    {
        var line = new CharBuffer(16);
        VisibleText.Append(line, text);
        return line.Written.ToString();
    }
}
