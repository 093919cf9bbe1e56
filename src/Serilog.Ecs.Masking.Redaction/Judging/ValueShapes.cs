using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Judging;

/// <summary>Recognises values that are nothing, or that only stand for another.</summary>
internal static class ValueShapes
{
    private static readonly SearchValues<char> MeasureCharacters = SearchValues.Create("0123456789.,/%");

    private static readonly SearchValues<char> TimeCharacters = SearchValues.Create("0123456789-:.+TZ ");

    private static readonly SearchValues<char> VersionCharacters = SearchValues.Create("0123456789.");

    private static readonly SearchValues<char> SidCharacters = SearchValues.Create("0123456789-");

    private const int LongestSign = 2;
    private const int LongestReference = 96;
    private const int LongestHexNumber = 18;
    private const int LongestCount = 12;
    private const int ShortestFiller = 6;
    private const int LongestShown = 4;
    private const int LongestElided = 10;

    private static readonly SearchValues<char> ExpressionCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.|$- ");
    private static readonly SearchValues<char> LowerWords = SearchValues.Create("abcdefghijklmnopqrstuvwxyz ");
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789+-., *");

    private static readonly string[] References = WordLists.PhrasesOf("reference");
    private static readonly WordSet Units = WordLists.SetOf("unit-sign");

    /// <summary>Returns whether a value is one of the words for none, brackets and dashes around them allowed.</summary>
    public static bool IsNothing(ReadOnlySpan<char> value)
    {
        if ((value is [.., '.', '.', '.'] && value.Length <= LongestElided) || IsShownEnd(value) || IsSign(value))
        {
            return true;
        }

        value = value.Trim(" ()[]<>*.?…•●-–,;:\"'");
        return value.IsEmpty
            || IsYours(value)
            || value is "_" or ['_', ',', ' ', ..]
            || Vocabulary.Is(value, WordClass.Nothing)
            || IsFilled(value)
            || IsNoneOfType(value);
    }

    // "=", "||": an operator or a delimiter.
    private static bool IsSign(ReadOnlySpan<char> value) => value.Length is > 0 and <= LongestSign && !value.ContainsAnyExceptInRange('!', '~') && !IsWord(value[..1]) && !IsWord(value[^1..]);

    // "your_token_here"
    private static bool IsYours(ReadOnlySpan<char> value) =>
        value.StartsWith("your", StringComparison.OrdinalIgnoreCase)
            && value[4..] is ['_' or '-', ..]
            && !value.ContainsAnyInRange('0', '9')
            && PlainWords.Covers(value);

    // "****3Rzw": others show the last characters too.
    private static bool IsShownEnd(ReadOnlySpan<char> value) =>
        value.Length <= ShortestFiller + LongestShown + LongestElided
            && value.LastIndexOf('*') + 1 is >= LongestShown and var end
            && value.Length - end <= LongestShown
            && !value[..end].ContainsAnyExcept('*', '-', ' ')
            && ValueShapes.IsWord(value[end..]);

    private static bool IsWord(ReadOnlySpan<char> value) => CharacterSet.Word.Covers(value);

    // "xxxxxxxxxxxx", "XXXXXXXXXXXX1881"
    private static bool IsFilled(ReadOnlySpan<char> value)
    {
        var end = value.LastIndexOfAnyExceptInRange('0', '9') + 1;
        return value.Length - end <= LongestShown && end >= ShortestFiller && !value[..end].ContainsAnyExcept('x', 'X', '-');
    }

    // "string)null" of "(string)null", "None, None"
    private static bool IsNoneOfType(ReadOnlySpan<char> value)
    {
        var end = value.IndexOfAny(')', ',');
        return end > 0
            && Vocabulary.Is(value[..end], value[end] == ')' ? WordClass.Type : WordClass.Nothing)
            && Vocabulary.Is(value[(end + 1)..].Trim(' '), WordClass.Nothing);
    }

    /// <summary>Returns whether a value is a number, perhaps several.</summary>
    public static bool IsNumber(ReadOnlySpan<char> value) => !value.Trim(" []").ContainsAnyExcept(NumberCharacters);

    /// <summary>Returns whether a value is a number of at most 64 bits as programs print one: <c>0x14ed93111f20027</c>.</summary>
    public static bool IsHexNumber(ReadOnlySpan<char> value) => value is ['0', 'x' or 'X', _, ..]
        && value.Length <= LongestHexNumber
        && CharacterSet.HexDigits.Covers(value[2..]);

    /// <summary>Returns whether a value is a date and time of ISO 8601: <c>2026-11-30T22:06:12.617+00:00</c>.</summary>
    public static bool IsTime(ReadOnlySpan<char> value) =>
        value is [_, _, _, _, '-', _, _, '-', _, _, 'T' or ' ', ..]
            && !value.ContainsAnyExcept(TimeCharacters)
            && value[..4].IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>Returns whether a value is a date of ISO 8601, perhaps with a time: <c>2026-11-30</c>.</summary>
    public static bool IsDate(ReadOnlySpan<char> value) =>
        IsTime(value) || (value is [_, _, _, _, '-', _, _, '-', _, _] && !value.ContainsAnyExcept(SidCharacters));

    /// <summary>Returns whether a value is a number with its unit or its count: <c>0.5s</c>, <c>12ms</c>, <c>3/3</c>.</summary>
    public static bool IsMeasure(ReadOnlySpan<char> value)
    {
        value = value.Trim("()[]");
        var digits = value.IndexOfAnyExcept(MeasureCharacters);
        return digits < 0
            || (digits > 0 && Units.Contains(value[digits..]));
    }

    /// <summary>Returns whether a value is a number and what it counts: <c>1532 prompt, 210 completion</c>.</summary>
    public static bool IsCount(ReadOnlySpan<char> value)
    {
        var digits = value.IndexOfAnyExceptInRange('0', '9');
        return digits is > 0 and < LongestCount && digits + 1 < value.Length && value[digits] == ' ' && char.IsAsciiLetter(value[digits + 1]);
    }

    /// <summary>Returns whether the whole value stands for another: <c>${VAR} %VAR% {{x}} {Hole} &lt;password&gt; @p0 ? $1 :p</c>.</summary>
    public static bool IsPlaceholder(ReadOnlySpan<char> value) => value switch
    {
        "?" or "'?'" => true,
        ['$', '{', .. var name, '}'] => IsName(WithoutDefault(name.TrimStart('{').TrimEnd('}'))),
        ['<', '%', '=', .. var code, '%', '>'] => code.Trim(' ') is ['E', 'N', 'V', '[', _, .. var name, _, ']'] && IsName(name),
        ['$', '(', .. var name, ')'] => IsName(name),
        ['#', '{', .. var name, '}'] => IsName(name),
        ['{', '{', .. var name, '}', '}'] => IsName(name.Trim("{} ")),
        ['{', .. var hole, '}'] => IsHole(hole),
        ['<', .. var name, '>'] => IsName(name.Trim("/|")) || !name.ContainsAnyExcept(LowerWords),
        ['%', .. var name, '%'] => IsName(name),
        ['%', '%', var letter] => char.IsAsciiLetter(letter),
        ['@', .. var name] => IsName(name.TrimStart('@')) && (name.StartsWith("__") || name.StartsWith("p") || name.Length <= 24) && !name.Contains('-'),
        [':', .. var name] => IsName(name),
        ['$', .. var number] => !number.IsEmpty && !number.ContainsAnyExceptInRange('0', '9'),
        _ => false,
    };

    /// <summary>Returns whether a text begins with a reference to where the value is kept: <c>${{ secrets.TOKEN }}</c>, <c>!Ref DbPassword</c>.</summary>
    public static bool StartsWithReference(ReadOnlySpan<char> text)
    {
        var window = text[..Math.Min(text.Length, LongestReference)];

        // What a function puts in: "password: %w".
        if (window is ['%', 'w' or 'v' or 's' or 'd' or 'q' or 'x' or 'r' or 'i', .. var behind]
            && behind is [] or ['"' or '\'' or ' ' or ',' or ')' or ';' or '\\', ..])
        {
            return true;
        }

        if (window.StartsWith("{{") || window.StartsWith("${{"))
        {
            var inner = window[(window.IndexOf('{') + 2)..];
            var end = inner.IndexOf("}}");
            return end > 2 && inner[0] == ' ' && inner[end - 1] == ' ' && !inner[..end].ContainsAnyExcept(ExpressionCharacters);
        }

        if (window.StartsWith("${") && window.IndexOf('}') is var close and > 0)
        {
            return window[..close].Contains('?') && IsPlaceholder(window[..(close + 1)]);
        }

        if (window is ['<', ..])
        {
            var end = window.IndexOf('>');
            return end > 3
                && window[..end].Contains(' ')
                && !window[1..end].ContainsAnyExcept(LowerWords)
                && (end + 1 == window.Length || window[end + 1] is ' ' or ',' or ';' or '\r' or '\n' or '"');
        }

        foreach (var reference in References)
        {
            if (window.StartsWith(reference))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns whether a value is a range of versions, as lists of packages have it: <c>^0.7.0</c>, <c>~> 2.1</c>.</summary>
    public static bool IsVersionRange(ReadOnlySpan<char> value) =>
        value is ['^' or '~' or '>' or '<', ..]
            && value[1..].TrimStart(">= ") is [>= '0' and <= '9', ..] and var version
            && version.Contains('.')
            && !version.ContainsAnyExcept(MeasureCharacters);

    /// <summary>Returns whether a value is a version: <c>0.7.0</c>.</summary>
    public static bool IsVersion(ReadOnlySpan<char> value) => value.Count('.') is 2 or 3 && !value.ContainsAnyExcept(VersionCharacters);

    /// <summary>Returns whether a value is the identity of a user or a group of Windows: <c>S-1-5-18</c>.</summary>
    public static bool IsWindowsSid(ReadOnlySpan<char> value) => value is ['S', '-', '1', '-', .. var numbers]
        && !numbers.IsEmpty
        && !numbers.ContainsAnyExcept(SidCharacters);

    /// <summary>Returns whether a remark in parentheses replaces the value, as plans of Terraform write it: <c>(sensitive value)</c>.</summary>
    public static bool IsRemark(ReadOnlySpan<char> text)
    {
        var close = text[..Math.Min(text.Length, LongestReference)].IndexOf(')');
        return close > 1
            && text[0] == '('
            && text[1..close] is "sensitive" or "sensitive value" or "known after apply" or "write-only attribute" or "not set" or "unchanged";
    }

    /// <summary>Returns whether a text is one name, as programs have them.</summary>
    public static bool IsName(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsLetterOrDigit(character) && character is not ('_' or '.' or '-'))
            {
                return false;
            }
        }

        return !text.IsEmpty && !char.IsDigit(text[0]);
    }

    // "${DB_PASSWORD:}", "${DB_PASSWORD:?is required}": a message is no default.
    private static ReadOnlySpan<char> WithoutDefault(ReadOnlySpan<char> name)
    {
        var end = name.IndexOfAny(':', '?');
        return end > 0 && name[end..] is ":" or ":-" or ['?', ..] or [':', '?', ..] ? name[..end] : name;
    }

    // A hole of a message template: {Name}, {@Name}, {Name,-5:l}, {0}.
    private static bool IsHole(ReadOnlySpan<char> text)
    {
        text = text.TrimStart("@$");
        var end = text.IndexOfAny(',', ':');
        var name = end < 0 ? text : text[..end];
        if (end >= 0 && text[(end + 1)..].StartsWith(" "))
        {
            return false;
        }

        return IsName(name) || (!name.IsEmpty && name.Length <= 2 && !name.ContainsAnyExceptInRange('0', '9'));
    }
}
