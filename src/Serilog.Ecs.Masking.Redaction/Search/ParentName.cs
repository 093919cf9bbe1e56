using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Notations;
using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Search;

/// <summary>Reads names that only the object around them completes: the <c>holder</c> of a <c>card</c>, the <c>Key</c> of <c>Jwt</c>.</summary>
internal static class ParentName
{
    private const int Reach = 512;

    /// <summary>Reads a name together with that of its object.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int start, int end, MaskingPolicy policy, out KeyCandidate key)
    {
        key = default;
        var name = text[start..end];
        if (!PairNames.IsNamedByParent(name) || !QuoteReader.ReadBefore(text, start).Exists || StartOfObject(text, start) is not (> 1 and var open))
        {
            return false;
        }

        var before = open;
        while (before > 0 && text[before - 1] is ' ' or '\t' or '\r' or '\n' or '[')
        {
            before--;
        }

        if (before == 0 || text[before - 1] != ':')
        {
            return false;
        }

        var close = WhiteSpace.TrimEnd(text, before - 1);
        close -= QuoteReader.ReadBefore(text, close).Length;
        var first = NameReader.StartOfWord(text, close);
        if (first == close || PairNames.RuleOfParent(text[first..close], name, policy) is not { } rule)
        {
            return false;
        }

        key = new KeyCandidate(start, end, start, rule, IsTextOnly: false) { IsQualified = true };
        return true;
    }

    // Backwards, over the objects that are members of it.
    private static int StartOfObject(ReadOnlySpan<char> text, int from)
    {
        var depth = 0;
        for (var at = from - 1; at >= Math.Max(0, from - Reach); at--)
        {
            switch (text[at])
            {
                case '}':
                    depth++;
                    break;
                case '{' when depth-- == 0:
                    return at;
            }
        }

        return -1;
    }
}
