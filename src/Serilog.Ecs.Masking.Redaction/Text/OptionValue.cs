using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>The value behind an option: where it is, and whether it only stands for one.</summary>
internal static class OptionValue
{
    /// <summary>How many blanks may stand before a value.</summary>
    public const int MostBlanks = 64;

    private static readonly SearchValues<char> VariableCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    /// <summary>Where the value begins and ends that starts at a place, within its quotes or without any.</summary>
    public static (int Start, int End) BoundsAt(ReadOnlySpan<char> text, int at)
    {
        var quote = TextQuote.LengthAtStart(text[at..]);
        var start = at + quote;
        return (start, quote > 0 ? start + TextQuote.FindClose(text[start..], text.Slice(at, quote)) : TextValue.EndOfPlain(text, at));
    }

    /// <summary>Takes what stands between two places, unless it only stands for a value.</summary>
    public static bool TryTake(ReadOnlySpan<char> text, int start, int end, int from, MaskRule? rule, out KeyedFinding finding)
    {
        finding = rule is null ? default : new KeyedFinding(start, end, rule);
        return rule is not null && start >= from && end > start && !PlainValue.IsPlaceholder(text[start..end]) && !PlainValue.IsNothing(text[start..end]) && !IsVariable(text[start..end]);
    }

    /// <summary>Whether a value only repeats the name of its option: <c>--secret SECRET</c>, <c>--api-key API_KEY</c>.</summary>
    public static bool IsMetavariable(ReadOnlySpan<char> value, ReadOnlySpan<char> name)
    {
        if (value.ContainsAnyInRange('a', 'z') || name.Length < value.Length)
        {
            return false;
        }

        name = name[^value.Length..];
        for (var at = 0; at < value.Length; at++)
        {
            if (name[at] is '-' or '_' ? value[at] is not ('-' or '_') : char.ToUpperInvariant(name[at]) != value[at])
            {
                return false;
            }
        }

        return true;
    }

    // "$DB_PASSWORD"
    private static bool IsVariable(ReadOnlySpan<char> value) => value is ['$', >= 'A' and <= 'Z' or '_', ..] && !value[1..].ContainsAnyExcept(VariableCharacters);
}
