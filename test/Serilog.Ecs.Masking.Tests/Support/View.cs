using System.Globalization;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Serilog.Ecs.Masking.DevConsole;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>Renders events as text of the console, and checks each text: no value may reach the terminal as a control sequence.</summary>
internal static partial class View
{
    public static string Text(
        Action<ILogger> log, Action<EcsOptions>? configure = null, EcsConsoleTheme theme = EcsConsoleTheme.None,
        EcsConsoleVerbosity verbosity = EcsConsoleVerbosity.Compact) =>
        Text(Render.Event(log), configure, theme, verbosity);

    public static string Text(
        LogEvent logEvent, Action<EcsOptions>? configure = null, EcsConsoleTheme theme = EcsConsoleTheme.None,
        EcsConsoleVerbosity verbosity = EcsConsoleVerbosity.Compact) =>
        Text(logEvent, Render.Formatter(configure), theme, verbosity);

    public static string Text(LogEvent logEvent, EcsTextFormatter formatter, EcsConsoleTheme theme = EcsConsoleTheme.None, EcsConsoleVerbosity verbosity = EcsConsoleVerbosity.Compact)
    {
        var output = new OneCallWriter();
        new TextView(formatter, ViewTheme.Of(theme), verbosity).Format(logEvent, output);
        Check(output.Text, theme);
        return output.Text;
    }

    /// <summary>Removes the time from the start of the first line.</summary>
    public static string WithoutTime(string text) => text["2025-12-17 10:00:00.123 | ".Length..];

    private static void Check(string text, EcsConsoleTheme theme)
    {
        Assert.That(text[^1], Is.EqualTo('\n'));
        var lines = text[..^1].Split('\n');
        foreach (var line in lines)
        {
            CheckColours(line, theme);
            var plain = Colour().Replace(line, "");
            for (var index = 0; index < plain.Length; index++)
            {
                if (!IsHarmless(plain, plain[index], index))
                {
                    Assert.Fail($"U+{(int)plain[index]:X4} reaches the terminal.");
                }
            }
        }

        Assert.That(Colour().Replace(lines[0], ""), Does.Match(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} \| (TRACE|DEBUG|INFO |WARN |ERROR|FATAL) \| "));
        Assert.That(
            lines.Skip(1).Where(static line => !line.StartsWith("    ", StringComparison.Ordinal)), Is.Empty, "Only an event starts at the start of a line.");
    }

    // One colour at a time, and none at the end of a line.
    private static void CheckColours(string line, EcsConsoleTheme theme)
    {
        var isColoured = false;
        foreach (Match code in Colour().Matches(line))
        {
            var isReset = code.Value == "\u001b[0m";
            Assert.That(isReset, Is.EqualTo(isColoured), line);
            isColoured = !isReset;
        }

        Assert.That(isColoured, Is.False, line);
        Assert.That(theme != EcsConsoleTheme.None || !line.Contains('\u001b', StringComparison.Ordinal), Is.True, line);
    }

    private static bool IsHarmless(string line, char value, int index)
    {
        if (char.IsSurrogate(value))
        {
            return char.IsHighSurrogate(value)
                ? index + 1 < line.Length && char.IsLowSurrogate(line[index + 1])
                : index > 0 && char.IsHighSurrogate(line[index - 1]);
        }

        return value is '\u200C' or '\u200D'
            || char.GetUnicodeCategory(value) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
    }

    [GeneratedRegex("\u001b\\[[0-9;]+m")]
    private static partial Regex Colour();
}
