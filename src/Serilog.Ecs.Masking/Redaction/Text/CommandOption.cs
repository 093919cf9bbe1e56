namespace Serilog.Ecs.Masking.Redaction;

/// <summary>Finds values of sensitive options in the line of a command: <c>--password x</c>, <c>mysql -px</c>, <c>curl -u name:x</c>.</summary>
internal static class CommandOption
{
    private const int Reach = 256;

    private static readonly string[] GluedPassword = ["mysql", "mariadb", "sshpass"];
    private static readonly string[] UserAndPassword = ["curl", "wget"];

    /// <summary>Finds the first value at or behind <paramref name="from"/>.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, int from, MaskingPolicy policy, out KeyedFinding finding)
    {
        for (var at = Math.Max(0, from - 1); at < text.Length;)
        {
            var next = at == 0 && text[0] == '-' ? 0 : IndexOfDash(text, at);
            if (next < 0)
            {
                break;
            }

            if (TryMatch(text, next, from, policy, out finding))
            {
                return true;
            }

            at = next + 1;
        }

        finding = default;
        return false;
    }

    private static int IndexOfDash(ReadOnlySpan<char> text, int at)
    {
        var found = text[at..].IndexOf(" -");
        return found < 0 ? -1 : at + found + 1;
    }

    /// <summary>Looks at one dash that may begin an option.</summary>
    public static bool TryMatch(ReadOnlySpan<char> text, int dash, int from, MaskingPolicy policy, out KeyedFinding finding)
    {
        finding = default;
        var start = dash;
        while (start < text.Length && start - dash < 2 && text[start] == '-')
        {
            start++;
        }

        var end = start;
        while (end < text.Length && end - start < 64 && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '_'))
        {
            end++;
        }

        if (end == start)
        {
            return false;
        }

        var name = text[start..end];
        if (start - dash == 1 && name.Length > 1 && name[0] == 'p' && Names(text[..dash], GluedPassword))
        {
            var plain = TextValue.EndOfPlain(text, start + 1);
            return TryTake(text, start + 1, plain, from, policy.Decide("password").Key.Rule, out finding);
        }

        if (end >= text.Length || text[end] is not (' ' or '\t') || end + 1 >= text.Length || text[end + 1] is '-' or ' ' or '|' or '>' or '&')
        {
            return false;
        }

        var value = end + 1;
        var quote = TextQuote.LengthAtStart(text[value..]);
        var stop = quote > 0 ? value + quote + TextQuote.FindClose(text[(value + quote)..], text.Slice(value, quote)) : TextValue.EndOfPlain(text, value);
        value += quote;
        if (name is "u" or "user" && Names(text[..dash], UserAndPassword) && text[value..stop].IndexOf(':') is var colon and >= 0)
        {
            return TryTake(text, value + colon + 1, stop, from, policy.Decide("password").Key.Rule, out finding);
        }

        return name.Length > 1 && TryTake(text, value, stop, from, policy.Decide(name).Rule, out finding);
    }

    private static bool TryTake(ReadOnlySpan<char> text, int start, int end, int from, MaskRule? rule, out KeyedFinding finding)
    {
        finding = rule is null ? default : new KeyedFinding(start, end, rule);
        return rule is not null && start >= from && end > start && !PlainValue.IsPlaceholder(text[start..end]) && !PlainValue.IsNothing(text[start..end]);
    }

    private static bool Names(ReadOnlySpan<char> before, string[] programs)
    {
        before = before[Math.Max(0, before.Length - Reach)..];
        foreach (var program in programs)
        {
            if (before.Contains(program, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
