using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Judging;
using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Notations.Objects;

/// <summary>Reads pairs that only the brackets around them mark as pairs: <c>[password, x]</c>, <c>("password", "x")</c>, <c>{password,"x"}</c>.</summary>
internal static class BracketPairReader
{
    private static readonly SearchValues<char> WordEnds = SearchValues.Create(" \t\r\n");

    /// <summary>Reads the second of two terms in brackets, of which the name is the first.</summary>
    public static bool TryRead(ref TextSearch search, in PairHead head)
    {
        var text = search.Text;
        var end = head.IsQuoted ? head.Close.End : head.Key.End;
        var before = CharacterBefore(text, head);
        if (end >= text.Length || text[end] != ',' || before is not ('[' or '(' or '{' or ',') || (before == ',' && !head.IsQuoted))
        {
            return false;
        }

        var start = WhiteSpace.SkipAll(text, end + 1);
        if (start >= text.Length
            || text[start..].StartsWith("...")
            || (head.IsQuoted && IsNamedArgument(text[start..]))
            || (head.IsQuoted && NextPair.StartsWithMember(text[start..]))
            || (!head.IsQuoted && IsArgument(text, head.Start, start)))
        {
            return true;
        }

        var pair = new Pair(head.Key, start, start, NotationKind.ObjectNotation)
        {
            IsBracketed = true,
            IsKeyQuoted = head.IsQuoted,
            IsListed = IsList(text, head, start),
        };
        if (ValueReader.TryReadQuote(text, start, out var open))
        {
            ValueReader.ReportQuoted(ref search, pair, open);
            return true;
        }

        // "parametrize("password", ["short", "long"])"
        if (text[start] == '[' && head.IsQuoted)
        {
            ContainerReader.Report(ref search, pair with { IsListed = true });
            return true;
        }

        // "write("License", self.get_license())", "Equal("Bearer", result.TokenType)"
        if (head.IsQuoted && ExpressionJudge.StartsWithArgument(text[start..], head.Key.Rule, search.Policy))
        {
            return true;
        }

        // A bracket with more of the value after it belongs to the value.
        var window = ValueReader.Window(text, start);
        var close = start;
        while (close < window.Length && !IsClosing(text, close))
        {
            close++;
        }

        search.Spend(close - start);
        search.Report(pair with { End = close == window.Length ? text.Length : close });
        return true;
    }

    // "text_input("API key", type="password")"
    private static bool IsNamedArgument(ReadOnlySpan<char> text) =>
        NameReader.EndOfWord(text, 0) is > 0 and var end && end + 1 < text.Length && text[end] == '=' && text[end + 1] != '=' && PlainWords.Covers(text[..end]);

    // Before the path of a setting: [Smtp:Password, x].
    private static char CharacterBefore(ReadOnlySpan<char> text, in PairHead head)
    {
        var at = head.Start;
        at -= at > 0 && text[at - 1] == '.' ? 1 : 0;
        if (at > 0 && text[at - 1] == ':')
        {
            while (at > 0 && head.Start - at < NameReader.Longest && (NameReader.IsNameCharacter(text[at - 1]) || text[at - 1] == ':'))
            {
                at--;
            }

            at -= QuoteReader.ReadBefore(text, at).Length;
        }

        at = WhiteSpace.TrimEnd(text, at);
        return at == 0 ? '\0' : text[at - 1];
    }

    // "SignIn(input.Email, input.Password)", "That(token, Is.Not.Null)": what code calls a function with.
    private static bool IsArgument(ReadOnlySpan<char> text, int start, int value)
    {
        var open = start;
        while (open > 0 && start - open < NameReader.Longest && NameReader.IsNameCharacter(text[open - 1]))
        {
            open--;
        }

        return open > 1
            && text[open - 1] == '('
            && char.IsAsciiLetterOrDigit(text[open - 2])
            && (char.IsAsciiLetter(text[value]) || IsShortNumber(text[value..]));
    }

    // "hash(password, 10)"
    private static bool IsShortNumber(ReadOnlySpan<char> text)
    {
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        return digits is > 0 and < 4 && text[digits] is ')' or ',';
    }

    // More than two terms, or a word before the bracket that they are listed after: devices (phone, tablet, desktop).
    private static bool IsList(ReadOnlySpan<char> text, in PairHead head, int start)
    {
        if (head.CharacterBefore(text) == ',')
        {
            return true;
        }

        var open = QuoteReader.ReadAt(text, start);
        var end = open.Exists
            ? QuoteReader.FindClose(ValueReader.Window(text, start), open) + open.Length
            : ValueEnd.OfWord(ValueReader.Window(text, start), start);
        var next = WhiteSpace.SkipAll(text, Math.Min(text.Length, end));
        var isLast = next >= text.Length || text[next] != ',';

        // "[Password, x], [User, ann]": pairs follow one another.
        return !isLast || (IsValue(text, head) && !(next + 1 < text.Length && text[next] == ']' && text[(next + 1)..].StartsWith(", [")));
    }

    // resources: ["secrets", "configmaps"]
    private static bool IsValue(ReadOnlySpan<char> text, in PairHead head)
    {
        var bracket = WhiteSpace.TrimEnd(text, head.Start);
        var before = bracket > 0 && text[bracket - 1] == '[' ? WhiteSpace.TrimEnd(text, bracket - 1) : 0;
        return before > 0 && text[before - 1] is ':' or '=';
    }

    private static bool IsClosing(ReadOnlySpan<char> text, int at) =>
        text[at] is ']' or ')' or '}'
            && (at + 1 == text.Length
                || text[at + 1] is ',' or ' ' or '"' or '\'' or '\\' or ']' or ')' or '}' or '.' or ';' or '\r' or '\n'
                || (!char.IsLetterOrDigit(text[at + 1]) && IsLastOfWord(text, at)));

    // "|[ClientSecret, x]|": what is behind the bracket has none of its kind.
    private static bool IsLastOfWord(ReadOnlySpan<char> text, int at)
    {
        var rest = text[(at + 1)..Math.Min(text.Length, at + NameReader.Longest)];
        var end = rest.IndexOfAny(WordEnds);
        return !(end < 0 ? rest : rest[..end]).Contains(text[at]);
    }
}
