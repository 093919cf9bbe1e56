using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Notations;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Judging;

/// <summary>Recognises code that computes a value or reads it where it is kept: calls, functions, generic types, commands that a shell runs.</summary>
internal static class ExpressionShapes
{
    private const int Window = 128;
    private const int LongestDelimiter = 3;
    private const int LongestType = 16;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.");
    private static readonly SearchValues<char> TypeCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.<>[]?&', ");

    /// <summary>Returns whether a text begins with an expression: <c>os.environ["DB_PASSWORD"]</c>, <c>GetToken();</c>, <c>(state: State) =></c>, <c>Option&lt;Secret></c>.</summary>
    public static bool Starts(ReadOnlySpan<char> text, MaskingPolicy policy)
    {
        if (text.StartsWith("await ") || text.StartsWith("new "))
        {
            text = text[(text.IndexOf(' ') + 1)..];
        }

        text = text.StartsWith("!") ? text[1..] : text;
        return IsComparison(text) || IsCmdlet(text) || IsTupleOfNames(text) || IsFunction(text) || IsGenericType(text) || IsSubscriptedType(text) || IsUnion(text) || StartsCall(text, policy);
    }

    // "args != null && …", "name ?? other"
    private static bool IsComparison(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExcept(NameCharacters);
        return end > 1 && !text[..end].ContainsAnyInRange('0', '9') && (text[end..].StartsWith(" != ") || text[end..].StartsWith(" == ") || text[end..].StartsWith(" ?? ") || text[end..].StartsWith(" && ") || text[end..].StartsWith(" || ") || text[end..].StartsWith(" ? "));
    }

    // "New-Object PSCredential(…)", "(Read-Host -AsSecureString)"
    private static bool IsCmdlet(ReadOnlySpan<char> text)
    {
        text = text is ['(', ..] ? text[1..] : text;
        var dash = text.IndexOf('-');
        var end = dash > 0 ? text[(dash + 1)..].IndexOfAnyExcept(NameCharacters) : 0;
        return dash > 0 && char.IsAsciiLetterUpper(text[0]) && end != 0 && char.IsAsciiLetterUpper(text[Math.Min(text.Length - 1, dash + 1)])
            && (end < 0 ? text[(dash + 1)..] : text.Slice(dash + 1, end)) is { IsEmpty: false } noun && CharacterSet.Letters.Covers(noun) && Vocabulary.Is(text[..dash], WordClass.CmdletVerb)
            && (end < 0 || text[dash + 1 + end] is ' ' or ')' or '\r' or '\n' or ';');
    }

    // "(__spec__.parent, '.types')"
    private static bool IsTupleOfNames(ReadOnlySpan<char> text)
    {
        var end = text is ['(', ..] ? text[1..].IndexOfAnyExcept(NameCharacters) : 0;
        return end > 2 && text[end + 1] == ',' && !text[1..(end + 1)].ContainsAnyInRange('0', '9') && text[1..(end + 1)].Contains('.');
    }

    /// <summary>Returns whether a shell puts the output of a command in: <c>$(cat /run/secrets/db)</c>. What <c>echo</c> writes is there itself.</summary>
    public static bool IsCommand(ReadOnlySpan<char> text)
    {
        if (text is not ['$', '(', (>= 'a' and <= 'z') or '.' or '/', ..])
        {
            return false;
        }

        var end = text.IndexOf(' ');
        return end > 2 && text[2..end] is not ("echo" or "printf") && (text.Contains(')') || text.Contains("\\\n", StringComparison.Ordinal) || text.EndsWith("\\"));
    }

    /// <summary>Returns whether a value is the argument of a function, and names what the function reads: <c>getenv("API_KEY")</c>, <c>header("Authorization")</c>.</summary>
    public static bool IsNameOfArgument(ReadOnlySpan<char> text, in Pair pair, ReadOnlySpan<char> value, MaskingPolicy policy)
    {
        var open = pair.Quote.Start - 1;
        return pair.Quote.Exists && pair.Operator.Exists && open > pair.Operator.End && text[open] == '(' && char.IsAsciiLetterOrDigit(text[open - 1])
            && (value.Length <= LongestDelimiter || IsSelector(value) || IsNameOfVariable(value, policy) || (IsGetter(text[pair.Operator.End..open]) && ValueShapes.IsName(value) && PlainWords.Covers(value)));
    }

    // "querySelector('input[name="password"]')", "$('#password')"
    private static bool IsSelector(ReadOnlySpan<char> value) =>
        value is ['#' or '.', .. var id] ? ValueShapes.IsName(id) && PlainWords.Covers(id) : char.IsAsciiLetter(value[0]) && value.Contains('[') && value.Contains('=') && value.EndsWith("]");

    // "configuration.GetConnectionString("Orders")"
    private static bool IsGetter(ReadOnlySpan<char> function) => function[(function.LastIndexOfAny(". ") + 1)..].StartsWith("get", StringComparison.OrdinalIgnoreCase);

    private static bool StartsCall(ReadOnlySpan<char> text, MaskingPolicy policy)
    {
        var end = BehindTypes(text, EndOfPath(text));

        // What the function is called with is on the lines below.
        if (end > 1 && char.IsAsciiLetter(text[0]) && text[end..] is ['('] or ['(', '\r' or '\n', ..])
        {
            return true;
        }

        if (end < 2 || end + 1 >= text.Length || !char.IsAsciiLetter(text[0]) || text[end] is not ('(' or '['))
        {
            return false;
        }

        if (text[end + 1] == ')' && text[end] == '(')
        {
            return end + 2 == text.Length || text[end + 2] is ';' or ',' or '.' or ')' or '?' or '!' or '[' or '\r' or '\n';
        }

        if (text[end + 1] is not ('"' or '\''))
        {
            return text[end] == '(' && IsCall(text[..end], text[(end + 1)..]);
        }

        var name = text[(end + 2)..];
        var close = name.IndexOf(text[end + 1]);
        if (close < 1 || close + 1 >= name.Length || name[close + 1] is not (')' or ']' or ','))
        {
            return false;
        }

        // "authorization.split(' ')"
        return close <= LongestDelimiter && text[..end].Contains('.') && !name[..close].ContainsAnyInRange('0', '9') ? !text[..end].ContainsAnyInRange('0', '9') : IsNameOfVariable(name[..close].TrimEnd(": "), policy);
    }

    private static bool IsNameOfVariable(ReadOnlySpan<char> name, MaskingPolicy policy) =>
        name.Length > 1 && ValueShapes.IsName(name = name[(name.LastIndexOf(':') + 1)..]) && ((name.Contains('_') && !name.ContainsAnyInRange('a', 'z')) || (!name.ContainsAnyInRange('0', '9') && policy.Decide(name).Rule is not null));

    // "?." and "::"
    private static int LengthOfJoint(ReadOnlySpan<char> text) => text is ['?', '.', ..] or [':', ':', >= 'A' and <= 'z', ..] ? 2 : 0;

    // Names joined by ".", "?." and "::".
    private static int EndOfPath(ReadOnlySpan<char> text)
    {
        var at = 0;
        while (at < text.Length && (NameCharacters.Contains(text[at]) || LengthOfJoint(text[at..]) > 0))
        {
            at += Math.Max(1, LengthOfJoint(text[at..]));
        }

        return at;
    }

    // "table.Column<string>(…)"
    private static int BehindTypes(ReadOnlySpan<char> text, int at)
    {
        if (at == 0 || at >= text.Length || text[at] != '<')
        {
            return at;
        }

        var length = text[at..].IndexOfAnyExcept(TypeCharacters);
        return length > 2 && text[at + length] == '(' && text[at + length - 1] == '>' ? at + length : at;
    }

    // "Column(String(255))", "strtok(buf, ",")", "tokenizer.encode(text)", "secrets.token_urlsafe(32)"
    private static bool IsCall(ReadOnlySpan<char> name, ReadOnlySpan<char> arguments)
    {
        // "Hash::make($data['password'])"
        if (arguments is ['$', (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_', ..] or ['.', '.', '.', ')', ..])
        {
            return true;
        }

        // "jwt.encode({"sub": id}, key)"
        if (arguments is ['{' or '[', ..] && name.Contains('.') && !name.ContainsAnyInRange('0', '9'))
        {
            return true;
        }

        arguments = arguments is ['&' or '*', >= 'a' and <= 'z', ..] ? arguments[1..] : arguments;
        var end = arguments.IndexOfAnyExcept(NameCharacters);
        if (end < 1 || end >= arguments.Length || (name.ContainsAnyInRange('0', '9') && arguments[end] != '('))
        {
            return false;
        }

        // "pa(ss)wd" is one word.
        if (arguments[end] == ')' && end + 1 < arguments.Length && char.IsLetterOrDigit(arguments[end + 1]))
        {
            return false;
        }

        // "x(y,z" without the bracket that closes it on its line is a word too.
        if (arguments[end] is ',' or '(' && LineOf(arguments) is var line && line.Count(')') <= line.Count('(') && line.TrimEnd(' ') is not [.., ',' or '('])
        {
            return false;
        }

        var first = arguments[..end];
        if (first.Contains('.') && !first.ContainsAnyInRange('0', '9') && (arguments[end..].StartsWith(" || ") || arguments[end..].StartsWith(" ?? ")))
        {
            return true;
        }

        // "number.Substring(number.Length - 4)"
        if (name.Contains('.') && first.Contains('.') && arguments[end..] is [' ', '-' or '+' or '*' or '/', ' ', ..])
        {
            return true;
        }

        // "claims.First(claim => …)"
        if (arguments[end..].StartsWith(" => "))
        {
            return true;
        }

        return first.ContainsAnyExceptInRange('0', '9')
            ? end > 1 && arguments[end] is ',' or ')' or '(' or '=' or ':' && char.IsAsciiLetter(first[0]) && !first.ContainsAnyInRange('0', '9') && PlainWords.Covers(first)
            : arguments[end] == ')' && name.Contains('.');
    }

    private static ReadOnlySpan<char> LineOf(ReadOnlySpan<char> text) => text.IndexOfAny('\r', '\n') is var end and >= 0 ? text[..end] : text;

    private static bool IsFunction(ReadOnlySpan<char> text)
    {
        var window = text[..Math.Min(text.Length, Window)];
        var close = window.IndexOf(')');
        return window is ['(', ..] && close > 0 && window[(close + 1)..].TrimStart(' ').StartsWith("=>");
    }

    // "Optional[str] = None", "Annotated[str, Form()],"
    private static bool IsSubscriptedType(ReadOnlySpan<char> text)
    {
        var window = text[..Math.Min(text.Length, Window)];
        var open = window.IndexOf('[');
        if (open < 3 || !char.IsAsciiLetterUpper(window[0]) || !CharacterSet.Letters.Covers(window[..open]) || open + 1 == window.Length || !(char.IsAsciiLetter(window[open + 1]) || window[open + 1] is '"' or '\''))
        {
            return false;
        }

        var close = window.IndexOf(']');
        return close > open && !window[open..close].ContainsAnyInRange('0', '9') && (close + 1 == window.Length || window[close + 1] is ' ' or ',' or ')' or ']' or ':' or '\r' or '\n');
    }

    // "string | null", "str | None = None"
    private static bool IsUnion(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf(" | ");
        return end is > 1 and < LongestType && Vocabulary.Is(text[..end], WordClass.Type);
    }

    private static bool IsGenericType(ReadOnlySpan<char> text)
    {
        var window = text[..Math.Min(text.Length, Window)];
        var open = window.IndexOf('<');
        var end = window.IndexOfAnyExcept(TypeCharacters);
        var type = (end < 0 ? window : window[..end]).TrimEnd(", ");
        return open > 1 && char.IsAsciiLetterUpper(window[0]) && type.Length > open + 2 && type[^1] is '>' or '?' && CharacterSet.Letters.Covers(window[..open]) && type.Count('<') == type.Count('>');
    }
}
