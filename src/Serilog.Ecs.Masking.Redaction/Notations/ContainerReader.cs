using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Judging;
using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Notations;

/// <summary>
/// Reads lists and objects under a sensitive name. They keep their shape: the items of a list are hidden one by one, and so are
/// the texts of an object whose name announces secrets. The members of other objects are judged by their own names.
/// </summary>
internal static class ContainerReader
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789+-.eE");

    private const int MostLeaves = 256;
    private const int LongestSchema = 256;
    private const string TypeMember = "\"type\"";
    private const int Window = 65_536;

    /// <summary>Reports what a list or object holds.</summary>
    /// <param name="search">The search.</param>
    /// <param name="pair">The name; its value begins with the bracket.</param>
    public static void Report(ref TextSearch search, in Pair pair)
    {
        var text = search.Text;
        var limit = (int)Math.Min(text.Length, (long)pair.Start + Window);
        var holdsSecrets = pair.Key.Rule.HoldsContainers;
        if (IsSchema(text[pair.Start..limit]) || IsReference(text[pair.Start..limit]))
        {
            return;
        }

        // The members of a token are told by their own names: only what a generator makes is hidden.
        var ofMembers = pair with { Key = pair.Key with { IsWeak = true } };
        var depth = 0;
        var objects = 0UL;
        var leaves = 0;
        for (var at = pair.Start; at < limit; at++)
        {
            switch (text[at])
            {
                case '{' or '[' or '(':
                    objects = (objects << 1) | (text[at] == '[' ? 0UL : 1);
                    depth++;
                    break;
                case '}' or ']' or ')':
                    objects >>= 1;
                    if (--depth <= 0)
                    {
                        search.Spend(at - pair.Start);
                        return;
                    }

                    break;
                default:
                    var isMember = (objects & 1) != 0;
                    var isLeaf = holdsSecrets || !isMember || pair.Key.Rule.Class == RuleClass.Secret;
                    at = ReadItem(ref search, isMember && !holdsSecrets ? ofMembers : pair, text[..limit], at, isLeaf && leaves++ < MostLeaves, isMember);
                    break;
            }
        }

        search.Spend(limit - pair.Start);
    }

    // {"Ref": "DbPassword"}, {"Fn::Sub": "…"}, {"$ref": "#/…"}, {"valueFrom": {…}}: where the value is.
    private static bool IsReference(ReadOnlySpan<char> text)
    {
        var first = text[1..].TrimStart(" \r\n\t\"'\\");
        var end = first.IndexOfAny(" :\"'\\");
        return text[0] == '{' && (first.StartsWith("Fn::") || (end > 0 && Vocabulary.Is(first[..end], WordClass.ReferenceMember)));
    }

    // {"type": "string", "minLength": 8}: what a value has to be like.
    private static bool IsSchema(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, LongestSchema)];
        var type = text.IndexOf(TypeMember);
        if (type < 0)
        {
            return false;
        }

        var value = text[(type + TypeMember.Length)..].TrimStart(' ');
        value = value.StartsWith(":") ? value[1..].TrimStart(' ') : default;
        var end = value.Length > 1 ? value[1..].IndexOf('"') : -1;
        return end > 0 && value[0] == '"' && Vocabulary.Is(value[1..(end + 1)], WordClass.JsonType);
    }

    // Returns the last offset of the item.
    private static int ReadItem(ref TextSearch search, in Pair pair, ReadOnlySpan<char> text, int at, bool isLeaf, bool isObject)
    {
        var open = QuoteReader.ReadAt(text, at);
        if (open.Exists)
        {
            var close = QuoteReader.FindClose(text, open);
            var end = Math.Min(text.Length, close + open.Length);
            var after = WhiteSpace.SkipAll(text, end);
            var isName = after < text.Length
                && (text[after] == ':' || text[after..].StartsWith("=>") || text[after..].StartsWith("%3A", StringComparison.OrdinalIgnoreCase));
            if (isLeaf && !isName && !(isObject && IsOtherMember(text[open.End..close], pair.Key.Rule)))
            {
                var isListed = pair.IsListed || IsWordList(pair, isObject);
                search.Report(pair with { Start = open.End, End = close, Quote = open, IsTight = true, MaskQuote = default, IsListed = isListed });
            }

            return end - 1;
        }

        // A line break as an escape, "\n" in a string of JSON: its letter begins no item.
        if (text[at] == '\\')
        {
            var length = text[at..].IndexOfAnyExcept('\\');
            return length < 0 ? text.Length : at + length;
        }

        if (!char.IsLetterOrDigit(text[at]) && text[at] is not ('-' or '_' or '+' or '/'))
        {
            return at;
        }

        var stop = at;
        while (stop < text.Length && text[stop] is not (',' or '}' or ']' or ' ' or '\t' or '\r' or '\n' or '"' or ':' or '='))
        {
            stop++;
        }

        var next = WhiteSpace.SkipBlanks(text, stop);
        if (isLeaf && !(next < text.Length && text[next] is ':' or '='))
        {
            // A number in an object is more often a count than a secret.
            if (isObject && IsNumber(text[at..stop]))
            {
                return stop - 1;
            }

            var mark = IsNumber(text[at..stop]) ? pair.MaskQuote : default;
            search.Report(pair with { Start = at, End = stop, IsListed = pair.IsListed || IsWordList(pair, isObject), MaskQuote = mark });
        }

        return stop - 1;
    }

    // A code has digits, and a date says when something happened to the secrets.
    private static bool IsOtherMember(ReadOnlySpan<char> value, MaskRule rule) =>
        (ProseShapes.IsCode(rule) && !value.ContainsAnyInRange('0', '9')) || ValueShapes.IsDate(value);

    // tokens: ["def", "(", ")"]: what a lexer makes of a text.
    private static bool IsWordList(in Pair pair, bool isObject) => !isObject && pair.Key.Rule.Id == KeyRules.Token;

    /// <summary>Returns whether an unquoted value is a number of JSON.</summary>
    public static bool IsNumber(ReadOnlySpan<char> value) =>
        value.Length > 0 && (char.IsAsciiDigit(value[0]) || value[0] == '-') && value[^1] is >= '0' and <= '9' && !value.ContainsAnyExcept(NumberCharacters);
}
