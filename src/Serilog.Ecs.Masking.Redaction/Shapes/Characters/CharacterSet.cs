using System.Numerics;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Characters;

/// <summary>A set of ASCII characters, one bit for each.</summary>
internal readonly record struct CharacterSet(ulong Low, ulong High)
{
    public static CharacterSet UpperCase { get; } = Range('A', 'Z');

    public static CharacterSet LowerCase { get; } = Range('a', 'z');

    public static CharacterSet Letters { get; } = UpperCase | LowerCase;

    public static CharacterSet Digits { get; } = Range('0', '9');

    public static CharacterSet HexDigits { get; } = Digits | Range('A', 'F') | Range('a', 'f');

    /// <summary>Letters, digits and underscore: what must not be directly before or after a token.</summary>
    public static CharacterSet Word { get; } = Letters | Digits | Of('_');

    /// <summary>The alphabet of base64url, of which most tokens are made.</summary>
    public static CharacterSet Base64Url { get; } = Word | Of('-');

    /// <summary>What a run of token characters consists of, as <see cref="CharacterBlock.Tokens"/> has it.</summary>
    public static CharacterSet TokenRun { get; } = Base64Url | Of('.') | Of('/') | Of('+') | Of('=');

    /// <summary>What credentials after an authentication scheme are made of.</summary>
    public static CharacterSet Token68 { get; } = Base64Url | Of('.') | Of('~') | Of('+') | Of('/') | Of('=');

    /// <summary>How many members there are.</summary>
    public int Count => BitOperations.PopCount(Low) + BitOperations.PopCount(High);

    /// <summary>The only member, or <see langword="null"/> if there are none or several.</summary>
    public char? Single => Count == 1 ? First : null;

    /// <summary>The first member of a set that has any.</summary>
    public char First => (char)(Low != 0 ? BitOperations.TrailingZeroCount(Low) : 64 + BitOperations.TrailingZeroCount(High));

    public static CharacterSet Of(char value) =>
        value < 64 ? new CharacterSet(1UL << value, 0) : new CharacterSet(0, 1UL << (value - 64));

    public static CharacterSet Range(char first, char last)
    {
        var set = default(CharacterSet);
        for (var value = first; value <= last; value++)
        {
            set |= Of(value);
        }

        return set;
    }

    public static CharacterSet operator |(CharacterSet left, CharacterSet right) =>
        new(left.Low | right.Low, left.High | right.High);

    public static CharacterSet operator ~(CharacterSet set) => new(~set.Low, ~set.High);

    public static CharacterSet operator &(CharacterSet left, CharacterSet right) =>
        new(left.Low & right.Low, left.High & right.High);

    /// <summary>Returns the set without its first member.</summary>
    public CharacterSet WithoutFirst() => Low != 0 ? new(Low & (Low - 1), High) : new(0, High & (High - 1));

    public bool Contains(char value) =>
        value < 128 && (((value < 64 ? Low : High) >> (value & 63)) & 1) != 0;

    /// <summary>Returns whether the text has a member of the set.</summary>
    public bool IsIn(ReadOnlySpan<char> text)
    {
        foreach (var value in text)
        {
            if (Contains(value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns whether the text has nothing but members of the set.</summary>
    public bool Covers(ReadOnlySpan<char> text) => EndOfRun(text, 0) == text.Length;

    /// <summary>Returns where the run of members that starts at <paramref name="from"/> ends.</summary>
    public int EndOfRun(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length && Contains(text[from]))
        {
            from++;
        }

        return from;
    }
}
