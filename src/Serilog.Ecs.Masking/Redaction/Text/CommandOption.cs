using System.Buffers;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>Finds values of sensitive options in the line of a command: <c>--password x</c>, <c>mysql -px</c>, <c>curl -u name:x</c>.</summary>
internal static class CommandOption
{
    /// <summary>How far back a program is looked for.</summary>
    public const int Reach = 256;

    /// <summary>How many blanks may stand before a value.</summary>
    public const int MostBlanks = 64;
    private const int LongestUser = 1_024;

    private static readonly SearchValues<char> VariableCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
    private static readonly string[] GluedPassword = ["mysql", "mariadb", "sshpass"];
    private static readonly string[] Windows = ["smbclient", "rpcclient", "smbget", "net rpc", "winexe"];
    private static readonly string[] UserAndPassword = ["curl", "wget"];

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

        // sshpass -p'x'
        if (end - start == 1 && start - dash == 1 && text[start] == 'p' && end < text.Length && text[end] is '\'' or '"' && Names(text[..dash], GluedPassword))
        {
            return TryTake(text, end + 1, end + 1 + TextQuote.FindClose(text[(end + 1)..], text.Slice(end, 1)), from, policy.Decide("password").Key.Rule, out finding);
        }

        var name = text[start..end];
        if (start - dash == 1 && name.Length > 1 && name[0] == 'p' && (Names(text[..dash], GluedPassword) || LetterOption.IsArchiver(text[..dash])))
        {
            var open = start + 1;
            var plain = TextValue.EndOfPlain(text, open);
            return TryTake(text, open, plain, from, policy.Decide("password").Key.Rule, out finding);
        }

        if (start - dash == 1 && LetterOption.TryFind(text, dash, start, from, policy, out finding))
        {
            return true;
        }

        var isJoined = end < text.Length && text[end] == '=' && start - dash == 2;
        if (end >= text.Length || !(isJoined || text[end] is ' ' or '\t'))
        {
            return TryGluedUser(text, dash, start, end, from, policy, out finding);
        }

        var value = end + 1;
        while (value < text.Length && value - end < MostBlanks && (text[value] is ' ' or '\t' or '\r' or '\n' || (text[value] == '\\' && value + 1 < text.Length && text[value + 1] is '\r' or '\n')))
        {
            value++;
        }

        if (value >= text.Length || text[value] is '-' or '|' or '>' or '&')
        {
            return false;
        }

        if ((name is "u" or "user" or "proxy-user" or "U" || (start - dash == 1 && name.Length < 6 && name[^1] == 'u')) && Names(text[..dash], UserAndPassword))
        {
            return TryUser(text, value, from, policy, out finding);
        }

        // smbclient -U ann%x, http -a ann:x, curl -b sid=x
        if (start - dash == 1 && name is "U" && Names(text[..dash], Windows) && text[value..TextValue.EndOfPlain(text, value)].IndexOf('%') is var percent and > 0)
        {
            return TryTake(text, value + percent + 1, TextValue.EndOfPlain(text, value), from, policy.Decide("password").Key.Rule, out finding);
        }

        if (start - dash == 1 && name is "a" or "b" && IsProgram(text[..dash], name is "a" ? "http" : "curl"))
        {
            return name is "a" ? TryUser(text, value, from, policy, out finding) : TryCookie(text, value, from, policy, out finding);
        }

        if (!isJoined && OptionHelp.Is(text, dash, end, value))
        {
            return false;
        }

        if (isJoined)
        {
            return false; // A pair like any other.
        }

        var quote = TextQuote.LengthAtStart(text[value..]);
        var stop = quote > 0 ? value + quote + TextQuote.FindClose(text[(value + quote)..], text.Slice(value, quote)) : TextValue.EndOfPlain(text, value);
        value += quote;
        if (name is "value" && OfNamed(text, dash, policy) is { } named)
        {
            return TryTake(text, value, stop, from, named, out finding);
        }

        return name.Length > 1 && !IsMetavariable(text[value..stop], name) && TryTake(text, value, stop, from, policy.Decide(name is "storepass" or "keypass" or "requirepass" or "masterauth" ? "password" : name).Rule, out finding) && finding.Rule.Takes(text[finding.Start..finding.End]);
    }

    // curl -uann:x
    private static bool TryGluedUser(ReadOnlySpan<char> text, int dash, int start, int end, int from, MaskingPolicy policy, out KeyedFinding finding)
    {
        finding = default;
        return start - dash == 1 && text[start] == 'u' && end < text.Length && text[end] == ':' && Names(text[..dash], UserAndPassword)
            && TryUser(text, start + 1, from, policy, out finding);
    }

    // "ann:x", 'ann:x', ann:'x', "ann":"x"; a name with nothing behind its colon is a key.
    private static bool TryUser(ReadOnlySpan<char> text, int value, int from, MaskingPolicy policy, out KeyedFinding finding)
    {
        finding = default;
        var (end, colon) = (value, -1);
        var quote = '\0';
        for (var limit = Math.Min(text.Length, value + LongestUser); end < limit && (quote != '\0' || !char.IsWhiteSpace(text[end])); end++)
        {
            if (text[end] is '"' or '\'' && (quote == '\0' || quote == text[end]))
            {
                quote = quote == '\0' ? text[end] : '\0';
            }
            else if (text[end] == ':' && colon < 0)
            {
                colon = end;
            }
        }

        if (colon < 0)
        {
            return false;
        }

        var (start, stop) = Unquoted(text, colon + 1, end);
        if (start == stop)
        {
            (start, stop) = Unquoted(text, value, colon);
        }

        return TryTake(text, start, stop, from, policy.Decide("password").Key.Rule, out finding);
    }

    // Of a file that holds them there is only the name.
    private static bool TryCookie(ReadOnlySpan<char> text, int value, int from, MaskingPolicy policy, out KeyedFinding finding)
    {
        var quote = TextQuote.LengthAtStart(text[value..]);
        var start = value + quote;
        var end = quote > 0 ? start + TextQuote.FindClose(text[start..], text.Slice(value, quote)) : TextValue.EndOfPlain(text, start);
        finding = default;
        return text[start..end].Contains('=') && TryTake(text, start, end, from, policy.Decide("cookie").Key.Rule, out finding);
    }

    private static bool IsProgram(ReadOnlySpan<char> before, string program)
    {
        before = before[Math.Max(0, before.Length - Reach)..];
        before = before[(before.LastIndexOfAny('|', ';', '\n') + 1)..].TrimStart("$> ");
        return before.StartsWith(program) && before[program.Length..] is [' ', ..] or ['s', ' ', ..];
    }

    private static (int Start, int End) Unquoted(ReadOnlySpan<char> text, int start, int end)
    {
        while (start < end && text[start] is '"' or '\'')
        {
            start++;
        }

        while (end > start && text[end - 1] is '"' or '\'' or '\\')
        {
            end--;
        }

        return (start, end);
    }

    // "put-parameter --name /prod/db/password --value x", "keyvault secret set --name n --value x"
    private static MaskRule? OfNamed(ReadOnlySpan<char> text, int dash, MaskingPolicy policy)
    {
        var before = text[Math.Max(0, dash - Reach)..dash];
        if (before.Contains(" secret set ", StringComparison.Ordinal))
        {
            return policy.Decide("secret").Key.Rule;
        }

        var name = before.LastIndexOf("--name ");
        before = name < 0 ? default : before[(name + "--name ".Length)..].TrimStart(" \"'");
        var end = before.IndexOfAny(" \"'");
        return end > 1 && policy.Decide(before[..end]).Rule is { Class: RuleClass.Secret } rule ? rule : null;
    }

    // "--secret SECRET", "--api-key API_KEY"
    private static bool IsMetavariable(ReadOnlySpan<char> value, ReadOnlySpan<char> name)
    {
        if (value.ContainsAnyInRange('a', 'z') || name.Length < value.Length)
        {
            return false;
        }

        name = name[^value.Length..];
        for (var at = 0; at < value.Length; at++)
        {
            if (name[at] is '-' or '_' ? value[at] is not ('-' or '_') : char.ToUpperInvariant(name[at]) != value[at])
            {
                return false;
            }
        }

        return true;
    }

    // "$DB_PASSWORD"
    private static bool IsVariable(ReadOnlySpan<char> value) => value is ['$', >= 'A' and <= 'Z' or '_', ..] && !value[1..].ContainsAnyExcept(VariableCharacters);

    /// <summary>Takes what stands between two places, unless it only stands for a value.</summary>
    public static bool TryTake(ReadOnlySpan<char> text, int start, int end, int from, MaskRule? rule, out KeyedFinding finding)
    {
        finding = rule is null ? default : new KeyedFinding(start, end, rule);
        return rule is not null && start >= from && end > start && !PlainValue.IsPlaceholder(text[start..end]) && !PlainValue.IsNothing(text[start..end]) && !IsVariable(text[start..end]);
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
