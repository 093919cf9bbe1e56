using System.Buffers;

namespace Serilog.Ecs.Masking.Redaction.Lexing;

/// <summary>Reads the operators between names and values, whatever language they are from.</summary>
internal static class OperatorReader
{
    private const string Matches = "=~";
    private const int Groups = 64;

    // Of spellings that begin alike, the longest comes first.
    private static readonly (string Spelling, OperatorKind Kind, OperatorEncoding Encoding)[] Spellings =
    [
        ("===", OperatorKind.Comparison, OperatorEncoding.Plain),
        ("!==", OperatorKind.Comparison, OperatorEncoding.Plain),
        ("==", OperatorKind.Comparison, OperatorEncoding.Plain),
        ("!=", OperatorKind.Comparison, OperatorEncoding.Plain),
        ("<>", OperatorKind.Comparison, OperatorEncoding.Plain),
        (Matches, OperatorKind.Comparison, OperatorEncoding.Plain),
        (":::=", OperatorKind.Assign, OperatorEncoding.Plain),
        ("::=", OperatorKind.Assign, OperatorEncoding.Plain),
        ("??=", OperatorKind.Assign, OperatorEncoding.Plain),
        ("||=", OperatorKind.Assign, OperatorEncoding.Plain),
        (":=", OperatorKind.Assign, OperatorEncoding.Plain),
        ("=: ", OperatorKind.Assign, OperatorEncoding.Plain),
        ("?=", OperatorKind.Assign, OperatorEncoding.Plain),
        ("+=", OperatorKind.Assign, OperatorEncoding.Plain),
        (".=", OperatorKind.Assign, OperatorEncoding.Plain),
        ("=>", OperatorKind.Arrow, OperatorEncoding.Plain),
        ("->", OperatorKind.Arrow, OperatorEncoding.Plain),
        ("<-", OperatorKind.Arrow, OperatorEncoding.Plain),
        ("⇒", OperatorKind.Arrow, OperatorEncoding.Plain),
        ("→", OperatorKind.Arrow, OperatorEncoding.Plain),
        ("➜", OperatorKind.Arrow, OperatorEncoding.Plain),
        ("➔", OperatorKind.Arrow, OperatorEncoding.Plain),
        ("⟶", OperatorKind.Arrow, OperatorEncoding.Plain),
        ("⇨", OperatorKind.Arrow, OperatorEncoding.Plain),
        ("=", OperatorKind.Assign, OperatorEncoding.Plain),
        (":: ", OperatorKind.Colon, OperatorEncoding.Plain),
        (":", OperatorKind.Colon, OperatorEncoding.Plain),
        ("\\u003d", OperatorKind.Assign, OperatorEncoding.Unicode),
        ("\\u003a", OperatorKind.Colon, OperatorEncoding.Unicode),
        ("%3D", OperatorKind.Assign, OperatorEncoding.Percent),
        ("%3A", OperatorKind.Colon, OperatorEncoding.Percent),
        ("%253D", OperatorKind.Assign, OperatorEncoding.PercentTwice),
        ("%253A", OperatorKind.Colon, OperatorEncoding.PercentTwice),
        ("&#61;", OperatorKind.Assign, OperatorEncoding.Entity),
        ("&#x3D;", OperatorKind.Assign, OperatorEncoding.Entity),
        ("&equals;", OperatorKind.Assign, OperatorEncoding.Entity),
        ("&#58;", OperatorKind.Colon, OperatorEncoding.Entity),
        ("&#x3A;", OperatorKind.Colon, OperatorEncoding.Entity),
        ("&colon;", OperatorKind.Colon, OperatorEncoding.Entity),
    ];

    private static readonly SearchValues<char> Starts = SearchValues.Create([.. Spellings.Select(static entry => entry.Spelling[0]).Distinct()]);

    // By their first character, in its low bits.
    private static readonly (string Spelling, OperatorKind Kind, OperatorEncoding Encoding)[][] ByFirst = Group();

    /// <summary>Reads the operator that begins at an offset.</summary>
    public static TextOperator ReadAt(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length || !Starts.Contains(text[at]))
        {
            return default;
        }

        // "Token::parse" is a name within another.
        var rest = text[at..];
        if (rest is [':', ':', var first, ..] && char.IsAsciiLetter(first))
        {
            return default;
        }

        foreach (var (spelling, kind, encoding) in ByFirst[text[at] % Groups])
        {
            if (rest.StartsWith(spelling, encoding == OperatorEncoding.Plain ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase)
                && !(spelling == Matches && BeginsValue(text, at)))
            {
                var end = at + spelling.Length;
                return new TextOperator(kind, at, encoding == OperatorEncoding.Plain ? end : WhiteSpace.SkipEncoded(text, end), encoding);
            }
        }

        return default;
    }

    private static (string Spelling, OperatorKind Kind, OperatorEncoding Encoding)[][] Group() =>
        [.. Enumerable.Range(0, Groups).Select(static group => Array.FindAll(Spellings, entry => entry.Spelling[0] % Groups == group))];

    // "PWD=~/projects" and "password=~x9", and not "name =~ /x/" or PromQL's "job=~"x"".
    private static bool BeginsValue(ReadOnlySpan<char> text, int at)
    {
        var after = at + Matches.Length < text.Length ? text[at + Matches.Length] : ' ';
        return at > 0 && !char.IsWhiteSpace(text[at - 1]) && !char.IsWhiteSpace(after) && after is not ('"' or '\'' or '`');
    }
}
