using Serilog.Ecs.Masking.Redaction.Judging;
using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Redaction.Notations;

/// <summary>
/// Sentences: <c>the password for ann is x</c>, <c>482913 is your login code</c>, <c>changed from 'x' to 'y'</c>. Only a quoted value, or
/// one that no sentence has as a word, is told from the words around it.
/// </summary>
internal sealed class ProseNotation : Notation
{
    private const int MostWords = 20;
    private const int MostBefore = 10;
    private const int LongestQuoted = 512;

    /// <inheritdoc/>
    public override NotationKind Kind => NotationKind.Prose;

    /// <inheritdoc/>
    public override IEnumerable<string> Words => ["code"];

    /// <inheritdoc/>
    public override bool TryReadPair(ref TextSearch search, in PairHead head)
    {
        var rule = head.Key.Rule;
        if (!ProseShapes.IsSpoken(rule) || head.Key.IsTextOnly || IsOtherName(search.Text[head.Key.Start..head.Key.End]) || NameContext.IsOtherWord(search.Text, head.Key, search.Policy) || IsAbout(search.Text, head.NameEnd))
        {
            return false;
        }

        return ReadAfter(ref search, head.Key, head.NameEnd) || ReadBefore(ref search, head.Key, head.Start);
    }

    // "Your Acme code is 4829": a code that nothing else is said of.
    /// <inheritdoc/>
    public override bool TryReadWord(ref TextSearch search, int start, int end)
    {
        var text = search.Text;
        if (start < 2 || text[start - 1] != ' ' || search.Policy.Decide("otp").Rule is not { } rule)
        {
            return false;
        }

        var first = NameReader.StartOfWord(text, start - 1);
        var word = text[first..(start - 1)];
        if (!Vocabulary.Is(word, WordClass.Possessive))
        {
            if (Vocabulary.Is(word, WordClass.OtherCode) || first < 2 || text[first - 1] != ' ' || !Vocabulary.Is(text[NameReader.StartOfWord(text, first - 1)..(first - 1)], WordClass.Possessive))
            {
                return false;
            }
        }

        var key = new KeyCandidate(start, end, start, rule, IsTextOnly: false);
        return ReadAfter(ref search, key, end) || ReadBefore(ref search, key, first);
    }

    // A verb, "pass the ball", and the name of a scheme, which its credentials tell by themselves.
    private static bool IsOtherName(ReadOnlySpan<char> name) => Vocabulary.Is(name, WordClass.Verb | WordClass.AuthScheme) && !Vocabulary.Is(name, WordClass.SchemeNoun);

    // "password error", "password reset pages": something about it.
    private static bool IsAbout(ReadOnlySpan<char> text, int at)
    {
        if (at + 1 >= text.Length || text[at] != ' ')
        {
            return false;
        }

        Span<char> lower = stackalloc char[24];
        var word = text[(at + 1)..NameReader.EndOfWord(text, at + 1)];
        return word.Length is > 2 and <= 24 && KeyGrammar.IsMetadata(lower[..word.ToLowerInvariant(lower)]) && !Vocabulary.Is(word, WordClass.Change | WordClass.Link | WordClass.Joint);
    }

    private bool ReadAfter(ref TextSearch search, in KeyCandidate key, int at)
    {
        var text = search.Text;
        var from = at;
        var isLinked = false;
        var isChanged = false;
        var isObject = false;
        var isAfterColon = false;
        var isQuotedName = QuoteReader.ReadBefore(text, key.Start).Exists;
        for (var words = 0; words < MostWords; words++)
        {
            at = WhiteSpace.SkipBlanks(text, at);
            if (at >= text.Length)
            {
                break;
            }

            if (text[at] == ':')
            {
                if (isLinked || isObject)
                {
                    return ReadAfterColon(ref search, key, at);
                }

                at++;
                isAfterColon = true;
                continue;
            }

            if (QuoteReader.ReadAt(text, at) is { Exists: true } open)
            {
                if (isLinked || words == 0)
                {
                    return ReportQuoted(ref search, key, open, isLinked, isChanged);
                }

                var close = QuoteReader.FindClose(text[..Math.Min(text.Length, at + LongestQuoted)], open);
                at = Math.Min(text.Length, close + open.Length);
                isObject = false;
                continue;
            }

            if ((isLinked || words == 0) && TryReadValue(ref search, key, at, isLinked))
            {
                return true;
            }

            var end = EndOfWord(text, at);
            if (end == at)
            {
                break;
            }

            search.Spend(end - at);
            var word = text[at..end];
            var classes = Vocabulary.Classify(word.TrimEnd(".,:"));
            if (isQuotedName && word.Equals("to", StringComparison.OrdinalIgnoreCase) && QuoteReader.ReadAt(text, WhiteSpace.SkipBlanks(text, end)).Exists)
            {
                isLinked = true;
            }
            else if (word.Equals("from", StringComparison.OrdinalIgnoreCase) && IsChangedFrom(text, end))
            {
                (isLinked, isChanged) = (true, true);
            }
            else if ((classes & WordClass.Link) != 0 && (isChanged || !word.Equals("to", StringComparison.OrdinalIgnoreCase)) && (isChanged || !word.Equals("from", StringComparison.OrdinalIgnoreCase)))
            {
                isLinked = true;
            }
            else if ((classes & WordClass.Change) != 0)
            {
                isChanged = true;
                isLinked = false;
            }
            else if ((classes & WordClass.ValueNoun) != 0)
            {
                isLinked = true;
            }
            else if ((classes & WordClass.Joint) != 0)
            {
                isObject |= (classes & WordClass.Preposition) != 0;
                isLinked = false;
            }
            else if (!isObject && !isAfterColon && !((classes & WordClass.Participle) != 0 && words < 2))
            {
                break;
            }

            // "Token generated: x", "… for root@localhost: x"
            isLinked |= word[^1] == ':' && (isObject || isChanged || (classes & WordClass.Participle) != 0);
            isAfterColon = false;

            if (word[^1] is '.' or ';' or '!' or '?')
            {
                break;
            }

            at = end;
        }

        return ReadBelow(ref search, key, from);
    }

    // "… is: 482913", "… for root@localhost: x"
    private bool ReadAfterColon(ref TextSearch search, in KeyCandidate key, int colon)
    {
        var at = WhiteSpace.SkipBlanks(search.Text, colon + 1);
        return at < search.Text.Length && TryReadValue(ref search, key, at, isTold: true);
    }

    // "Please use the following password to proceed:\n\nx": alone on a line below the sentence.
    private bool ReadBelow(ref TextSearch search, in KeyCandidate key, int at)
    {
        var text = search.Text;
        if (!key.Rule.IsTyped)
        {
            return false;
        }

        var line = LineReader.EndOfLine(text, at);
        if (line >= text.Length || line == at || text[line - 1] != ':' || line - at > 160)
        {
            return false;
        }

        search.Spend(line - at);
        var start = WhiteSpace.SkipAll(text, line);
        var end = LineReader.EndOfLine(text, start);
        return start < text.Length && !text[start..end].Contains(' ') && ProseShapes.TryRead(text, start, key.Rule, isTold: true, out var stop) && stop == end
            && search.Report(new Pair(key, start, end, Kind));
    }

    private bool TryReadValue(ref TextSearch search, in KeyCandidate key, int at, bool isTold)
    {
        var text = search.Text;
        if (text[at] is '(' or '[')
        {
            var close = text[at..Math.Min(text.Length, at + 64)].IndexOf(text[at] == '(' ? ')' : ']');
            var isForeign = key.End > 0 && text[key.End - 1] >= 0x1100;
            return close > 1 && (ProseShapes.IsCode(key.Rule) || isTold || isForeign) && !text.Slice(at, close).Contains(' ')
                && ProseShapes.TryRead(text[..(at + close)], at + 1, key.Rule, isTold: true, out var stop) && stop == at + close
                && search.Report(new Pair(key, at + 1, stop, Kind));
        }

        var isGlued = at > 0 && at == key.End;
        if (isGlued && !(text[at - 1] >= 0x1100))
        {
            return false;
        }

        var isParticle = at > 1 && text[at - 2] >= 0x80 && Vocabulary.Is(text.Slice(at - 2, 1), WordClass.Particle);
        return ProseShapes.TryRead(text, at, key.Rule, isTold || isParticle, out var end) && search.Report(new Pair(key, at, end, Kind));
    }

    // "from 'x' to 'y'"
    private static bool IsChangedFrom(ReadOnlySpan<char> text, int at)
    {
        at = WhiteSpace.SkipBlanks(text, at);
        var window = text[..Math.Min(text.Length, at + LongestQuoted)];
        return QuoteReader.ReadAt(window, at) is { Exists: true } open && QuoteReader.FindClose(window, open) is var close && close < window.Length
            && text[WhiteSpace.SkipBlanks(text, close + open.Length)..].StartsWith("to ", StringComparison.OrdinalIgnoreCase);
    }

    // A quoted value, and the new one after it: "changed from 'x' to 'y'".
    private bool ReportQuoted(ref TextSearch search, in KeyCandidate key, Quote open, bool isTold, bool isChanged)
    {
        var text = search.Text;
        var window = text[..Math.Min(text.Length, open.End + LongestQuoted)];
        var close = QuoteReader.FindClose(window, open);
        search.Spend(close - open.Start);
        if (close >= window.Length)
        {
            return false;
        }

        var value = text[open.End..close];
        if (Guid.TryParseExact(value, "D", out _))
        {
            return false;
        }

        // The cookie 'session' is missing: that is its name.
        if (key.Rule.HoldsPairs && !value.Contains('='))
        {
            return false;
        }

        var isOpaque = SecretStrengths.Measure(value) is SecretStrength.Mixed or SecretStrength.Token || (SecretStrengths.Measure(value) == SecretStrength.Number && key.Rule.IsTyped);
        if (!isOpaque && !(key.Rule.IsTyped && (isTold || value.ContainsAnyInRange('0', '9')) && !value.Contains(' ')))
        {
            return false;
        }

        var isFound = search.Report(new Pair(key, open.End, close, Kind) { Quote = open });
        var next = WhiteSpace.SkipBlanks(text, close + open.Length);
        if (isChanged && text[next..].StartsWith("to ", StringComparison.OrdinalIgnoreCase) && QuoteReader.ReadAt(text, next + 3) is { Exists: true } second)
        {
            isFound |= ReportQuoted(ref search, key, second, isTold: true, isChanged: false);
        }

        return isFound;
    }

    // "482913 is your login code", "the value 'x' is not valid for Password", "duplicate entry 'x' for key 'users.pin'"
    private bool ReadBefore(ref TextSearch search, in KeyCandidate key, int end)
    {
        var text = search.Text;
        var isLinked = end > 0 && key.End <= text.Length && text[key.Start] >= 0x1100;
        for (var words = 0; words < MostBefore; words++)
        {
            end = WhiteSpace.TrimEnd(text, end);
            if (end == 0 || text[end - 1] is '\n' or '\r' or ';' or '!')
            {
                break;
            }

            if (isLinked && text[end - 1] is '\'' or '"' or ']')
            {
                return TryReadQuotedBefore(ref search, key, end);
            }

            var start = end;
            while (start > 0 && end - start < NameReader.Longest && text[start - 1] is not (' ' or '\t' or '\n' or '\r'))
            {
                start--;
            }

            search.Spend(end - start);
            var word = text[start..end];
            if (isLinked && ProseShapes.IsCode(key.Rule) && char.IsAsciiDigit(word[0]) && ProseShapes.TryReadCode(text, start, key.Rule, out var stop) && stop == end)
            {
                return search.Report(new Pair(key, start, end, Kind));
            }

            isLinked |= Vocabulary.Is(word, WordClass.Preposition | WordClass.Link);
            if (word[^1] is '.' or ':' or '?')
            {
                break;
            }

            end = start;
        }

        return false;
    }

    private bool TryReadQuotedBefore(ref TextSearch search, in KeyCandidate key, int end)
    {
        var text = search.Text;
        var from = Math.Max(0, end - LongestQuoted);
        var mark = text[end - 1] == ']' ? '[' : text[end - 1];
        var open = text[from..(end - 1)].LastIndexOf(mark);
        search.Spend(end - from);
        if (open < 0)
        {
            return false;
        }

        var before = WhiteSpace.TrimEnd(text, from + open);
        var word = text[NameReader.StartOfWord(text, before)..before];
        return Vocabulary.Is(word, WordClass.ValueNoun) && EndsSentence(text, key.End) && search.Report(new Pair(key, from + open + 1, end - 1, Kind) { Quote = new Quote(from + open, 1) });
    }

    // What is said of the name ends with it: "… is not valid for Password.", and not "… for password reset pages".
    private static bool EndsSentence(ReadOnlySpan<char> text, int at) =>
        at >= text.Length || text[at] is '.' or ',' or ';' or '\'' or '"' or ')' or ']' or '\r' or '\n' or ':' || QuoteReader.ReadAt(text, at).Exists;

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
