using System.Text.RegularExpressions;
using Serilog.Ecs.Masking.Redaction.Values;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Capturing;

/// <summary>Replaces what a pattern matches in texts and in lists of them, as <c>LogReplaced</c> of Destructurama asks for.</summary>
internal sealed class TextReplacement
{
    // For patterns with look-around or back-references, which some texts make slow.
    private static readonly TimeSpan LongestMatch = TimeSpan.FromMilliseconds(250);

    private readonly Regex _pattern;
    private readonly string _replacement;

    private TextReplacement(Regex pattern, string replacement)
    {
        _pattern = pattern;
        _replacement = replacement;
    }

    /// <summary>Compiles the pattern, without backtracking where it allows that; returns <see langword="null"/> if it is not a pattern.</summary>
    public static TextReplacement? TryCreate(string pattern, string replacement, RegexOptions options, TimeSpan? timeout)
    {
        var longest = timeout is { } own && own > TimeSpan.Zero && own < LongestMatch ? own : LongestMatch;
        foreach (var mode in (RegexOptions[])[RegexOptions.NonBacktracking, RegexOptions.None])
        {
            try
            {
                return new TextReplacement(new Regex(pattern, (options & ~RegexOptions.Compiled) | mode, longest), replacement);
            }
            catch (Exception fault) when (fault is NotSupportedException or ArgumentException)
            {
                // The next mode takes it, or it is not a pattern.
            }
        }

        return null;
    }

    /// <summary>Returns the value with its matches replaced, or <see langword="null"/> if it is not a text: it is left out then.</summary>
    public LogEventPropertyValue? Apply(LogEventPropertyValue value, string placeholder) => value switch
    {
        ScalarValue { Value: null } => value,
        ScalarValue { Value: string text } => Replace(text, placeholder),
        SequenceValue texts when texts.Elements.All(static element => element is ScalarValue { Value: string or null }) =>
            new SequenceValue(texts.Elements.Select(element => Apply(element, placeholder)!)),
        _ => null,
    };

    private ScalarValue Replace(string text, string placeholder)
    {
        try
        {
            return new ScalarValue(_pattern.Replace(text, _replacement));
        }
        catch (RegexMatchTimeoutException)
        {
            return new MaskedValue(placeholder, isPersonal: false);
        }
    }
}
