using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>Finds values of sensitive options in the line of a command: <c>--password x</c>, <c>mysql -px</c>, <c>curl -u name:x</c>.</summary>
internal static class CommandOption
{
    private static readonly string[] GluedPassword = ["mysql", "mariadb", "sshpass"];

    /// <summary>Finds the first value at or behind <paramref name="from"/> of the options between two places.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, int from, int start, int until, MaskingPolicy policy, out KeyedFinding finding)
    {
        for (var at = Math.Max(0, start - 1); at < until;)
        {
            var next = at == 0 && text[0] == '-' ? 0 : IndexOfDash(text[..until], at);
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

        var isShort = start - dash == 1;
        var before = text[..dash];

        // sshpass -p'x'
        if (isShort && end - start == 1 && text[start] == 'p' && end < text.Length && text[end] is '\'' or '"' && CalledProgram.IsAnyOf(before, GluedPassword))
        {
            return OptionValue.TryTake(text, end + 1, end + 1 + TextQuote.FindClose(text[(end + 1)..], text.Slice(end, 1)), from, policy.Decide("password").Rule, out finding);
        }

        var name = text[start..end];
        if (isShort && name.Length > 1 && name[0] == 'p' && (CalledProgram.IsAnyOf(before, GluedPassword) || LetterOption.IsArchiver(before)))
        {
            var open = start + 1;
            var plain = TextValue.EndOfPlain(text, open);
            return OptionValue.TryTake(text, open, plain, from, policy.Decide("password").Rule, out finding);
        }

        if (isShort && LetterOption.TryFind(text, dash, start, from, policy, out finding))
        {
            return true;
        }

        var isJoined = end < text.Length && text[end] == '=' && start - dash == 2;
        if (end >= text.Length || !(isJoined || text[end] is ' ' or '\t'))
        {
            return UserOption.TryFindGlued(text, dash, start, end, from, policy, out finding);
        }

        var value = end + 1;
        while (value < text.Length && value - end < OptionValue.MostBlanks && (text[value] is ' ' or '\t' or '\r' or '\n' || (text[value] == '\\' && value + 1 < text.Length && text[value + 1] is '\r' or '\n')))
        {
            value++;
        }

        if (value >= text.Length || text[value] is '-' or '|' or '>' or '&')
        {
            return false;
        }

        if (UserOption.Is(before, name, isShort))
        {
            return UserOption.TryFind(text, value, from, policy, out finding);
        }

        if (UserOption.IsOfWindows(before, name, isShort))
        {
            return UserOption.TryFindOfWindows(text, value, from, policy, out finding);
        }

        if (isShort && name is "b" && CalledProgram.Is(before, "curl"))
        {
            return TryCookie(text, value, from, policy, out finding);
        }

        // What is joined is a pair like any other.
        if (isJoined || OptionHelp.Is(text, dash, end, value))
        {
            return false;
        }

        (value, var stop) = OptionValue.BoundsAt(text, value);
        if (name is "value" && OfNamed(text, dash, policy) is { } named)
        {
            return OptionValue.TryTake(text, value, stop, from, named, out finding);
        }

        return name.Length > 1 && !OptionValue.IsMetavariable(text[value..stop], name)
            && OptionValue.TryTake(text, value, stop, from, policy.Decide(name is "storepass" or "keypass" or "requirepass" or "masterauth" ? "password" : name).Rule, out finding)
            && finding.Rule.Takes(text[finding.Start..finding.End]);
    }

    private static int IndexOfDash(ReadOnlySpan<char> text, int at)
    {
        var found = text[at..].IndexOf(" -");
        return found < 0 ? -1 : at + found + 1;
    }

    // Of a file that holds them there is only the name.
    private static bool TryCookie(ReadOnlySpan<char> text, int value, int from, MaskingPolicy policy, out KeyedFinding finding)
    {
        var (start, end) = OptionValue.BoundsAt(text, value);
        finding = default;
        return text[start..end].Contains('=') && OptionValue.TryTake(text, start, end, from, policy.Decide("cookie").Rule, out finding);
    }

    // "put-parameter --name /prod/db/password --value x", "keyvault secret set --name n --value x"
    private static MaskRule? OfNamed(ReadOnlySpan<char> text, int dash, MaskingPolicy policy)
    {
        var before = text[Math.Max(0, dash - CalledProgram.Reach)..dash];
        if (before.Contains(" secret set ", StringComparison.Ordinal))
        {
            return policy.Decide("secret").Rule;
        }

        var name = before.LastIndexOf("--name ");
        before = name < 0 ? default : before[(name + "--name ".Length)..].TrimStart(" \"'");
        var end = before.IndexOfAny(" \"'");
        return end > 1 && policy.Decide(before[..end]).Rule is { Class: RuleClass.Secret } rule ? rule : null;
    }
}
