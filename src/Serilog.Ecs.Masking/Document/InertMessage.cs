using System.Buffers;
using Serilog.Ecs.Masking.Redaction;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document;

/// <summary>
/// Tells which messages of a template need no look of their own, since all that they hold was looked at as a value: where
/// neither the text around a value nor the value beside it can make it something else.
/// </summary>
internal sealed class InertMessage
{
    private const long MaxNumber = 100_000_000;
    private const double MaxFraction = 10_000;
    private const int LongestWord = 15;

    // What is longer may be judged by a word near it, and as many digits as a number that is sensitive has may be part of one.
    private const int LongestValue = 31;
    private const int MostDigits = 5;

    private static readonly SearchValues<char> LiteralCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz .,;!?'\"_");
    private static readonly SearchValues<char> WordCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_./-");
    private static readonly SearchValues<char> ValueCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_./-0123456789");

    private readonly Hole[] _holes;

    private InertMessage(Hole[] holes) => _holes = holes;

    /// <summary>Reads a template; <see langword="null"/> where its text alone is a reason to look.</summary>
    public static InertMessage? Of(ReadOnlySpan<TemplatePlan.Part> parts)
    {
        var holes = new Hole[parts.Length];
        var count = 0;
        var allApart = true;
        var hasLetters = true;
        for (var index = 0; index < parts.Length; index++)
        {
            if (parts[index].Property is not { } property)
            {
                if (parts[index].Text.AsSpan().ContainsAnyExcept(LiteralCharacters))
                {
                    return null;
                }

                hasLetters |= parts[index].Text.AsSpan().ContainsAnyInRange('A', 'z');
                continue;
            }

            var before = index == 0 ? "" : parts[index - 1].Text;
            if (!hasLetters && before is not (" " or ", "))
            {
                return null;
            }

            var isApart = StandsApart(before, index == parts.Length - 1 ? "" : parts[index + 1].Text);
            holes[count++] = new Hole(property, isApart, FollowsHole: !hasLetters, parts[index].Format is null, IsFraction(parts[index].Format));
            allApart &= isApart;
            hasLetters = false;
        }

        // "{A}key {B}": what is glued to a value becomes another word, which may say something about the next one.
        return count > 1 && !allApart ? null : new InertMessage(holes[..count]);
    }

    /// <summary>Whether a message with these values needs no look.</summary>
    public bool Is(EventProperties properties, EventMasking masking)
    {
        string? word = null;
        foreach (ref readonly var hole in _holes.AsSpan())
        {
            if ((hole.FollowsHole && (word is null || !SaysNothing(word, masking.Policy)))
                || properties.Find(hole.Property) is not ScalarValue scalar
                || !(hole.HasNoFormat && IsWordOrNumber(scalar.Value)) && !(hole.IsApart && IsClean(scalar, hole, masking)))
            {
                return false;
            }

            word = scalar.Value as string;
        }

        return true;
    }

    private static bool IsWordOrNumber(object? value) => value switch
    {
        int number => number is > -(int)MaxNumber and < (int)MaxNumber,
        long number => number is > -MaxNumber and < MaxNumber,
        string { Length: <= LongestWord } text => text is not ['-', ..] && !text.AsSpan().ContainsAnyExcept(WordCharacters),
        bool => true,
        _ => false,
    };

    // A value that was looked at as a property, in which nothing is left that could be found.
    private static bool IsClean(ScalarValue scalar, in Hole hole, EventMasking masking) => scalar.Value switch
    {
        _ when masking.TracksPaths || masking.Policy.Mode != MaskingMode.Mask => false,
        string when scalar is MaskedValue => hole.HasNoFormat,
        string { Length: > 0 and <= LongestValue } text => hole.HasNoFormat && text[0] != '-' && !text.AsSpan().ContainsAnyExcept(ValueCharacters) && HasFewDigits(text),
        double number => hole.IsFraction && number is > -MaxFraction and < MaxFraction,
        decimal number => hole.IsFraction && number is > -(decimal)MaxFraction and < (decimal)MaxFraction,
        _ => false,
    };

    private static bool HasFewDigits(string text)
    {
        var digits = 0;
        foreach (var character in text)
        {
            digits += char.IsAsciiDigit(character) ? 1 : 0;
        }

        return digits <= MostDigits;
    }

    // "Bearer {Token}", "key {Value}" and "password {Value}" say what comes next; "GET {Path}" does not.
    private static bool SaysNothing(string word, MaskingPolicy policy) =>
        word.Length <= LongestWord && !word.AsSpan().ContainsAnyExcept(WordCharacters) && word.AsSpan().IndexOfAny("_./-") < 0
        && !AuthSchemeDetector.IsName(word) && policy.Decide(word.AsSpan()) is { Rule: null, EndsPhrase: false, IsCalledValue: false };

    // Between blanks, the ends of the message and of sentences; in quotes or not.
    private static bool StandsApart(ReadOnlySpan<char> before, ReadOnlySpan<char> behind)
    {
        if (before is [.., '"' or '\''] && behind.StartsWith(before[^1..]))
        {
            before = before[..^1];
            behind = behind[1..];
        }

        behind = behind is ['.' or ',' or ';' or '!' or '?', ..] ? behind[1..] : behind;
        return before is [] or [.., ' '] && (behind is [] or [' ', ..]);
    }

    // Four digits on either side of the point at most: "0.0000", "F2".
    private static bool IsFraction(string? format) => format switch
    {
        ['F' or 'f', >= '0' and <= '4'] => true,
        { Length: <= 6 } => format.StartsWith("0.", StringComparison.Ordinal) && !format.AsSpan(2).ContainsAnyExcept('0', '#'),
        _ => false,
    };

    /// <summary>What a hole's place says about any value in it.</summary>
    /// <param name="Property">The hole's property.</param>
    /// <param name="IsApart">Whether its value is a word of its own.</param>
    /// <param name="FollowsHole">Whether no letter stands between it and the hole before.</param>
    /// <param name="HasNoFormat">Whether its value is written as it is.</param>
    /// <param name="IsFraction">Whether its format writes a number with a few digits.</param>
    private readonly record struct Hole(string Property, bool IsApart, bool FollowsHole, bool HasNoFormat, bool IsFraction);
}
