using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>The object that a value is a member of: what it says of the value whose own key does not.</summary>
internal static class SurroundingObject
{
    /// <summary>How far back the object may begin that a value is a member of.</summary>
    public const int Longest = 512;

    /// <summary>Returns the rule of the name that stands anywhere before in the object, <c>"property":"password","oldValue":"x","newValue":"y"</c>, or of its type, <c>Password { Value = x }</c>.</summary>
    public static MaskRule? RuleOf(ReadOnlySpan<char> text, in TextKey key, char separator, MaskingPolicy policy)
    {
        var open = StartOf(text, key.Start);
        if (open < 0)
        {
            return null;
        }

        if (!key.IsQuoted)
        {
            return separator is '=' or ':' ? RuleOfType(text, open, policy) : null;
        }

        for (var at = open + 1; at < key.Start; at++)
        {
            var next = text[at..key.Start].IndexOfAny(':', '=');
            if (next < 0)
            {
                return null;
            }

            at += next;
            if (NamingPair.TryRead(text[..key.Start], at, out var start, out var end) && NamingPair.Is(text, at, text[start..end]) && policy.Decide(text[start..end]).Rule is { } rule)
            {
                return rule;
            }
        }

        return null;
    }

    /// <summary>Returns the rule of a member of which only the object around it says whose it is, <c>"card":{"holder":"x"}</c>, or <see langword="null"/>.</summary>
    public static MaskRule? RuleOfParent(ReadOnlySpan<char> text, in TextKey key, MaskingPolicy policy)
    {
        if (!key.IsQuoted || !PairNames.IsNamedByParent(text[key.Start..key.End]) || StartOf(text, key.Start) is not (> 1 and var open))
        {
            return null;
        }

        var before = text[..open].TrimEnd(" \t\r\n[");
        return before is [.., ':'] && TextKey.TryRead(text, before.Length - 1, out var parent) ? PairNames.RuleOfParent(text[parent.Start..parent.End], text[key.Start..key.End], policy) : null;
    }

    private static MaskRule? RuleOfType(ReadOnlySpan<char> text, int open, MaskingPolicy policy)
    {
        var type = text[..open].TrimEnd(' ');
        var start = type.Length;
        while (start > 0 && type.Length - start < NamingPair.Reach && (char.IsLetterOrDigit(type[start - 1]) || type[start - 1] == '_'))
        {
            start--;
        }

        return open - type.Length == 1 && start < type.Length && char.IsUpper(type[start]) ? TypeName.RuleOf(type[start..], int.MaxValue, policy) : null;
    }

    // Backwards, over the objects that are members of it.
    private static int StartOf(ReadOnlySpan<char> text, int from)
    {
        var depth = 0;
        for (var at = from - 1; at >= Math.Max(0, from - Longest); at--)
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
