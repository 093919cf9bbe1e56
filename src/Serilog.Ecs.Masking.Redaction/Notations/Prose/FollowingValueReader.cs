using Serilog.Ecs.Masking.Redaction.Judging;
using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Notations.Prose;

/// <summary>
/// Reads values after their name: <c>the password for ann is x</c>, <c>Token generated: x</c>, <c>use the following password:</c> and a line
/// below it.
/// </summary>
internal static class FollowingValueReader
{
    private const int MostWords = 20;
    private const int MostWordsBefore = 3;
    private const int LongestSentence = 160;
    private const int LongestBracketed = 1_024;

    /// <summary>Reads the value.</summary>
    /// <param name="search">The search.</param>
    /// <param name="key">The name.</param>
    /// <param name="at">The offset after the name.</param>
    /// <returns>Whether one is hidden.</returns>
    public static bool TryRead(ref TextSearch search, in KeyCandidate key, int at)
    {
        var text = search.Text;
        var from = at;
        var sentence = new SentenceState(QuoteReader.ReadBefore(text, key.Start).Exists, FollowsChange(text, key.Start));
        for (var words = 0; words < MostWords && !sentence.IsOver; words++)
        {
            at = WhiteSpace.SkipBlanks(text, at);
            if (at >= text.Length)
            {
                break;
            }

            if (text[at] is ':' or '=')
            {
                if (sentence.IsLinked || sentence.IsObject || sentence.IsOwned)
                {
                    return TryReadAfterColon(ref search, key, at);
                }

                at++;
                sentence.TakeColon();
                continue;
            }

            if (QuoteReader.ReadAt(text, at) is { Exists: true } open)
            {
                if (sentence.IsLinked || words == 0)
                {
                    return QuotedValueReader.Report(
                        ref search, key, open, sentence.IsLinked || (words == 0 && FollowsParticle(text, at)), sentence.IsChanged,
                        isNext: words == 0 && at > key.End && !QuoteReader.ReadBefore(text, key.Start).Exists);
                }

                at = Math.Min(text.Length, QuoteReader.FindClose(QuotedValueReader.Window(text, at), open) + open.Length);
                sentence.TakeQuoted();
                continue;
            }

            if ((sentence.IsLinked || words == 0 || text[at] == '(') && TryReadValue(ref search, key, at, sentence.IsLinked))
            {
                return !sentence.IsChanged || TryReadNew(ref search, key, EndOfWord(text, at));
            }

            if (sentence.IsLinked && TryReadLast(ref search, key, at))
            {
                return true;
            }

            var end = EndOfWord(text, at);
            if (end == at)
            {
                break;
            }

            search.Spend(end - at);
            sentence.TakeWord(text, at, end, words);
            at = end;
        }

        return TryReadBelow(ref search, key, from);
    }

    /// <summary>Reads a value that only a generator makes, as the next word after the name: <c>Invalid token x</c>.</summary>
    public static bool TryReadNext(ref TextSearch search, in KeyCandidate key, int at)
    {
        var text = search.Text;
        var start = WhiteSpace.SkipBlanks(text, at);
        return start > at && start < text.Length && ProseShapes.TryRead(text, start, key.Rule, isTold: false, out var end)
            && CharacterSet.Digits.IsIn(text[start..end])
            && search.Report(new Pair(key, start, end, NotationKind.Prose));
    }

    // "Reset the password of ann to x": the verb is before the name.
    private static bool FollowsChange(ReadOnlySpan<char> text, int name)
    {
        for (var words = 0; words < MostWordsBefore && name > 1 && text[name - 1] == ' '; words++)
        {
            var start = NameReader.StartOfWord(text, name - 1);
            var classes = Vocabulary.Classify(text[start..(name - 1)]);
            if ((classes & (WordClass.Change | WordClass.Changing)) != 0)
            {
                return true;
            }

            if ((classes & (WordClass.Joint | WordClass.Possessive)) == 0)
            {
                break;
            }

            name = start;
        }

        return false;
    }

    // "… from x to y", "… x -> y": the new value after the old one.
    private static bool TryReadNew(ref TextSearch search, in KeyCandidate key, int at)
    {
        var text = search.Text;
        at = WhiteSpace.SkipBlanks(text, at);
        var sign = OperatorReader.ReadAt(text, at);
        var end = sign.Kind == OperatorKind.Arrow ? sign.End
            : text[at..].StartsWith("to ", StringComparison.OrdinalIgnoreCase) ? at + 3
            : text.Length;
        if (WhiteSpace.SkipBlanks(text, end) is var next && next < text.Length)
        {
            TryReadValue(ref search, key, next, isTold: true);
        }

        return true;
    }

    // "… is: 482913", "… for root@localhost: x"
    private static bool TryReadAfterColon(ref TextSearch search, in KeyCandidate key, int colon)
    {
        var at = WhiteSpace.SkipBlanks(search.Text, colon + 1);
        return at < search.Text.Length && (TryReadValue(ref search, key, at, isTold: true) || TryReadLast(ref search, key, at));
    }

    // "Password for ann: x": one word that ends the line is judged as it is after "Password:".
    private static bool TryReadLast(ref TextSearch search, in KeyCandidate key, int at)
    {
        var text = search.Text;
        var sign = WhiteSpace.TrimEnd(text, at);
        var end = EndOfWord(text, at);
        return key.Rule.IsTyped
            && sign < at
            && text[sign - 1] == ':'
            && WhiteSpace.SkipBlanks(text, end) == LineReader.EndOfLine(text, at)
            && search.Report(new Pair(key, at, end, NotationKind.Assignment) { Operator = OperatorReader.ReadAt(text, sign - 1) });
    }

    // "비밀번호는 x", "パスワードは「x」"
    private static bool FollowsParticle(ReadOnlySpan<char> text, int at) =>
        WhiteSpace.TrimEnd(text, at) is > 0 and var end && text[end - 1] >= 0x80 && Vocabulary.Is(text.Slice(end - 1, 1), WordClass.Particle);

    // "Please use the following password to proceed:\n\nx": alone on a line below the sentence.
    private static bool TryReadBelow(ref TextSearch search, in KeyCandidate key, int at)
    {
        var text = search.Text;
        if (!key.Rule.IsTyped)
        {
            return false;
        }

        var line = LineReader.EndOfLine(text, at);
        if (line >= text.Length || line == at || text[line - 1] != ':' || line - at > LongestSentence)
        {
            return false;
        }

        search.Spend(line - at);
        var start = WhiteSpace.SkipAll(text, line);
        var end = LineReader.EndOfLine(text, start);
        return start < text.Length && !text[start..end].Contains(' ') && ProseShapes.TryRead(text, start, key.Rule, isTold: true, out var stop) && stop == end
            && search.Report(new Pair(key, start, end, NotationKind.Prose));
    }

    private static bool TryReadValue(ref TextSearch search, in KeyCandidate key, int at, bool isTold)
    {
        var text = search.Text;
        if (text[at] is '(' or '[' or '<')
        {
            return TryReadBracketed(ref search, key, at, isTold);
        }

        var isGlued = at > 0 && at == key.End;
        if (isGlued && !(text[at - 1] >= 0x1100))
        {
            return false;
        }

        return ProseShapes.TryRead(text, at, key.Rule, isTold || FollowsParticle(text, at), out var end)
            && search.Report(new Pair(key, at, end, NotationKind.Prose));
    }

    // "token [x] rejected", "password <x>": a word in brackets is a value where it looks like one, or where a word announces it.
    private static bool TryReadBracketed(ref TextSearch search, in KeyCandidate key, int at, bool isTold)
    {
        var text = search.Text;
        var inner = text[(at + 1)..Math.Min(text.Length, at + LongestBracketed)];
        var close = inner.IndexOf(text[at] switch { '(' => ')', '[' => ']', _ => '>' });
        if (close < 1 || inner[..close].Contains(' '))
        {
            return false;
        }

        var isForeign = key.End > 0 && text[key.End - 1] >= 0x1100;
        var isOpaque = !ValueShapes.IsMeasure(inner[..close])
            && SecretStrengths.Measure(inner[..close]) is var strength
            && (strength == SecretStrength.Token
                || (key.Rule.IsTyped && (strength == SecretStrength.Mixed || (at > key.End && CharacterSet.Digits.IsIn(inner[..close])))));
        var end = at + 1 + close;
        if (isTold && text[at] == '[' && key.Rule.IsTyped && FollowsNoun(text, at))
        {
            return search.Report(new Pair(key, at + 1, end, NotationKind.Prose));
        }

        return (isTold || isForeign || isOpaque || ProseShapes.IsCode(key.Rule))
            && ProseShapes.TryRead(text[..end], at + 1, key.Rule, isTold: true, out var stop) && stop == end
            && search.Report(new Pair(key, at + 1, stop, NotationKind.Prose));
    }

    // "rejected value [x]"
    private static bool FollowsNoun(ReadOnlySpan<char> text, int at) =>
        WhiteSpace.TrimEnd(text, at) is var end && Vocabulary.Is(text[NameReader.StartOfWord(text, end)..end], WordClass.ValueNoun);

    private static int EndOfWord(ReadOnlySpan<char> text, int at)
    {
        var start = at;
        while (at < text.Length && at - start < NameReader.Longest && text[at] is not (' ' or '\t' or '\r' or '\n' or '"'))
        {
            at++;
        }

        return at;
    }
}
