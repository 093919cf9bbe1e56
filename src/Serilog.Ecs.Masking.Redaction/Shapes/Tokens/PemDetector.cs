using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

/// <summary>Recognises private keys in PEM armour, whole or cut; certificates and public keys are public.</summary>
internal static class PemDetector
{
    private const string Dashes = "-----";
    private const string Begin = "BEGIN ";
    private const string End = "-----END";
    private const string Kind = "PRIVATE KEY";
    private const int LongestLabel = 48;
    private const int ShortestBody = 16;

    /// <summary>Returns the block whose <c>BEGIN</c> is at <paramref name="at"/>.</summary>
    public static bool TryMatch(ReadOnlySpan<char> text, int at, out int start, out int end)
    {
        start = at - Dashes.Length;
        end = 0;
        if (start < 0 || !text[at..].StartsWith(Begin) || !text[start..].StartsWith(Dashes))
        {
            return false;
        }

        var label = at + Begin.Length;
        var length = text.Slice(label, Math.Min(LongestLabel, text.Length - label)).IndexOf(Dashes);
        if (length < 0 || !text.Slice(label, length).Contains(Kind, StringComparison.Ordinal))
        {
            return false;
        }

        var body = label + length + Dashes.Length;
        var stop = text[body..].IndexOf(Dashes);
        end = stop < 0 ? text.Length : body + stop;
        if (stop >= 0 && text[end..].StartsWith(End))
        {
            end = EndOfArmour(text, end + Dashes.Length);
            return true;
        }

        // Nothing closes the block. Either it was cut, or a sentence only speaks of the armour line.
        var cut = text[body..end].IndexOf('…');
        cut = cut < 0 && text[body..end].IndexOfAny('"', '<') is var mark and >= 0 ? text[body..(body + mark)].TrimEnd('\\').Length : cut;
        end = cut < 0 ? body + text[body..end].TrimEnd().Length : body + cut;
        return HoldsKey(text[body..end], isCut: cut >= 0);
    }

    private static int EndOfArmour(ReadOnlySpan<char> text, int from)
    {
        var close = text.Slice(from, Math.Min(LongestLabel, text.Length - from)).IndexOf(Dashes);
        return close < 0 ? Math.Min(text.Length, from + LongestLabel) : from + close + Dashes.Length;
    }

    private static bool HoldsKey(ReadOnlySpan<char> body, bool isCut)
    {
        // Line breaks may be real or written as \n.
        var at = 0;
        while (at < body.Length && (char.IsWhiteSpace(body[at]) || body[at] == '\\' || (at > 0 && body[at - 1] == '\\')))
        {
            at++;
        }

        body = body[at..];
        return body.StartsWith("Proc-Type:")
            || body.StartsWith("Version:")
            || CharacterSet.Token68.EndOfRun(body, 0) >= (isCut ? 1 : ShortestBody);
    }
}
