using Serilog.Ecs.Masking.Redaction.Judging;
using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Notations.Prose;

/// <summary>
/// Sentences: <c>the password for ann is x</c>, <c>482913 is your login code</c>, <c>changed from 'x' to 'y'</c>. Only a quoted value, or
/// one that no sentence has as a word, is told from the words around it.
/// </summary>
internal sealed class ProseNotation : Notation
{
    /// <inheritdoc/>
    public override NotationKind Kind => NotationKind.Prose;

    /// <inheritdoc/>
    public override IEnumerable<string> Words => ["code"];

    /// <inheritdoc/>
    public override bool TryReadPair(ref TextSearch search, in PairHead head)
    {
        var rule = head.Key.Rule;
        if (!ProseShapes.IsSpoken(rule)
            || head.Key.IsTextOnly
            || !SentenceEvidence.IsAround(search.Text, head.Start, head.NameEnd)
            || IsOtherName(search.Text[head.Key.Start..head.Key.End])
            || IsAbout(search.Text, head.NameEnd))
        {
            return false;
        }

        if (NameContext.IsOtherWord(search.Text, head.Key, search.Policy)
            && !(NameContext.IsNegated(search.Text, head.Key) && QuoteReader.ReadAt(search.Text, WhiteSpace.SkipBlanks(search.Text, head.NameEnd)).Exists))
        {
            return !rule.IsTyped && NameContext.IsNegated(search.Text, head.Key) && FollowingValueReader.TryReadNext(ref search, head.Key, head.NameEnd);
        }

        return FollowingValueReader.TryRead(ref search, head.Key, head.NameEnd) || PrecedingValueReader.TryRead(ref search, head.Key, head.Start);
    }

    // "Your Acme code is 4829": a code without a further description.
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
            if (Vocabulary.Is(word, WordClass.OtherCode)
                || first < 2
                || text[first - 1] != ' '
                || !Vocabulary.Is(text[NameReader.StartOfWord(text, first - 1)..(first - 1)], WordClass.Possessive))
            {
                return false;
            }
        }

        var key = new KeyCandidate(start, end, start, rule, IsTextOnly: false);
        return FollowingValueReader.TryRead(ref search, key, end) || PrecedingValueReader.TryRead(ref search, key, first);
    }

    // A verb, "pass the ball", and the name of a scheme, which its credentials identify.
    private static bool IsOtherName(ReadOnlySpan<char> name) =>
        Vocabulary.Is(name, WordClass.Verb | WordClass.AuthScheme) && !Vocabulary.Is(name, WordClass.SchemeNoun);

    // "password error", "password reset pages": something about it.
    private static bool IsAbout(ReadOnlySpan<char> text, int at)
    {
        if (at + 1 >= text.Length || text[at] != ' ')
        {
            return false;
        }

        Span<char> lower = stackalloc char[24];
        var word = text[(at + 1)..NameReader.EndOfWord(text, at + 1)];
        return word.Length is > 2 and <= 24
            && KeyGrammar.IsMetadata(lower[..word.ToLowerInvariant(lower)])
            && !Vocabulary.Is(word, WordClass.Change | WordClass.Link | WordClass.Joint);
    }
}
